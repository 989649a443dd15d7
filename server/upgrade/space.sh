# First stage: what comes with the wanted version, and whether there is room for it and for all copies.

declare -A need=()

space_enough() {
  local installed=0 packed=0 all=0 largest=0 id size path mount free
  packages_changes >"$upgrade_work/packages"
  if [ -s "$upgrade_work/packages" ]; then
    packed=$(apt_get -qq --print-uris -o Dir::Cache::archives="$upgrade_work/none" install --only-upgrade "${wanted[@]}" | awk '{sum += $3} END {print int(sum / 1024)}')
    installed=$(awk '{print $1 "=" $3}' "$upgrade_work/packages" | xargs apt-cache show --no-all-versions | awk '/^Installed-Size:/ {sum += $2} END {print sum + 0}')
  fi
  for id in "${!database[@]}"; do
    size=$(mariadb -N -B -e "SELECT CAST(COALESCE(SUM(DATA_LENGTH + INDEX_LENGTH), 0) / 1024 AS UNSIGNED) FROM information_schema.TABLES WHERE TABLE_SCHEMA = '${database[$id]}'")
    all=$((all + size))
    [ "$size" -le "$largest" ] || largest=$size
  done
  # Unpacked, and laid over what is there, and the one before packed again; copies of files share their blocks until they change, and
  # btrfs takes whole chunks for itself.
  room "$upgrade_work" $((packed + installed * 3 + all * 12 / 10 + 262144))
  # A copied program is written anew in each site.
  [ -z "$renewal" ] || for id in "${ids[@]}"; do room "${tree[$id]}" "$(du -sk "$copied_from" | cut -f 1)"; done
  room /usr $((installed + 32768))
  # The copy of one database at a time, and tables that are written anew.
  room /var/lib/mysql $((largest * 24 / 10 + 16384))
  for mount in "${!need[@]}"; do
    free=$(df -k --output=avail "$mount" | tail -n 1)
    [ "$free" -ge "${need[$mount]}" ] || refuse "full $mount ${need[$mount]} $((free))"
  done
}

room() { # PATH KIB: what lies on the same disk is added up
  local mount
  mount=$(df --output=target "$1" | tail -n 1)
  need[$mount]=$((${need[$mount]:-0} + $2))
}

apt_get() { DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 -o Acquire::http::Timeout=30 -o Acquire::Retries=1 -o APT::Sandbox::User=root "$@" 8>&-; }

packages_changes() { # a line NAME OLD NEW for each package that the wanted version brings with it; nothing when it is there
  local said
  [ "$(dpkg-query -W -f '${Version}' "$main")" != "$target" ] || return 0
  # Which package stands in the way it says on standard output.
  said=$(apt_get -q -s -o Debug::NoLocking=1 install --only-upgrade "${wanted[@]}" 2>&1) ||
    refuse "$(grep -e ' Depends: ' -e ' Breaks: ' -e ' Conflicts: ' -e '^E: ' <<<"$said" | tr -s ' ')"
  ! grep -q '^Remv' <<<"$said" || refuse "$main $target takes other packages away: $(sed -n 's/^Remv \([^ ]*\).*/\1/p' <<<"$said" | tr '\n' ' ')"
  sed -n 's/^Inst \([^ ]*\) \[\([^]]*\)\] (\([^ ]*\) .*/\1 \2 \3/p; s/^Inst \([^ ]*\) (\([^ ]*\) .*/\1 - \2/p' <<<"$said"
}
