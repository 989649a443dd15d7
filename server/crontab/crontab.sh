# What members' sites do by the clock: a timer and a service of systemd for each line.

crontab_ensure() { # LOGIN [NAME TEXT]…: these units and no others of that member; none: nothing is done by the clock
  local login=$1 file name home=/etc/systemd/system
  local wants=$home/timers.target.wants
  local -A text_of=()
  [ -d "/srv/members/$login" ] || [ $# = 1 ] || refuse "there is no account $login on this server; it comes first"
  shift
  while [ $# -gt 0 ]; do
    text_of[$1]=$2
    shift 2
  done
  for file in "$home/konbit-cron-$login".*.timer "$home/konbit-cron-$login".*.service; do
    name=${file##*/}
    [ -e "$file" ] && [ -z "${text_of[$name]-}" ] || continue
    # First so that it does not start again, and then what runs; the timer's file goes first, which is how the next run finds the rest.
    systemctl stop "$name" 2>/dev/null || :
    rm -f "$wants/$name" "$file"
    changed "took away $name"
  done
  for name in "${!text_of[@]}"; do put "$home/$name" root:root 644 "${text_of[$name]}"; done
  # Also when a run was killed before it came to this.
  [ ${#text_of[@]} = 0 ] || ! systemctl show -p NeedDaemonReload --value "${!text_of[@]}" | grep -qx yes || systemctl daemon-reload
  for name in "${!text_of[@]}"; do
    [ "${name##*.}" = timer ] || continue
    [ -L "$wants/$name" ] && systemctl -q is-active "$name" && continue
    mkdir -p "$wants"
    ln -sfn "$home/$name" "$wants/$name"
    systemctl start "$name"
    changed "started $name"
  done
}
