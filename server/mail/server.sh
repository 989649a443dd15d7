# What everybody's mail stands on: packages, users, and the two databases.

mail_ensure() { # HOST
  mail_packages
  mail_users
  mail_databases
}

mail_packages() {
  # Without an answer the package of Postfix configures itself for a host that it guesses.
  dpkg -s postfix &>/dev/null || debconf-set-selections <<<'postfix postfix/main_mailer_type select No configuration'
  packages_ensure "${packages[@]}"
}

mail_users() {
  local entry login members
  for login in konbit-mail konbit-link; do
    entry=$(getent passwd "$login") || entry=
    if [ -z "$entry" ]; then
      getent group "$login" >/dev/null || groupadd --system "$login"
      useradd --system --no-create-home --no-log-init -g "$login" -d /nonexistent -s /usr/sbin/nologin "$login"
      changed "made the user $login"
    elif [ "${entry##*:}" != /usr/sbin/nologin ]; then
      usermod -s /usr/sbin/nologin "$login"
      changed "closed the login $login"
    fi
  done
  for entry in "${groups[@]}"; do
    members=$(getent group "${entry%%:*}")
    [ "$(mail_words "${members##*:}")" = "$(mail_words "${entry#*:}")" ] && continue
    gpasswd -M "${entry#*:}" "${entry%%:*}"
    # A program that runs keeps the groups that it was started with.
    mail_pending all
    changed "put ${entry#*:}, and nobody else, into the group ${entry%%:*}"
  done
}

mail_words() { tr , '\n' <<<"$1" | sort | tr '\n' ' '; }

mail_pending() { :; }

mail_databases() {
  directories root:root 755 /var/lib/konbit root:konbit-mail 750 /var/lib/konbit/mail root:_rspamd 750 /var/lib/konbit/mail/dkim \
    konbit-link:dovecot 750 /var/lib/konbit/mail-passwords konbit-mail:konbit-mail 700 /var/lib/konbit/mail-rates
  mail_database /var/lib/konbit/mail/mail.db root:konbit-mail "$schema_sql"
  # As its owner, so that journals are the owner's as well.
  mail_database /var/lib/konbit/mail-passwords/passwords.db konbit-link:dovecot "$passwords_sql"
}

mail_database() { # PATH OWNER:GROUP SQL
  local path=$1 before
  before=$(mail_tables "$path")
  [ -e "$path" ] || install -o "${2%:*}" -g "${2#*:}" -m 640 /dev/null "$path"
  setpriv --reuid "${2%:*}" --regid "${2#*:}" --clear-groups sqlite3 -batch -bail "$path" <<<"$3" >/dev/null
  [ "$(mail_tables "$path")" = "$before" ] || changed "made tables in $path"
  if [ "$(stat -c '%U:%G %a' "$path")" != "$2 640" ]; then
    chown "$2" "$path"
    chmod 640 "$path"
    changed "gave $path to $2, mode 640"
  fi
}

mail_tables() { # PATH
  [ ! -e "$1" ] || sqlite3 -batch "$1" 'SELECT type, name FROM sqlite_master ORDER BY 1, 2'
}
