# A page of konbit's own: PHP that runs as a user of its own, and Apache, which reaches it by a door that only root knows (see php-door).
# Wants $page (a word for its notes), $page_user (whose unit is $page_user.service) and $page_door (Apache's file that names the door).

# What has to be told to a running service is noted before the file is changed (see platform.sh).
page_pending() { : >"/etc/konbit/pending-$page-$1"; } # units | page | apache

# Apache comes through the group, and nobody else is in it.
page_group() {
  [ "$(getent group "$page_user" | cut -d: -f4)" != www-data ] || return 0
  page_pending apache
  gpasswd -M www-data "$page_user" >/dev/null
  changed "put www-data, and nobody else, into the group $page_user"
}

page_files() { own_files page_changes; }

page_changes() { # PATH
  case $1 in
    /etc/apache2/*) page_pending apache ;;
    /etc/systemd/*) page_pending units && page_pending page ;;
    /etc/dovecot/*) page_pending dovecot ;;
    /etc/fail2ban/*) page_pending fail2ban ;;
    *) page_pending page ;;
  esac
}

page_runs() { # UNIT…: $page_user.service and those besides it
  local unit door handler idle=
  if [ -e "/etc/konbit/pending-$page-units" ]; then
    systemctl daemon-reload
    rm "/etc/konbit/pending-$page-units"
  fi
  for unit in "$page_user.service" "$@"; do
    systemctl -q is-enabled "$unit" 2>/dev/null || { systemctl -q enable "$unit"; changed "$unit starts at boot"; }
    # Of several, one that is active would answer for all.
    systemctl -q is-active "$unit" || idle=yes
  done
  # Where php-door puts it when the page starts.
  door=/run/konbit-php/doors/$({ cat /etc/konbit/door.key && echo "$page_user"; } | sha256sum | cut -c1-32)
  handler="SetHandler \"proxy:unix:$door/$page_user.sock|fcgi://localhost\""$'\n'
  if ! same "$page_door" "$handler"; then
    page_pending apache
    page_pending page
  fi
  put "$page_door" root:root 600 "$handler"
  if [ -e "/etc/konbit/pending-$page-page" ] || [ ! -S "$door/$page_user.sock" ] ||
    [ "$(stat -c '%U:%G %a' "$door")" != "$page_user:$page_user 750" ] || [ -n "$idle" ]; then
    systemctl restart "$page_user.service" "$@"
    rm -f "/etc/konbit/pending-$page-page"
    changed 'started the page anew'
  fi
}

page_apache() { # MODULE…
  apache_modules_on page_pending "$@"
  [ ! -e "/etc/konbit/pending-$page-apache" ] || apache_anew "/etc/konbit/pending-$page-apache"
}

page_retire() { # VHOST UNIT…: what people made with it stays where it is
  local i vhost=$1
  local -a there=()
  shift
  for i in "${paths[@]}" ${page_door:+"$page_door"}; do [ ! -e "$i" ] || there+=("$i"); done
  systemctl -q disable --now "$@" 2>/dev/null || :
  [ ${#there[@]} -gt 0 ] || return 0
  rm -f "$vhost"
  systemctl try-reload-or-restart apache2
  rm -f "${there[@]}"
  systemctl daemon-reload
  changed 'took away the page and its programs'
}
