# Mailing lists, all of a domain together. Access first, then Mailman, then access again. Who has joined is never touched.

declare -A gone=()

lists_ensure() {
  lists_close
  mail_taken
  lists_apply
  mail_sql "$open_sql"
  mail_told
}

lists_retire() {
  lists_close
  lists_apply
}

lists_close() {
  local what id local
  mail_sql "$close_sql"
  mail_told
  while IFS=$'\t' read -r what id local; do [ "$what" != gone ] || gone[$id]+=,\"$local\"; done <<<"$rows"
}

lists_apply() {
  local id items='' said what text
  for id in "${ids[@]}"; do
    ok "$id" || continue
    items+=,${wanted[$id]%\}},\"gone\":[$(lists_gone "$id")]\}
  done
  [ -n "$items" ] || return 0
  [ -s /etc/mailman3/konbit-secret.cfg ] || { fail_all 'there is no list server here yet; it comes first'; return 0; }
  said=$(python3 -c "$apply_py" 2>&1 <<<"[${items#,}]") || fail_all "the program of the lists: ${said##*$'\n'}"
  while read -r what id text; do
    case $what in
      changed) current=$id && changed "$text" ;;
      failed) fail "$id" "$text" ;;
    esac
  done <<<"$said"
}

lists_gone() { # ID: their names as JSON has them
  local all=${gone[$1]-}
  printf %s "${all#,}"
}
