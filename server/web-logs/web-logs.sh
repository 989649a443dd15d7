# What becomes of the logs of visits.

web_logs_ensure() {
  local i path mode
  packages_ensure "${packages[@]}"
  for i in "${!paths[@]}"; do
    path=${paths[i]} mode=644
    case $path in /usr/local/lib/*) mode=755 ;; esac
    mkdir -p "${path%/*}"
    # What systemd has to be told is noted before the file is changed (see platform.sh).
    case $path in /etc/systemd/*) same "$path" "${texts[i]}" || : >/etc/konbit/pending-web-logs ;; esac
    put "$path" root:root "$mode" "${texts[i]}"
  done
  [ ! -e /etc/konbit/pending-web-logs ] || { systemctl daemon-reload; rm /etc/konbit/pending-web-logs; }
  for path in "${units[@]}"; do
    systemctl -q is-enabled "$path" 2>/dev/null || { systemctl -q enable "$path"; changed "$path starts at boot"; }
    systemctl -q is-active "$path" || { systemctl start "$path"; changed "started $path"; }
  done
}
