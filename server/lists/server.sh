# What everybody's mailing lists stand on: Mailman, its databases, the secrets with which it is managed, and its pages.

list_server_ensure() {
  [ -f /etc/postfix/konbit/lists.cf ] && nft list table inet konbit-mail-door &>/dev/null ||
    refuse 'there is no mail server here that knows of lists; it comes first'
  list_packages
  list_databases
  list_secrets
  list_files
  list_resolver
  list_services
  list_pages
}

# What has to be told to a running service is noted before the file is changed, so that a run that is killed is made good by the next one.
list_pending() { : >"/etc/konbit/pending-lists-$1"; }

list_packages() {
  # Its package starts it at once, with a database of its own that nobody wants.
  [ -e /lib/systemd/system/mailman3.service ] || systemctl -q mask --runtime mailman3.service
  packages_ensure "${packages[@]}"
  [ ! -e /run/systemd/system/mailman3.service ] || systemctl -q unmask --runtime mailman3.service
}

list_databases() {
  local name
  for name in "${databases[@]}"; do
    [ -z "$(list_query "SELECT 1 FROM information_schema.schemata WHERE schema_name = '$name' AND default_character_set_name = 'utf8mb4'")" ] || continue
    list_query "CREATE DATABASE IF NOT EXISTS $name; ALTER DATABASE $name CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"
    changed "made the database $name"
  done
  [ "$(list_access)" = "$access" ] && return 0
  list_query "CREATE OR REPLACE USER list@localhost IDENTIFIED VIA unix_socket; $(for name in "${databases[@]}"; do printf 'GRANT ALL ON %s.* TO list@localhost; ' "$name"; done)"
  changed 'gave the databases of lists to the user list, and to nobody else'
}

list_query() { mariadb --no-defaults --batch --skip-column-names -e "$1"; }

list_access() { list_query 'SHOW GRANTS FOR list@localhost' 2>/dev/null | sort | tr '\n' ';'; }

list_secrets() {
  list_secret konbit-secret.cfg '[webservice]' admin_pass
  list_secret konbit-hyperkitty.cfg $'[general]\nbase_url: http://127.0.0.1:8002/archives/' api_key
  list_secret konbit-web.cfg '[django]' secret_key
}

list_secret() { # NAME HEAD KEY: a file of Mailman or its pages with a word that nobody has seen
  local path=/etc/mailman3/$1
  if ! grep -qsE "^$3: [a-f0-9]{64}$" "$path"; then
    list_pending core
    list_pending web
    (umask 077 && printf '%s\n%s: %s\n' "$2" "$3" "$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')" >"$path.konbit-new")
    mv -f "$path.konbit-new" "$path"
    changed "made $path"
  fi
  list_owned "$path" root:list 640
}

list_owned() { # PATH OWNER:GROUP MODE
  [ "$(stat -c '%U:%G %a' "$1")" != "$2 $3" ] || return 0
  chown "$2" "$1"
  chmod "$3" "$1"
  changed "gave $1 to $2, mode $3"
}

list_files() {
  own_files list_changes
  directories list:list 750 /var/lib/mailman3 list:list 750 /var/log/mailman3 list:www-data 750 /var/lib/konbit-lists
}

list_changes() { # PATH
  case $1 in
    /etc/systemd/system/mailman3*) list_pending units && list_pending core ;;
    /etc/systemd/*) list_pending units && list_pending web ;;
    /etc/apache2/*) list_pending apache ;;
    /usr/local/share/*) list_pending web ;;
    /etc/konbit/*) list_pending web && rm -f /var/lib/konbit-lists/prepared ;;
    *) list_pending core ;;
  esac
}

# Mailman asks DNS what senders' domains say of forged mail, and puts every message aside where this file is missing: the mail server's own
# resolver is named then, and whoever has named another keeps it.
list_resolver() {
  [ -s /etc/resolv.conf ] || put /etc/resolv.conf root:root 644 $'nameserver 127.0.0.1\n'
}

list_services() {
  local try
  if [ -e /etc/konbit/pending-lists-units ]; then
    systemctl daemon-reload
    rm /etc/konbit/pending-lists-units
  fi
  systemctl -q is-enabled mailman3 2>/dev/null || { systemctl -q unmask mailman3; systemctl -q enable mailman3; changed 'mailman3 starts at boot'; }
  if [ -e /etc/konbit/pending-lists-core ] || ! systemctl -q is-active mailman3; then
    systemctl restart mailman3
    for try in {1..600}; do
      ! list_answers || break
      [ "$try" != 600 ] || refuse "Mailman was started and does not answer: $(tail -n 3 /var/log/mailman3/mailman.log | tr '\n' ' ')"
      sleep 0.2
    done
    rm -f /etc/konbit/pending-lists-core
    changed 'started mailman3 anew'
  fi
}

list_answers() { # both ways in are open
  { exec 9<>/dev/tcp/127.0.0.1/8001 && exec 9>&- && exec 9<>/dev/tcp/127.0.0.1/8024 && exec 9>&-; } 2>/dev/null
}

list_pages() {
  local try
  list_prepared
  systemctl -q is-enabled konbit-lists-web 2>/dev/null || { systemctl -q enable konbit-lists-web; changed 'konbit-lists-web starts at boot'; }
  if [ -e /etc/konbit/pending-lists-web ] || ! systemctl -q is-active konbit-lists-web; then
    systemctl restart konbit-lists-web
    rm -f /etc/konbit/pending-lists-web
    changed 'started the pages anew'
  fi
  mail_certificate "$host"
  apache_modules_on list_pending ssl socache_shmcb
  [ ! -e /etc/konbit/pending-lists-apache ] || apache_anew /etc/konbit/pending-lists-apache
}

# Tables and what pages are drawn with follow from the packages; who looks after all lists, from the stack.
list_prepared() {
  local versions stamp=/var/lib/konbit-lists/prepared all=
  versions=$(list_versions)
  same $stamp "$versions" || all=--all
  [ -n "$all" ] || [ "$(list_admins)" != "$admins" ] || return 0
  list_pending web
  DJANGO_SETTINGS_MODULE=konbit_lists.settings PYTHONPATH=/usr/local/share/konbit/lists PYTHONDONTWRITEBYTECODE=1 \
    setpriv --reuid list --regid list --init-groups python3 /usr/local/share/konbit/lists/konbit_lists/prepare.py $all <<<"$admins"
  changed 'prepared the tables of the pages, and who looks after all lists'
  [ -z "$all" ] || put $stamp root:root 644 "$versions"
}

list_versions() { dpkg-query -W -f '${Package} ${Version}\n' 'python3-django*' 'python3-mailman*'; }

list_admins() { # as JSON
  list_query "SELECT CONCAT('[', COALESCE(GROUP_CONCAT(JSON_QUOTE(email) ORDER BY email SEPARATOR ','), ''), ']') FROM konbit_lists_web.auth_user WHERE is_superuser" 2>/dev/null
}

# Members' lists stand on it, and it holds all of them: it is left running.
