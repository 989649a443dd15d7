# What becomes of the logs of visits.

web_logs_ensure() {
  packages_ensure "${packages[@]}"
  own_files web_logs_changes
  [ ! -e /etc/konbit/pending-web-logs ] || { systemctl daemon-reload; rm /etc/konbit/pending-web-logs; }
  own_units "${units[@]}"
}

# What systemd has to be told is noted before the file is changed (see platform.sh).
web_logs_changes() { # PATH
  case $1 in /etc/systemd/*) : >/etc/konbit/pending-web-logs ;; esac
}
