# Mailing lists, all of a domain together. Access first, then Mailman, then access again. Who has joined is never touched.

declare -A gone=()
closing=' '

lists_ensure() {
  lists_close
  mail_taken
  lists_apply
  lists_pages
  mail_sql "$open_sql"
  mail_told
}

lists_retire() {
  lists_close
  lists_apply
  lists_pages
}

# The pages learn of a list by its first message, take it for public until they ask Mailman, and ask again once an hour.
lists_pages() {
  local id address said domains=''
  for id in "${ids[@]}"; do ! ok "$id" || domains+=,\'${domain[$id]}\'; done
  [ -n "$domains" ] || return 0
  said=$(mariadb --no-defaults -BN -e "
    SELECT l.mail_host, CONCAT(l.list_name, '@', l.mail_host) FROM konbit_lists.mailinglist l
      LEFT JOIN konbit_lists_web.hyperkitty_mailinglist h ON h.list_id = l.list_id
      WHERE l.mail_host IN (${domains#,}) AND NOT h.archive_policy <=> l.archive_policy;
    INSERT INTO konbit_lists_web.hyperkitty_mailinglist (name, display_name, description, subject_prefix, archive_policy, created_at, list_id, archive_rendering_mode)
      SELECT CONCAT(list_name, '@', mail_host), display_name, description, subject_prefix, archive_policy, UTC_TIMESTAMP(6), list_id, 'text'
      FROM konbit_lists.mailinglist WHERE mail_host IN (${domains#,})
      ON DUPLICATE KEY UPDATE archive_policy = VALUES(archive_policy)" 2>&1) || { fail_all "the pages of the lists: $said"; return 0; }
  for id in "${ids[@]}"; do
    while read -r address; do
      current=$id
      [ -z "$address" ] || changed "told the pages who reads what is posted to $address"
    done < <(awk -F'\t' -v "domain=${domain[$id]}" '$1 == domain {print $2}' <<<"$said")
  done
  each lists_archived
}

lists_archived() { # ID: what was posted to lists that are gone, as mbox in the member's quarantine
  local home=/srv/members/${login[$1]} made name held
  local -a names=()
  local folder=$home/quarantine/lists
  [ -n "${gone[$1]-}" ] && [ -d "$home" ] || return 0
  for name in $(tr -d '",' <<<"${gone[$1]//,/ }"); do
    # One that was put away before, and has not been back since, has no more to say.
    [[ $closing == *" $name@${domain[$1]} "* ]] || [ ! -e "$folder/$name@${domain[$1]}.mbox" ] && names+=("$name@${domain[$1]}")
  done
  [ ${#names[@]} -gt 0 ] || return 0
  made=$(mktemp -d /var/lib/konbit-lists/export.XXXXXX)
  chown list "$made"
  DJANGO_SETTINGS_MODULE=konbit_lists.settings PYTHONPATH=/usr/local/share/konbit/lists PYTHONDONTWRITEBYTECODE=1 \
    setpriv --reuid list --regid list --init-groups python3 /usr/local/share/konbit/lists/konbit_lists/export.py "$made" "${names[@]}"
  directories root:root 700 "$home/quarantine" root:root 700 "$folder"
  for name in "${names[@]}"; do
    held=$folder/$name.mbox
    if ! cmp -s "$made/$name.mbox" "$held"; then
      aside "$held" "$held.before"
      install -m 600 "$made/$name.mbox" "$held"
      changed "wrote what was posted to $name to $held"
    fi
  done
  rm -rf "$made"
}

lists_close() {
  local what id local
  mail_sql "$close_sql"
  mail_told
  while IFS=$'\t' read -r what id local; do
    case $what in
      gone) gone[$id]+=,\"$local\" ;;
      closing) closing+="$local " ;;
    esac
  done <<<"$rows"
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
