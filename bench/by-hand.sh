# What a good administrator would write by hand for the same result on the same base: one script, one SSH connection, idempotent, and
# whatever can be done for all members at once done once. Expects lines of: id login uid host site quota-bytes password name
set -euo pipefail
declare -A limit=()
declare -a pools=() doors=()
vhosts= sql= daemon_reload= groups=
members=/srv/members apache=/etc/konbit/apache/sites php=/etc/konbit/php
key=$(</etc/konbit/door.key)
passwd=$'\n'$(</etc/passwd)
mkdir -p $apache

put() { # FILE: from standard input, only if it differs
  local new old=
  IFS= read -rd '' new || :
  [ ! -f "$1" ] || IFS= read -rd '' old <"$1" || :
  [ "$new" != "$old" ] || return 1
  printf %s "$new" >"$1.new"
  mv "$1.new" "$1"
}

while read -r _ _ _ max path; do limit[$path]=$max; done < <(btrfs qgroup show -r --raw /srv)

while read -r id login uid host site quota password name; do
  home=$members/$login tree=$members/$login/sites/$site database=${login}_${site//-/_}
  if [[ $passwd != *$'\n'"$login:"* ]]; then
    groupadd -g "$uid" -U www-data "$login"
    useradd -r -K SYS_UID_MIN=20000 -K SYS_UID_MAX=29999 -M -l -N -g "$uid" -u "$uid" -c "$name" -d "$home" -s /usr/sbin/nologin "$login"
    groups=1
  fi
  [ -d "$home" ] || btrfs -q subvolume create "$home"
  [ "${limit[members/$login]-}" = "$quota" ] || btrfs qgroup limit "$quota" "$home"
  modes="root:$login 750,root:$login 750,root:root 700,root:$login 750,root:$login 750,$login:$login 750,$login:$login 700,$login:$login 700,$login:$login 700,root:$login 710,"
  have=$(stat --printf '%U:%G %a,' "$home" "$home/sites" "$home/quarantine" "/var/log/konbit/$login" "$tree" \
    "$tree/htdocs" "$tree/tmp" "$tree/sessions" "$tree/logs" "$tree/private" 2>/dev/null) || :
  if [ "$have" != "$modes" ]; then
    install -d -o root -g "$login" -m 750 "$home" "$home/sites" "/var/log/konbit/$login" "$tree"
    install -d -m 700 "$home/quarantine"
    [ -d "$tree/htdocs" ] || {
      install -d -o "$login" -g "$login" -m 750 "$tree/htdocs"
      echo "<?php echo 'Bienvenue / Welcome: ', get_current_user();" >"$tree/htdocs/index.php"
      chown "$login:$login" "$tree/htdocs/index.php"
    }
    install -d -o "$login" -g "$login" -m 750 "$tree/htdocs"
    install -d -o "$login" -g "$login" -m 700 "$tree/tmp" "$tree/sessions" "$tree/logs"
    install -d -o root -g "$login" -m 710 "$tree/private"
  fi
  put "$tree/private/database.json" <<JSON && chown "$login:$login" "$tree/private/database.json" && chmod 400 "$tree/private/database.json"
{"socket": "/run/mysqld/mysqld.sock", "host": "localhost", "database": "$database", "user": "$database", "password": "$password"}
JSON
  put "/etc/systemd/system/konbit-$login.slice" <<UNIT && daemon_reload=1
[Unit]
Description=Everything of member $id ($login)
[Slice]
MemoryMax=2147483648
CPUWeight=100
TasksMax=512
UNIT
  [ -d "$php/$login" ] || mkdir "$php/$login"
  put "$php/$login.conf" <<MASTER || :
[global]
daemonize = no
error_log = /dev/null
log_level = warning
include = $php/$login/*.conf
MASTER
  put "$php/$login/$site.conf" <<POOL && pools+=("konbit-php@$login")
[$login-$site]
user = $login
group = $login
listen = /run/konbit-php/own/$site.sock
listen.mode = 0660
pm = ondemand
pm.max_children = 8
pm.process_idle_timeout = 30s
pm.max_requests = 500
request_terminate_timeout = 120s
security.limit_extensions = .php
catch_workers_output = yes
decorate_workers_output = no
env[TMPDIR] = $tree/tmp
php_admin_value[open_basedir] = $tree/:/usr/share/php/
php_admin_value[sys_temp_dir] = $tree/tmp
php_admin_value[upload_tmp_dir] = $tree/tmp
php_admin_value[session.save_path] = $tree/sessions
php_admin_value[session.gc_probability] = 1
php_admin_value[session.gc_divisor] = 1000
php_value[session.use_strict_mode] = 1
php_value[session.cookie_httponly] = 1
php_admin_value[error_log] = $tree/logs/php-error.log
php_admin_flag[log_errors] = on
php_flag[display_errors] = off
php_admin_flag[expose_php] = off
php_admin_flag[allow_url_include] = off
php_admin_value[opcache.restrict_api] = $tree/
php_admin_value[memory_limit] = 268435456
php_admin_value[max_execution_time] = 120
php_admin_value[upload_max_filesize] = 67108864
php_admin_value[post_max_size] = 68157440
POOL
  put "$apache/$id.$site.conf" <<VHOST && vhosts=1
<VirtualHost *:80>
  ServerName $host
  DocumentRoot "$tree/htdocs"
  ErrorLog "/var/log/konbit/$login/$site.error.log"
  CustomLog "/var/log/konbit/$login/$site.access.log" combined
  <Directory "$tree/htdocs">
    Options SymLinksIfOwnerMatch
    AllowOverride AuthConfig FileInfo Indexes Limit Nonfatal=Override
    Require all granted
  </Directory>
  DirectoryIndex index.php index.html
  ProxyTimeout 120
  <FilesMatch "\.php$">
    <If "-f %{REQUEST_FILENAME}">
      SetHandler "proxy:unix:\${KONBIT_DOOR_$login}/$site.sock|fcgi://localhost"
    </If>
  </FilesMatch>
  <Location "/">
    <If "true">
      ProxyFCGISetEnvIf "true" !PHP_ADMIN_VALUE
      ProxyFCGISetEnvIf "true" !PHP_VALUE
    </If>
  </Location>
</VirtualHost>
VHOST
  doors+=("$login")
  identified="IDENTIFIED VIA mysql_native_password USING PASSWORD('$password')"
  sql+="CREATE DATABASE IF NOT EXISTS \`$database\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
CREATE USER IF NOT EXISTS \`$database\`@localhost $identified WITH MAX_USER_CONNECTIONS 30;
GRANT ALL PRIVILEGES ON \`${database//_/\\_}\`.* TO \`$database\`@localhost;
"
done
mariadb <<<"$sql"
if [ -n "$vhosts" ]; then
  umask 077
  for login in "${doors[@]}"; do
    word=$(printf '%s%s\n' "$key" "$login" | sha256sum)
    echo "Define KONBIT_DOOR_$login /run/konbit-php/doors/${word:0:32}" >&8
    echo "UnDefine KONBIT_DOOR_$login" >&9
  done 8>$apache/00-doors.conf 9>$apache/zz-doors.conf
fi
if [ "${#pools[@]}" -gt 0 ]; then
  # Reads all units anew by itself.
  systemctl -q enable "${pools[@]}"
  systemctl reload-or-restart "${pools[@]}"
elif [ -n "$daemon_reload" ]; then
  systemctl daemon-reload
fi
# `reload` tests the configuration first.
[ -z "$vhosts$groups" ] || systemctl reload apache2
