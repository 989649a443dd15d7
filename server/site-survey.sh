# Read-only: what there is of sites, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  shopt -s nullglob
  vhosts=(/etc/konbit/apache/sites/m-*.conf) pools=(/etc/konbit/php/*/*.conf) trees=(/srv/members/*/sites/*)
  if [ $((${#vhosts[@]} + ${#pools[@]})) -gt 0 ]; then
    awk -v OFS='\t' 'FNR == 1 {print "file", FILENAME} {print "line", $0}' "${vhosts[@]}" "${pools[@]}"
  fi
  if [ $((${#vhosts[@]} + ${#pools[@]} + ${#trees[@]})) -gt 0 ]; then
    stat -c $'mode\t%n\t%U:%G %a\t%F' "${vhosts[@]}" "${pools[@]}" "${trees[@]}" /srv/members/*/sites/*/{htdocs,tmp,sessions,logs,private} 2>/dev/null
  fi
  files=(/srv/members/*/sites/*/private/database.json)
  if [ ${#files[@]} -gt 0 ]; then
    stat -c $'mode\t%n\t%U:%G %a\t%F' "${files[@]}"
    sha256sum "${files[@]}" | sed 's/^\([0-9a-f]*\)  \(.*\)/digest\t\2\t\1/'
  fi
  systemctl show -p Id,NeedDaemonReload,DropInPaths,ActiveState 'konbit-php@*.service' | sed '/./s/^/unit\t/'
  doors=(/run/konbit-php/by-login/*)
  [ ${#doors[@]} = 0 ] || stat -L -c $'mode\t%n\t%U:%G %a\t%F' "${doors[@]}" 2>/dev/null
  for link in /etc/systemd/system/multi-user.target.wants/konbit-php@*.service; do
    link=${link##*/}
    printf 'boot\t%s\n' "$link"
  done
  mariadb -N -B -r 2>/dev/null <<'SQL'
@DATABASES@
SQL
@REPORT@
  true
)
