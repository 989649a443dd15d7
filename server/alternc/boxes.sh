# The program that sends links is told which boxes there are, and sends a first one to whoever has a box and no password. Wants the
# driver in $boxes_driver. Without the page there is nobody to tell.
declare -a fresh=()

alternc_boxes() {
  local program=/usr/local/lib/konbit/mail-invite words what id address
  local -A of=()
  [ -x "$program" ] && [ -e /var/lib/konbit/mail/mail.db ] || return 0
  words=$(printf %s "$boxes_driver" | runuser -u alterncpanel -- php 2>&1)
  grep -qx 'ok boxes' <<<"$words" || {
    fail_all "who has a box could not be written for the page of passwords: $(tail -c 600 <<<"$words")"
    return
  }
  while read -r what id address; do [ "$what" != invite ] || of[$address]=$id; done <<<"$words"
  # A box that begins empty is nobody's yet: a link that somebody else was sent for that name opens nothing.
  [ ${#fresh[@]} = 0 ] || "$program" --lock "${fresh[@]}" &>/dev/null
  [ ${#of[@]} -gt 0 ] || return 0
  words=$("$program" --first "${!of[@]}" 2>&1)
  while IFS=$'\t' read -r what address _; do
    case $what in sent | open | chosen) unset "of[$address]" ;; esac
  done <<<"$words"
  for address in "${!of[@]}"; do
    fail "${of[$address]}" "the box $address is there, but its link could not be sent: $(tail -c 300 <<<"$words")"
  done
}
