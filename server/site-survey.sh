# Read-only: what there is of sites, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  shopt -s nullglob
  @COPY_DIGEST@
  vhosts=(/etc/konbit/apache/sites/m-*.conf) pools=(/etc/konbit/php/*/*.conf) trees=(/srv/members/*/sites/*)
  if [ $((${#vhosts[@]} + ${#pools[@]})) -gt 0 ]; then
    awk -v OFS='\t' 'FNR == 1 {print "file", FILENAME} {print "line", $0}' "${vhosts[@]}" "${pools[@]}"
  fi
  if [ $((${#vhosts[@]} + ${#pools[@]} + ${#trees[@]})) -gt 0 ]; then
    stat -c $'mode\t%n\t%U:%G %a\t%F' "${vhosts[@]}" "${pools[@]}" "${trees[@]}" /srv/members/*/sites/*/{htdocs,tmp,sessions,logs,private,compost} 2>/dev/null
  fi
  sites=(/srv/members/*/sites/*/private/site.json)
  if [ ${#sites[@]} -gt 0 ]; then
    borns=(/srv/members/*/sites/*/private/*/{born,theme})
    awk -v OFS='\t' 'FNR == 1 {print "file", FILENAME} {print "line", $0}' "${sites[@]}" "${borns[@]}"
    for site in "${sites[@]}"; do
      site=${site%/private/site.json} own=("$site"/private/*/ "$site"/private/*/*)
      for folder in @FOLDERS@; do [ ! -e "$site/$folder" ] || own+=("$site/$folder"); done
      stat -c $'mode\t%n\t%U:%G %a\t%F' "$site"/private/site.{json,php} "${own[@]%/}"
      sha256sum "$site"/private/site.php "$site"/private/*/*.php | sed 's/^\([0-9a-f]*\)  \(.*\)/digest\t\2\t\1/'
    done
    dpkg-query -W -f 'package\t${Package}\t${db:Status-Abbrev}\t${Version}\n' @PACKAGES@ 2>/dev/null
    for page in @PAGES@; do [ ! -e "/etc/apache2/conf-enabled/$page.conf" ] || printf 'served\t%s\n' "$page"; done
  fi
  for made in /srv/members/*/sites/*/compost/made; do
    read -r host digest <"$made"
    printf 'copy\t%s\t%s\t%s\t%s\n' "${made%/made}" "$host" "$digest" "$(copy_digest "${made%/made}")"
  done
  files=(/srv/members/*/sites/*/private/database.json)
  if [ ${#files[@]} -gt 0 ]; then
    stat -c $'mode\t%n\t%U:%G %a\t%F' "${files[@]}"
    sha256sum "${files[@]}" | sed 's/^\([0-9a-f]*\)  \(.*\)/digest\t\2\t\1/'
  fi
  systemctl show -p Id,NeedDaemonReload,DropInPaths,ActiveState 'konbit-php@*.service' | sed '/./s/^/unit\t/'
  jobs=(/etc/konbit/jobs/*/*)
  if [ ${#jobs[@]} -gt 0 ]; then
    awk -v OFS='\t' 'FNR == 1 {print "file", FILENAME} {print "line", $0}' "${jobs[@]}"
    echo
    systemctl show -p Id,ActiveState 'konbit-jobs@*.timer' | sed '/./s/^/unit\t/'
  fi
  posts=(/etc/konbit/post/*)
  if [ ${#posts[@]} -gt 0 ]; then
    awk -v OFS='\t' 'FNR == 1 {print "file", FILENAME} {print "line", $0}' "${posts[@]}"
    echo
    systemctl show -p Id,ActiveState konbit-post.socket | sed '/./s/^/unit\t/'
  fi
  doors=(/run/konbit-php/by-login/*)
  [ ${#doors[@]} = 0 ] || stat -L -c $'mode\t%n\t%U:%G %a\t%F' "${doors[@]}" 2>/dev/null
  for link in /etc/systemd/system/{multi-user,timers,sockets}.target.wants/konbit-*; do
    link=${link##*/}
    printf 'boot\t%s\n' "$link"
  done
  mariadb -N -B -r 2>/dev/null <<'SQL'
@DATABASES@
SQL
@REPORT@
  true
)
