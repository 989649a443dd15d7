# Mailing lists, all of a domain together. Access first, then Mailman, then access again. Who has joined is never touched.

closing=' '

lists_ensure() {
  lists_close
  mail_taken
  lists_there
  lists_apply
  lists_pages
  each lists_archived
  mail_sql "$open_sql"
  mail_told
}

lists_retire() {
  lists_close
  lists_there
  lists_apply
  lists_pages
  each lists_archived
}

lists_there() { [ -s /etc/mailman3/konbit-secret.cfg ] || fail_all 'there is no list server here yet; it comes first'; }

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
