# Files of konbit's own: root's, for everybody to read; programs are in one folder (modesOf in kinds/own-files.ts says the same).

own_files() { # PENDING: writes $texts to $paths; PENDING is called with a path before it is changed, so that a run that is killed is made good by the next one
  local i path mode
  for i in "${!paths[@]}"; do
    path=${paths[i]} mode=644
    case $path in /usr/local/lib/*) mode=755 ;; esac
    mkdir -p "${path%/*}"
    same "$path" "${texts[i]}" || "$1" "$path"
    put "$path" root:root "$mode" "${texts[i]}"
  done
}

own_units() { # UNIT…: running, and at boot
  local unit
  for unit in "$@"; do
    systemctl -q is-enabled "$unit" 2>/dev/null || { systemctl -q enable "$unit"; changed "$unit starts at boot"; }
    systemctl -q is-active "$unit" || { systemctl start "$unit"; changed "started $unit"; }
  done
}
