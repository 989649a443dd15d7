# Read-only: what members' sites do by the clock, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  shopt -s nullglob
  units=(/etc/systemd/system/konbit-cron-*.{timer,service})
  if [ ${#units[@]} -gt 0 ]; then
    awk -v OFS='\t' 'FNR == 1 {print "file", FILENAME} {print "line", $0}' "${units[@]}"
    echo
    systemctl show -p Id,NeedDaemonReload,DropInPaths,ActiveState "${units[@]##*/}" | sed '/./s/^/unit\t/'
    for link in /etc/systemd/system/timers.target.wants/konbit-cron-*; do printf 'boot\t%s\n' "${link##*/}"; done
  fi
  true
)
