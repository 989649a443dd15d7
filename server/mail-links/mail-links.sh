# The links with which people choose their mail password, and the page for that.

mail_links_ensure() {
  # Users, folder and tables are those of the mail server: Dovecot reads them whether this page is there or not.
  [ -f /var/lib/konbit/mail-passwords/passwords.db ] && id -u konbit-link >/dev/null ||
    refuse 'there is no /var/lib/konbit/mail-passwords/passwords.db here; the mail server comes first'
  [ -f "/etc/konbit/tls/$host/fullchain.pem" ] ||
    refuse "there is no certificate in /etc/konbit/tls/$host; the mail server makes one, run again after it"
  # PHP that runs knows only the extensions that it was started with.
  php8.2 -m | grep -q pdo_sqlite || links_pending page
  packages_ensure "${packages[@]}"
  [ "$(getent group konbit-link | cut -d: -f4)" = www-data ] || {
    links_pending apache
    gpasswd -M www-data konbit-link >/dev/null
    changed 'put www-data, and nobody else, into the group konbit-link'
  }
  directories root:root 755 /etc/konbit root:root 755 /usr/local/share/konbit root:root 755 /usr/local/share/konbit/mail-links \
    root:root 755 /usr/local/share/konbit/mail-links/public \
    konbit-link:konbit-link 700 /var/lib/konbit/mail-links konbit-link:konbit-link 700 /var/lib/konbit/mail-links/asked
  links_files
  links_page
  links_apache
}

# What has to be told to a running service is noted before the file is changed (see platform.sh).
links_pending() { : >"/etc/konbit/pending-links-$1"; }

links_files() {
  local i path mode
  for i in "${!paths[@]}"; do
    path=${paths[i]} mode=644
    case $path in /usr/local/lib/*) mode=755 ;; esac
    same "$path" "${texts[i]}" || case $path in
      /etc/apache2/*) links_pending apache ;;
      /etc/systemd/*) links_pending units && links_pending page ;;
      *) links_pending page ;;
    esac
    put "$path" root:root "$mode" "${texts[i]}"
  done
}

links_page() {
  local unit door handler
  if [ -e /etc/konbit/pending-links-units ]; then
    systemctl daemon-reload
    rm /etc/konbit/pending-links-units
  fi
  for unit in konbit-link.service konbit-link-asked.path; do
    systemctl -q is-enabled "$unit" 2>/dev/null || { systemctl -q enable "$unit"; changed "$unit starts at boot"; }
  done
  # Where php-door puts it when the page starts.
  door=/run/konbit-php/doors/$({ cat /etc/konbit/door.key && echo konbit-link; } | sha256sum | cut -c1-32)
  handler="SetHandler \"proxy:unix:$door/konbit-link.sock|fcgi://localhost\""$'\n'
  if ! same /etc/konbit/apache/mail-links-door.conf "$handler"; then
    links_pending apache
    links_pending page
  fi
  put /etc/konbit/apache/mail-links-door.conf root:root 600 "$handler"
  if [ -e /etc/konbit/pending-links-page ] || [ ! -S "$door/konbit-link.sock" ] ||
    [ "$(stat -c '%U:%G %a' "$door")" != 'konbit-link:konbit-link 750' ] ||
    ! systemctl -q is-active konbit-link.service konbit-link-asked.path; then
    systemctl restart konbit-link.service konbit-link-asked.path
    rm -f /etc/konbit/pending-links-page
    changed 'started the page anew'
  fi
}

links_apache() {
  apache_modules_on links_pending ssl socache_shmcb
  [ ! -e /etc/konbit/pending-links-apache ] || apache_anew /etc/konbit/pending-links-apache
}

# What people chose stays where it is: it is the mail server's.
mail_links_retire() {
  local i
  local -a there=()
  for i in "${paths[@]}" /etc/konbit/apache/mail-links-door.conf; do [ ! -e "$i" ] || there+=("$i"); done
  systemctl -q disable --now konbit-link.service konbit-link-asked.path 2>/dev/null || :
  [ ${#there[@]} -gt 0 ] || return 0
  rm -f /etc/apache2/sites-enabled/konbit-mail-links.conf
  systemctl try-reload-or-restart apache2
  rm -f "${there[@]}"
  systemctl daemon-reload
  changed 'took away the page and the program that sends links'
}
