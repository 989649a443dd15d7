# What everybody's mail stands on: packages, users, the two databases, and the programs with their configuration.

mail_ensure() { # HOST
  mail_packages
  mail_users
  mail_databases
  mail_certificate "$1"
  mail_secret
  mail_files
  mail_certificates_commit
  mail_selectors_commit
  mail_services
  certificates_settle
}

mail_packages() {
  # Without an answer the package of Postfix configures itself for a host that it guesses.
  dpkg -s postfix &>/dev/null || debconf-set-selections <<<'postfix postfix/main_mailer_type select No configuration'
  packages_ensure "${packages[@]}"
}

mail_users() {
  local entry login members
  for login in konbit-mail konbit-link konbit-post; do
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
    getent group "${entry%%:*}" >/dev/null || { groupadd --system "${entry%%:*}"; changed "made the group ${entry%%:*}"; }
    members=$(getent group "${entry%%:*}")
    [ "$(mail_words "${members##*:}")" = "$(mail_words "${entry#*:}")" ] && continue
    gpasswd -M "${entry#*:}" "${entry%%:*}"
    # A program that runs keeps the groups that it was started with.
    for login in "${services[@]}"; do mail_pending "$login"; done
    changed "put nobody but ${entry#*:} into the group ${entry%%:*}"
  done
}

mail_words() { tr , '\n' <<<"$1" | sort | tr '\n' ' '; }

# Noted before the file is changed, so that a run that is killed between the two is made good by the next one.
mail_pending() { : >"/etc/konbit/pending-mail-$1"; } # SERVICE

mail_databases() {
  directories root:root 755 /var/lib/konbit root:konbit-mail 750 /var/lib/konbit/mail root:_rspamd 750 /var/lib/konbit/mail/dkim \
    konbit-link:dovecot 750 /var/lib/konbit/mail-passwords konbit-mail:konbit-mail 700 /var/lib/konbit/mail-rates
  mail_database /var/lib/konbit/mail/mail.db root:konbit-mail "$schema_sql" "${schema_steps[@]}"
  # As its owner, so that journals are the owner's as well.
  mail_database /var/lib/konbit/mail-passwords/passwords.db konbit-link:dovecot "$passwords_sql"
  mail_database /var/lib/konbit/mail-rates/rates.db konbit-mail:konbit-mail "$rates_sql"
}

mail_database() { # PATH OWNER:GROUP SQL STEP…: the database as it is now, and what each of its versions added to the one before
  local path=$1 owner=$2 sql=$3 before version=$(($# - 3))
  shift 3
  before=$(mail_tables "$path")
  [ -e "$path" ] || install -o "${owner%:*}" -g "${owner#*:}" -m 640 /dev/null "$path"
  if [ "$(stat -c '%U:%G %a' "$path")" != "$owner 640" ]; then
    chown "$owner" "$path"
    chmod 640 "$path"
    changed "gave $path to $owner, mode 640"
  fi
  [ -z "$before" ] || mail_database_steps "$path" "$owner" "$@"
  mail_sqlite "$owner" "$path" <<<"${sql/BEGIN IMMEDIATE;/BEGIN IMMEDIATE; PRAGMA user_version = $version;}" >/dev/null
  [ "$(mail_tables "$path")" = "$before" ] || changed "made tables in $path"
}

# Each with the count of it in one transaction, so that a run that is killed between two goes on where it was.
mail_database_steps() { # PATH OWNER:GROUP STEP…
  local path=$1 owner=$2 i
  shift 2
  for ((i = $(mail_sqlite "$owner" "$path" <<<'PRAGMA user_version') + 1; i <= $#; i++)); do
    mail_sqlite "$owner" "$path" <<<"BEGIN IMMEDIATE; ${!i} PRAGMA user_version = $i; COMMIT;"
    changed "brought $path to version $i"
  done
}

mail_sqlite() { # OWNER:GROUP PATH <SQL
  setpriv --reuid "${1%:*}" --regid "${1#*:}" --clear-groups sqlite3 -batch -bail "$2"
}

mail_tables() { # PATH
  [ ! -e "$1" ] || sqlite3 -batch "$1" 'SELECT type, name FROM sqlite_master ORDER BY 1, 2'
}

# Who knows it can have this server send to anybody. When it is lost, what comes back to names given before goes nowhere.
mail_secret() {
  local at=/etc/postsrsd.secret
  if [ ! -s $at ]; then
    mail_pending postsrsd
    (umask 077 && openssl rand -base64 24 >$at.konbit-new)
    mv -f $at.konbit-new $at
    changed "made $at"
  fi
  mail_owned $at 600
}

# All files of a program are tried together, aside, before any is put in its place.
mail_files() {
  local path service stage=/run/konbit/mail-new
  rm -rf "$stage"
  mkdir -m 700 "$stage"
  for service in postfix dovecot rspamd fail2ban unbound; do mail_try "$service"; done
  rm -rf "$stage"
  own_files mail_changes
  path=/usr/local/share/konbit/mail/spam
  if [ ! -s $path.svbin ] || [ $path.sieve -nt $path.svbin ]; then
    sievec $path.sieve $path.svbin
    changed "compiled $path.sieve"
  fi
  mail_owned $path.svbin 644
}

mail_changes() { mail_pending "$(mail_reader "$1")"; } # PATH

mail_reader() { # PATH: the service that reads it
  local words
  case $1 in
    /etc/systemd/system/*) echo systemd ;;
    /etc/konbit/mail-door.nft) echo konbit-mail-door ;;
    /etc/default/*) echo "${1##*/}" ;;
    /etc/*) words=${1#/etc/} && echo "${words%%/*}" ;;
    *) echo none ;;
  esac
}

mail_try() { # SERVICE
  local i path words differs=
  for i in "${!paths[@]}"; do
    case ${paths[i]} in "/etc/$1/"*) same "${paths[i]}" "${texts[i]}" || differs=yes ;; esac
  done
  [ -n "$differs" ] || return 0
  cp -a "/etc/$1" "$stage/$1"
  for i in "${!paths[@]}"; do
    case ${paths[i]} in
      "/etc/$1/"*)
        path=$stage/${paths[i]#/etc/}
        mkdir -p "${path%/*}"
        printf %s "${texts[i]}" >"$path"
        ;;
    esac
  done
  case $1 in
    postfix) words=$({ postconf -c "$stage/postfix" && postconf -c "$stage/postfix" -M; } 2>&1 >/dev/null) && [ -z "$words" ] ;;
    dovecot) words=$(doveconf -n -c "$stage/dovecot/dovecot.conf" 2>&1 >/dev/null) ;;
    rspamd) words=$(rspamadm --var=LOCAL_CONFDIR="$stage/rspamd" configtest -q 2>&1) ;;
    unbound) words=$(unbound-checkconf "$stage/unbound/unbound.conf.d/konbit.conf" 2>&1) ;;
    fail2ban) words=$(fail2ban-client -c "$stage/fail2ban" -t 2>&1) ;;
  esac || refuse "$1 refuses its new configuration, so the old one was left in place: $words"
}

mail_services() {
  local service off=()
  if [ -e /etc/konbit/pending-mail-systemd ]; then
    systemctl daemon-reload
    rm -f /etc/konbit/pending-mail-systemd
  fi
  for service in "${services[@]}"; do
    [ "$(systemctl is-enabled "$service" 2>/dev/null)" != masked ] || systemctl -q unmask "$service"
    systemctl -q is-enabled "$service" || { off+=("$service"); changed "$service starts at boot"; }
  done
  # Together: systemd reads all its units again each time.
  [ ${#off[@]} = 0 ] || systemctl -q enable "${off[@]}"
  for service in "${services[@]}"; do
    if [ -e "/etc/konbit/pending-mail-$service" ] || ! mail_runs "$service"; then
      [ "$service" != rspamd ] || rm -f /run/rspamd/milter.sock
      systemctl reset-failed "$service" 2>/dev/null || :
      systemctl restart "$service" 2>/dev/null || refuse "$service does not start: $(journalctl -q -o cat -n 8 -u "$service" | tr '\n' ' ')"
      mail_greets "$service"
      rm -f "/etc/konbit/pending-mail-$service"
      changed "started $service anew"
    fi
  done
  rm -f /etc/konbit/pending-mail-none
}

mail_runs() { # SERVICE; Debian's postfix.service is a shell, the program is in its instance; a door is more than its unit
  case $1 in
    postfix) systemctl -q is-active postfix@-.service ;;
    konbit-mail-door) systemctl -q is-active "$1" && nft list table inet konbit-mail-door &>/dev/null ;;
    *) systemctl -q is-active "$1" ;;
  esac
}

mail_greets() { # SERVICE: what no trial of its files finds shows when somebody comes
  local port try greeting
  case $1 in
    postfix) port=25 ;;
    dovecot) port=143 ;;
    # At its first start it compiles its patterns, which takes half a minute on an idle machine; until then no mail passes.
    rspamd)
      for try in {1..900}; do
        [ ! -S /run/rspamd/milter.sock ] || return 0
        sleep 0.2
      done
      refuse "rspamd was started and does not answer: $(tail -n 3 /var/log/rspamd/rspamd.log | tr '\n' ' ')"
      ;;
    unbound)
      [ "$(kdig @127.0.0.1 +timeout=5 +short localhost A 2>/dev/null)" = 127.0.0.1 ] || refuse 'unbound was started and does not answer on port 53 of 127.0.0.1'
      return 0
      ;;
    postsrsd)
      for try in {1..50}; do
        ! { : <>/dev/tcp/127.0.0.1/10002; } 2>/dev/null || return 0
        sleep 0.1
      done
      refuse "postsrsd was started and does not answer: $(journalctl -q -o cat -n 4 -u postsrsd | tr '\n' ' ')"
      ;;
    *) return 0 ;;
  esac
  greeting=$(timeout 20 bash -c 'read -r line </dev/tcp/127.0.0.1/$0 && printf %s "$line"' "$port" 2>&1) && [ -n "$greeting" ] ||
    refuse "$1 was started and does not answer on port $port: $(journalctl -q -t "$1/smtpd" -t "$1" -p err -n 2 -o cat | tr '\n' ' ')"
}
