# Lays an upgrade down on the server and starts it there: it goes on when whoever started it does not.
upgrade_start() { # PROGRAM UNIT
  local home=/var/lib/konbit/upgrade
  install -d -m 700 "$home"
  [ ! -e "$home/program" ] || { echo busy; return; }
  umask 077
  : >"$home/told"
  printf %s "$1" >"$home/program.new"
  umask 022
  printf %s "$2" >/etc/systemd/system/konbit-upgrade.service
  ln -sfn /etc/systemd/system/konbit-upgrade.service /etc/systemd/system/multi-user.target.wants/konbit-upgrade.service
  mv -T "$home/program.new" "$home/program"
  systemctl daemon-reload
  systemctl start --no-block konbit-upgrade
  echo started
}
