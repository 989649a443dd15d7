# The page on which people choose their mail password, beside AlternC: its users, its database of links, and where it asks about passwords.
page=links page_vhost=/etc/apache2/sites-enabled/konbit-mail-links.conf
units=(konbit-passwords.socket konbit-link-asked.path)

links_ensure() { # HOST
  [ -e /etc/alternc/local.sh ] && getent passwd alterncpanel >/dev/null || refuse 'there is no AlternC on this server (no user alterncpanel)'
  directories root:root 755 /etc/konbit
  # PHP that runs knows only the extensions that it was started with.
  php8.2 -m | grep -q pdo_sqlite || page_pending apache
  packages_ensure "${packages[@]}"
  links_users
  directories root:root 755 /usr/local/lib/konbit root:root 755 /usr/local/share/konbit \
    root:root 755 /usr/local/share/konbit/mail-links root:root 755 /usr/local/share/konbit/mail-links/public \
    root:root 755 /usr/local/share/konbit/alternc root:root 755 /var/lib/konbit alterncpanel:konbit-mail 750 /var/lib/konbit/mail \
    konbit-link:konbit-link 700 /var/lib/konbit/mail-passwords konbit-link:konbit-link 700 /var/lib/konbit/mail-links \
    konbit-link:konbit-link 700 /var/lib/konbit/mail-links/asked
  links_database /var/lib/konbit/mail/mail.db alterncpanel:konbit-mail 640
  links_database /var/lib/konbit/mail-passwords/passwords.db konbit-link:konbit-link 600
  setpriv --reuid konbit-link --regid konbit-link --clear-groups sqlite3 /var/lib/konbit/mail-passwords/passwords.db <<<"$passwords_sql" >/dev/null
  mail_certificate "$1"
  page_files
  links_units
  page_apache ssl socache_shmcb headers rewrite
  links_boxes
  links_answer "$1"
}

links_users() {
  local login
  for login in konbit-mail konbit-link; do
    getent group "$login" >/dev/null || groupadd --system "$login"
  done
  id -u konbit-link &>/dev/null || {
    useradd --system --no-create-home --no-log-init -g konbit-link -d /nonexistent -s /usr/sbin/nologin konbit-link
    changed 'made the user konbit-link'
  }
}

links_database() { # PATH OWNER:GROUP MODE
  [ -e "$1" ] || install -m "$3" /dev/null "$1"
  [ "$(stat -c '%U:%G %a' "$1")" != "$2 $3" ] || return 0
  chown "$2" "$1"
  chmod "$3" "$1"
  changed "gave $1 to $2, mode $3"
}

links_units() {
  local unit
  if [ -e /etc/konbit/pending-links-units ]; then
    systemctl daemon-reload
    for unit in "${units[@]}"; do systemctl -q try-restart "$unit"; done
    rm /etc/konbit/pending-links-units
  fi
  rm -f /etc/konbit/pending-links-page
  for unit in "${units[@]}"; do
    if ! systemctl -q is-enabled "$unit" 2>/dev/null || ! systemctl -q is-active "$unit"; then
      systemctl -q enable --now "$unit"
      changed "$unit runs, and starts at boot"
    fi
  done
}

# What was declared before there was a page.
links_boxes() {
  local words
  words=$(printf %s "$boxes_driver" | runuser -u alterncpanel -- php 2>&1)
  grep -qx 'ok boxes' <<<"$words" || refuse "who has a box could not be written for the page: $(tail -c 600 <<<"$words")"
}

links_answer() { # HOST
  ! links_answers "$1" || return 0
  # Apache may be stopped, or have read another configuration than there is.
  page_pending apache
  apache_anew /etc/konbit/pending-links-apache
  # AlternC, or one of its members, may have that name already.
  links_answers "$1" || refuse "at https://$1/mot-de-passe/ something else answers than konbit's page: take the name $1 away from AlternC's panel and its sites, or give konbit:mailHost another one"
}

# What people were sent stays where it is, and so do their passwords, which are AlternC's.
links_retire() { page_retire "$page_vhost" "${units[@]}"; }
