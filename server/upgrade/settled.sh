# Whatever batch makes sites: an upgrade that was cut off, and that nobody has ended since, is ended first.

upgrade_settled() {
  [ -d /var/lib/konbit/upgrade/undo ] && [ -e /var/lib/konbit/upgrade/program ] && ! systemctl -q is-active konbit-upgrade || return 0
  flock -u 8
  bash /var/lib/konbit/upgrade/program end 8>&- &>/dev/null
  flock 8
  [ -d /var/lib/konbit/upgrade/undo ] || { current=${ids[0]}; changed 'put back an upgrade that was cut off'; }
}
