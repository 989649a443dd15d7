# What accounts and sites stand on.

platform_ensure() {
  . /etc/os-release
  [ "$ID $VERSION_ID" = 'debian 12' ] || refuse "this is ${PRETTY_NAME:-not Debian}; konbit knows Debian 12 only (PHP 8.2, Apache 2.4, MariaDB 10.11): install that"
  [ ! -e /etc/alternc/local.sh ] || refuse 'AlternC runs this server, and konbit would take Apache, mail and databases from it; to let AlternC keep them and do what the files say, pulumi config set konbit:backend alternc (docs/alternc.md)'
  packages_ensure "${packages[@]}"
  install -d -m 755 /etc/konbit /etc/konbit/php /etc/konbit/apache /usr/local/lib/konbit /usr/local/share/konbit
  platform_key
  platform_group
  platform_files
  volume_ensure
  directories root:root 755 /etc/konbit root:root 755 /etc/konbit/php root:root 755 /etc/konbit/apache \
    root:root 711 /run/konbit-php root:root 700 /run/konbit-php/by-login root:root 711 /run/konbit-php/doors \
    root:root 711 /srv/members root:root 700 /srv/quarantine root:root 711 /var/log/konbit
  platform_processes
  platform_services
}

platform_key() { # of php-door; made once and never shown
  [ ! -s /etc/konbit/door.key ] || [ "$(stat -c '%U:%G %a' /etc/konbit/door.key)" != 'root:root 600' ] || return 0
  # Where others may have read it, all doors move.
  rm -f /etc/konbit/door.key /etc/konbit/apache/sites/00-doors.conf
  put /etc/konbit/door.key root:root 600 "$(head -c 32 /dev/urandom | sha256sum | cut -c1-64)"
  systemctl -q try-restart 'konbit-php@*.service'
}

platform_group() {
  getent group konbit-proc >/dev/null || { groupadd --system konbit-proc; changed 'made the group konbit-proc'; }
}

platform_files() {
  local name
  own_files platform_pending
  apache_modules_on platform_pending "${modules_on[@]}"
  for name in "${modules_off[@]}"; do
    [ -e "/etc/apache2/mods-enabled/$name.load" ] || continue
    platform_pending apache
    rm -f /etc/apache2/mods-enabled/"$name".{load,conf}
    changed "disabled Apache's $name"
  done
  if [ -e /etc/apache2/sites-enabled/000-default.conf ]; then
    platform_pending apache
    rm /etc/apache2/sites-enabled/000-default.conf
    changed "disabled Debian's default site"
  fi
}

# What has to be told to a running service is noted before the file is changed, so that a run that is killed between the
# two is made good by the next one.
platform_pending() {
  case $1 in
    apache | /etc/apache2/*) : >/etc/konbit/pending-apache ;;
    /etc/mysql/*) : >/etc/konbit/pending-mariadb ;;
    /etc/systemd/system/konbit-php@*) : >/etc/konbit/pending-php && : >/etc/konbit/pending-systemd ;;
    /etc/systemd/*) : >/etc/konbit/pending-systemd ;;
    /etc/tmpfiles.d/*) : >/etc/konbit/pending-tmpfiles ;;
    /etc/sysctl.d/*) : >/etc/konbit/pending-sysctl ;;
  esac
}

platform_processes() {
  if [ -e /etc/konbit/pending-systemd ]; then
    systemctl daemon-reload
    systemctl -q try-restart systemd-logind
    rm /etc/konbit/pending-systemd
  fi
  if [ -e /etc/konbit/pending-php ]; then
    # A master keeps the walls that it was started with.
    systemctl try-restart 'konbit-php@*.service'
    rm /etc/konbit/pending-php
  fi
  if [ -e /etc/konbit/pending-tmpfiles ] || [ ! -d /run/konbit-php/doors ]; then
    systemd-tmpfiles --create /etc/tmpfiles.d/konbit.conf
    rm -f /etc/konbit/pending-tmpfiles
  fi
  # In a container the kernel's settings are those of its host, and read-only; that is not for us to judge.
  if [ -e /etc/konbit/pending-sysctl ] || ! platform_kernel; then
    [ ! -w /proc/sys/fs/protected_symlinks ] || sysctl -q -p /etc/sysctl.d/60-konbit.conf
    rm -f /etc/konbit/pending-sysctl
  fi
  systemctl -q is-enabled konbit-processes.service 2>/dev/null || systemctl -q enable konbit-processes.service
  if ! grep -q '^proc /proc proc [^ ]*hidepid=\(invisible\|2\)' /proc/mounts; then
    systemctl restart konbit-processes.service
    changed 'hid the processes of other users'
  fi
}

platform_kernel() {
  [ ! -w /proc/sys/fs/protected_symlinks ] || [ "$(cat /proc/sys/fs/protected_symlinks /proc/sys/fs/protected_hardlinks | tr -d '\n')" = 11 ]
}

platform_services() {
  if [ "$(systemctl is-enabled php8.2-fpm 2>/dev/null)" != masked ]; then
    systemctl -q mask php8.2-fpm
    changed "masked Debian's own php8.2-fpm"
  fi
  if systemctl -q is-active php8.2-fpm; then
    systemctl stop php8.2-fpm
    changed "stopped Debian's own php8.2-fpm"
  fi
  systemctl -q is-enabled mariadb || { systemctl -q enable mariadb; changed 'mariadb starts at boot'; }
  if [ -e /etc/konbit/pending-mariadb ] || ! systemctl -q is-active mariadb; then
    systemctl restart mariadb
    rm -f /etc/konbit/pending-mariadb
    changed 'started mariadb anew'
  fi
  if [ -n "$(mariadb -N -B -e "SELECT 1 FROM mysql.global_priv WHERE User = '' LIMIT 1")" ]; then
    mariadb -e "DELETE FROM mysql.db WHERE User = ''; DELETE FROM mysql.global_priv WHERE User = ''; FLUSH PRIVILEGES"
    changed 'closed the database to users without a name'
  fi
  systemctl -q is-enabled apache2 || { systemctl -q enable apache2; changed 'apache2 starts at boot'; }
  if [ -e /etc/konbit/pending-apache ] || ! systemctl -q is-active apache2; then
    apache_anew /etc/konbit/pending-apache
  fi
}
