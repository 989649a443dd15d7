# What a good administrator would write by hand for the same work: one script, one SSH connection, idempotent.
# Expects on its standard input, after itself, lines of: login uid host site quota-bytes password
set -euo pipefail
changed_apache=0
declare -a changed_pools=()
put() { # FILE MODE OWNER: from standard input, only if it differs
  local new
  new=$(cat)
  [ -f "$1" ] && [ "$new" = "$(cat "$1")" ] && return 1
  printf '%s\n' "$new" >"$1.new" && chmod "$2" "$1.new" && chown "$3" "$1.new" && mv "$1.new" "$1"
}
sql=
while read -r login uid host site quota password; do
  home=/srv/members/$login
  getent passwd "$login" >/dev/null || { groupadd -g "$uid" "$login" && useradd -u "$uid" -g "$uid" -d "$home" -s /usr/sbin/nologin "$login"; }
  [ -d "$home" ] || btrfs -q subvolume create "$home" 2>/dev/null || mkdir -p "$home"
  [ "$(stat -c %U:%a "$home")" = "$login:710" ] || { chown "$login:www-data" "$home" && chmod 710 "$home"; }
  if command -v btrfs >/dev/null && [ "$(btrfs qgroup show -rf --raw "$home" 2>/dev/null | awk 'END { print $4 }')" != "$quota" ]; then
    btrfs qgroup limit "$quota" "$home" 2>/dev/null || :
  fi
  for dir in sites "sites/$site" "sites/$site/htdocs" tmp sessions logs; do
    [ -d "$home/$dir" ] || install -d -o "$login" -g www-data -m 2750 "$home/$dir"
  done
  put "/etc/systemd/system/konbit-$login.slice" 644 root:root <<UNIT && daemon_reload=1
[Slice]
MemoryMax=2G
CPUWeight=100
TasksMax=512
UNIT
  put "/etc/php/8.2/fpm/pool.d/$login.conf" 644 root:root <<POOL && changed_pools+=("$login")
[$login]
user = $login
group = $login
listen = /run/php/$login.sock
listen.owner = www-data
listen.mode = 0600
pm = ondemand
pm.max_children = 8
php_admin_value[open_basedir] = $home
php_admin_value[session.save_path] = $home/sessions
php_admin_value[upload_tmp_dir] = $home/tmp
POOL
  put "/etc/apache2/sites-enabled/$login-$site.conf" 644 root:root <<VHOST && changed_apache=1
<VirtualHost *:80>
  ServerName $host
  DocumentRoot $home/sites/$site/htdocs
  <Directory $home/sites/$site/htdocs>
    Require all granted
    Options SymLinksIfOwnerMatch
  </Directory>
  <FilesMatch \.php$>
    SetHandler proxy:unix:/run/php/$login.sock|fcgi://localhost
  </FilesMatch>
</VirtualHost>
VHOST
  sql+="CREATE DATABASE IF NOT EXISTS \`${login}_$site\`;CREATE USER IF NOT EXISTS \`${login}_$site\`@localhost IDENTIFIED BY '$password';"
  sql+="GRANT ALL ON \`${login}_$site\`.* TO \`${login}_$site\`@localhost;"
done
mariadb <<<"$sql"
[ -z "${daemon_reload-}" ] || systemctl daemon-reload
[ "${#changed_pools[@]}" = 0 ] || systemctl reload-or-restart php8.2-fpm
[ "$changed_apache" = 0 ] || { apache2ctl -t 2>/dev/null && systemctl reload apache2; }
