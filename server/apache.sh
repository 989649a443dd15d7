# Apache's modules and its start, for all that put configuration of their own into it.

apache_modules_on() { # PENDING MODULE…: PENDING apache is called before each change, so that a run that is killed is made good by the next one
  local pending=$1 name
  shift
  for name in "$@"; do
    [ ! -e "/etc/apache2/mods-enabled/$name.load" ] || continue
    "$pending" apache
    ln -sfn "../mods-available/$name.load" "/etc/apache2/mods-enabled/$name.load"
    [ ! -e "/etc/apache2/mods-available/$name.conf" ] || ln -sfn "../mods-available/$name.conf" "/etc/apache2/mods-enabled/$name.conf"
    changed "enabled Apache's $name"
  done
}

apache_anew() { # PENDING-FILE: tested first; a new group, port or module is taken up by a restart only
  local words
  words=$( (set +eu; . /etc/apache2/envvars; apache2 -t) 2>&1) || refuse "Apache refuses its configuration: $words"
  systemctl restart apache2
  rm -f "$1"
  changed 'started apache2 anew'
}
