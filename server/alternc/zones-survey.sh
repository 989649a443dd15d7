# Of the zones that konbit has declared: what bind answers, konbit's part of the file, and the keys that sign.
alternc_zones() {
  local name all
  all=$(alternc_sql "SELECT SUBSTRING_INDEX(thing, '/', -1) FROM konbit_declared WHERE kind = 'Zone' AND state = 'open'")
  [ -n "$all" ] || return 0
  for name in $all; do
    awk -v OFS='\t' -v name="$name" '
      tolower($0) ~ /;[[:space:]]*locked:yes/ && !mark {print "locked", name}
      /END ALTERNC AUTOGENERATE CONFIGURATION/ {mark = 1}
      /^;;; end of konbit$/ {ours = 0}
      ours {print "part", name, $0}
      /^;;; konbit/ {ours = 1}' "/var/lib/alternc/bind/zones/$name" 2>/dev/null
    dig @127.0.0.1 +time=2 +tries=1 +noall +answer +onesoa "$name" AXFR | sed -n "/^[^;]/{s/\t\+/ /g;s/^/answered\t$name\t/p}"
  done
  alternc_dkim
}
