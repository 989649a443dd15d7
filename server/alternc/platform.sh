# Before anything else: whether konbit can work with this AlternC. Nothing is installed.

declare -a wants=()

want() { # FACT VALUE WAY-OUT
  wants+=("$1" "$2" "$3")
}

alternc_ready() {
  local -A found=()
  local what name value i reasons=
  [ -e /etc/alternc/local.sh ] || refuse 'AlternC does not run this server (no /etc/alternc/local.sh); remove "konbit:backend" from the configuration, or install AlternC first'
  alternc_sql "SHOW TABLES LIKE 'konbit_declared'" | grep -q . || {
    alternc_sql "$memory_sql" || refuse "the table konbit_declared could not be made in AlternC's database"
    changed "made the table konbit_declared in AlternC's database, for what konbit has declared"
  }
  while IFS=$'\t' read -r what name value; do found[$name]=$value; done < <(alternc_facts)
  for ((i = 0; i < ${#wants[@]}; i += 3)); do
    name=${wants[i]}
    [ "${found[$name]-}" = "${wants[i + 1]}" ] || reasons+="$name: ${found[$name]-}; ${wants[i + 2]}. "
  done
  [ -z "$reasons" ] || refuse "konbit does not work with this AlternC yet. ${reasons}Nothing was touched"
}
