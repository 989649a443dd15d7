# What konbit wants of an AlternC before it works with it, a line for each: fact NAME VALUE.

alternc_facts() {
  local version null table mailman
  version=$(dpkg-query -W -f '${Version}' alternc 2>/dev/null)
  case " $tested " in
    *" $version "*) version=tested ;;
    *) version="${version:-none}, not tested" ;;
  esac
  mailman=$(dpkg-query -W -f '${db:Status-Abbrev}${Version}' alternc-mailman 2>/dev/null)
  case "$mailman" in
    'ii '*) [[ " $tested_mailman " == *" ${mailman#ii } "* ]] && mailman=there || mailman="${mailman#ii }, not tested" ;;
    *) mailman=none ;;
  esac
  # `explicit_defaults_for_timestamp` of MariaDB 10.10: NULL where AlternC looks for 0, so that no job is ever run (3.5.4).
  null=$(alternc_sql "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'actions' AND column_name IN ('begin', 'end') AND is_nullable = 'NO'")
  case $null in
    2) null='as AlternC wants them' ;;
    '') null='not readable' ;;
    *) null='NULL, so that AlternC never runs a job' ;;
  esac
  table=$(alternc_sql "SHOW TABLES LIKE 'konbit_declared'")
  printf 'fact\t%s\t%s\n' \
    version "$version" \
    jobs "$([ -e /run/alternc/jobs-lock ] && echo locked || echo free)" \
    actions "$null" \
    cron "$(systemctl -q is-active cron 2>/dev/null && [ -e /etc/cron.d/alternc ] && echo running || echo stopped)" \
    memory "${table:+there}" \
    lists "$mailman"
}

alternc_sql() { mysql --defaults-file=/etc/alternc/my.cnf -N -B -e "$1" 2>/dev/null; }
