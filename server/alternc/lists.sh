# Lists of alternc-mailman: AlternC makes them, and its Mailman knows the rest.

declare -A login=() domain=() wanted=()

mail_item() { # ID LOGIN DOMAIN WANTED
  login[$1]=$2 domain[$1]=$3 wanted[$1]=$4
}

alternc_lists() {
  local id
  alternc_lists_asked
  for id in "${ids[@]}"; do alternc_list_names "$id"; done
  lists_core=$(alternc_lists_core) lists_web=$(alternc_lists_web)
  lists_apply
  lists_pages
  each alternc_lists_known
}

# What AlternC's classes only note. Another run of its program may be under way, and does it then.
alternc_lists_asked() {
  local try id
  local -A left
  for ((try = 0; try < 30; try++)); do
    left=()
    for id in "${ids[@]}"; do
      ! ok "$id" || left[$id]=$(alternc_sql "SELECT CONCAT(list, '@', domain) FROM mailman WHERE mailman_action = 'CREATE' AND domain = '${domain[$id]}'")
      [ -n "${left[$id]-}" ] || unset "left[$id]"
    done
    [ ${#left[@]} -gt 0 ] || return 0
    /usr/lib/alternc/update_mailman.sh >/dev/null 2>&1 8>&-
    [ "$try" = 0 ] || sleep 2
  done
  for id in "${!left[@]}"; do
    fail "$id" "AlternC was told, and after a minute has not made ${left[$id]//$'\n'/, }: run /usr/lib/alternc/update_mailman.sh as root to see what it says, then run konbit again"
  done
}

alternc_list_names() { # ID: lists that are closed, and those whose first settings have not been made
  local local state
  while IFS=$'\t' read -r local state; do
    case $state in
      closed) gone[$1]+=",\"$local\"" ;;
      fresh) fresh_lists[$1]+=",\"$local\"" ;;
    esac
  done < <(alternc_sql "SELECT part, IF(state = 'open', IF(facts LIKE '%\"isMade\":false%', 'fresh', 'open'), state) FROM konbit_declared WHERE kind = 'Lists' AND thing = '$1'")
}

alternc_lists_known() { # ID
  [ -z "${fresh_lists[$1]-}" ] || alternc_sql "UPDATE konbit_declared SET facts = REPLACE(facts, '\"isMade\":false', '\"isMade\":true') WHERE kind = 'Lists' AND thing = '$1' AND state = 'open'"
}
