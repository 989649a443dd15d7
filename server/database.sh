# Databases of sites. MariaDB is given hashes and never a password.

databases_ensure() { # LOCK|UNLOCK [TEST]: of those for which it is true, which let nobody in or who knows the password
  local door=$1 test=${2-true} id db sql='' words what who plugin auth state line have_grants
  local -A schema=() user=() grants=()
  local -a wanted=()
  for id in "${ids[@]}"; do ! ok "$id" || ! "$test" "$id" || wanted+=("$id"); done
  [ ${#wanted[@]} -gt 0 ] || return 0
  words=$(printf %s "$databases_sql" | mariadb -N -B -r 2>&1) || { databases_unread "$words"; return; }
  while IFS=$'\t' read -r what who plugin auth state; do
    case $what in
      schema) schema[$who]=1 ;;
      user) user[$who]="$plugin|$auth|$state" ;;
      'GRANT USAGE ON *.* TO '*) ;;
      GRANT*)
        line=${what##* TO \`}
        grants[${line%%\`*}]+=$what$'\n'
        ;;
    esac
  done <<<"$words"
  local -A todo=()
  for id in "${wanted[@]}"; do
    db=${login[$id]}_${name[$id]//-/_}
    sql=$(database_sql "$db" "${hash[$id]}" $door)
    [ -z "$sql" ] || todo[$id]=$sql
  done
  [ ${#todo[@]} -gt 0 ] || return 0
  # All at once; only when that fails, each by itself to know which one it was.
  if ! printf '%s\n' "${todo[@]}" | mariadb 2>/dev/null; then
    for id in "${!todo[@]}"; do
      words=$(printf '%s\n' "${todo[$id]}" | mariadb 2>&1) || fail "$id" "MariaDB: ${words//"${hash[$id]:-none}"/…}"
    done
  fi
  for id in "${!todo[@]}"; do
    current=$id
    ok "$id" || continue
    if [ -n "${hash[$id]}" ]; then changed "database ${login[$id]}_${name[$id]//-/_} and its user put right"; else changed "closed the database user ${login[$id]}_${name[$id]//-/_}; the data stays"; fi
  done
}

databases_unread() { # WORDS: sites that never had a database do without
  local id
  for id in "${wanted[@]}"; do
    [ -z "${hash[$id]}" ] || fail "$id" "MariaDB does not answer: $1"
  done
}

database_sql() { # DATABASE HASH LOCK|UNLOCK: what has to be said, nothing when all is well
  local db=$1 pattern="\`${1//_/\\_}\`" is=open
  if [ -z "$2" ]; then
    [[ ${user[$db]-} == *'|open' ]] && printf '%s\n' "ALTER USER \`$db\`@localhost ACCOUNT LOCK;" && printf '%s\n' "KILL USER \`$db\`@localhost;"
    return
  fi
  local grant="GRANT ALL PRIVILEGES ON $pattern.* TO \`$db\`@\`localhost\`"
  [ -n "${schema[$db]-}" ] || printf '%s\n' "CREATE DATABASE IF NOT EXISTS \`$db\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;"
  [ "$3" = UNLOCK ] || is=locked
  local identified="IDENTIFIED VIA mysql_native_password USING '$2'"
  if [ -z "${user[$db]-}" ]; then
    printf '%s\n' "CREATE USER IF NOT EXISTS \`$db\`@localhost $identified WITH MAX_USER_CONNECTIONS 30 ACCOUNT $3;"
  elif [ "${user[$db]}" != "mysql_native_password|$2|$is" ]; then
    printf '%s\n' "ALTER USER \`$db\`@localhost $identified ACCOUNT $3;"
    [ "$3" = UNLOCK ] || printf '%s\n' "KILL USER \`$db\`@localhost;"
  fi
  if [ "${grants[$db]-}" != "$grant"$'\n' ]; then
    [ -z "${grants[$db]-}" ] || printf '%s\n' "REVOKE ALL PRIVILEGES, GRANT OPTION FROM \`$db\`@localhost;"
    printf '%s\n' "$grant;"
  fi
}
