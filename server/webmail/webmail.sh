# Roundcube for everybody who has a box.
page=webmail page_user=konbit-webmail page_door=/etc/konbit/apache/webmail-door.conf

webmail_ensure() {
  [ -s /var/lib/konbit/mail/mail.db ] || refuse 'there is no mail server here yet; it comes first'
  webmail_packages
  webmail_user
  page_group
  mail_certificate "$host"
  directories root:root 755 /etc/konbit root:konbit-webmail 750 /etc/konbit/webmail root:root 755 /var/lib/konbit konbit-webmail:konbit-webmail 700 /var/lib/konbit/webmail \
    konbit-webmail:konbit-webmail 700 /var/lib/konbit/webmail/sessions konbit-webmail:konbit-webmail 700 /var/lib/konbit/webmail/temp
  webmail_key
  webmail_database
  page_files
  webmail_reload dovecot
  # It is put up when the page starts.
  webmail_guarded || page_pending page
  page_runs roundcube-gc.timer roundcube-cleandb.timer
  page_apache ssl socache_shmcb
  webmail_reload fail2ban
}

webmail_packages() {
  # The package's own answer would be a database, and an alias in every site, for Apache's user.
  dpkg -s roundcube-core &>/dev/null || debconf-set-selections <<<'roundcube-core roundcube/dbconfig-install boolean false
roundcube-core roundcube/reconfigure-webserver multiselect'
  packages_ensure "${packages[@]}"
  [ ! -e /etc/apache2/conf-enabled/roundcube.conf ] || {
    page_pending apache
    rm /etc/apache2/conf-enabled/roundcube.conf
    changed "took the package's own page out of Apache"
  }
}

webmail_user() {
  id -u konbit-webmail &>/dev/null || {
    getent group konbit-webmail >/dev/null || groupadd --system konbit-webmail
    useradd --system --no-create-home --no-log-init -g konbit-webmail -d /nonexistent -s /usr/sbin/nologin konbit-webmail
    changed 'made the user konbit-webmail'
  }
}

webmail_key() {
  local key=/var/lib/konbit/webmail/des-key
  [ -s "$key" ] || {
    page_pending page
    (umask 077 && openssl rand -hex 16 | tr -d '\n' >"$key.new")
    chown konbit-webmail:konbit-webmail "$key.new"
    mv -f "$key.new" "$key"
    changed 'made the key of sessions'
  }
  webmail_owned "$key"
}

webmail_database() {
  local db=/var/lib/konbit/webmail/webmail.db
  [ -s "$db" ] || {
    rm -f "$db.new"
    (umask 077 && sqlite3 -batch -bail "$db.new" </usr/share/roundcube/SQL/sqlite.initial.sql)
    chown konbit-webmail:konbit-webmail "$db.new"
    mv -f "$db.new" "$db"
    changed 'made the database of the webmail'
  }
  webmail_owned "$db"
}

webmail_owned() { # PATH
  [ "$(stat -c '%U:%G %a' "$1")" != 'konbit-webmail:konbit-webmail 600' ] || return 0
  chown konbit-webmail:konbit-webmail "$1"
  chmod 600 "$1"
  changed "gave $1 to konbit-webmail, mode 600"
}

webmail_reload() { # SERVICE
  [ -e "/etc/konbit/pending-webmail-$1" ] || return 0
  ! systemctl -q is-active "$1" || systemctl reload "$1"
  rm -f "/etc/konbit/pending-webmail-$1"
  changed "had $1 read its configuration"
}

webmail_guarded() { nft list chain inet konbit-webmail output 2>/dev/null | grep -q 'ip daddr 127.0.0.3 .*reject'; }

# What people keep in it stays: contacts, signatures, settings.
webmail_retire() {
  local path
  for path in "${paths[@]}"; do
    [ ! -e "$path" ] || case $path in /etc/dovecot/*) page_pending dovecot ;; /etc/fail2ban/*) page_pending fail2ban ;; esac
  done
  page_retire /etc/apache2/sites-enabled/konbit-webmail.conf konbit-webmail.service roundcube-gc.timer roundcube-cleandb.timer
  webmail_reload dovecot
  webmail_reload fail2ban
  ! nft list table inet konbit-webmail &>/dev/null || nft delete table inet konbit-webmail
}
