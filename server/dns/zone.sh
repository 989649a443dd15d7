# Zones that konbit serves. Each has a folder with its file, and three lines of configuration that name its owner.

dns_conf=/etc/konbit/dns/zones
dns_zones=/var/lib/konbit/dns/zones
dns_held=/var/lib/konbit/dns/quarantine
declare -A owner=() domain=() zone_conf=() zone_text=() has_mail=()

zone() { # ID MEMBER DOMAIN CONF TEXT MAIL
  ids+=("$1")
  owner[$1]=$2 domain[$1]=$3 zone_conf[$1]=$4 zone_text[$1]=$5 has_mail[$1]=$6
}

zones_ensure() {
  each zone_file
  each zone_declare
  zones_known
  each zone_load
}

zones_retire() {
  each zone_withdraw
  zones_known
  each zone_aside
}

zone_file() { # ID: checked aside before it holds
  local name=${domain[$1]} at=$dns_zones/${domain[$1]} whole words
  [ -d "$dns_zones" ] || refuse 'the name server is not there; it comes first'
  back "$at" "$dns_held/$name"
  directories root:knot 750 "$at"
  whole=${zone_text[$1]}$(zone_dkim "$name" "${has_mail[$1]}")$'\n'
  if ! same "$at/zone" "$whole"; then
    printf %s "$whole" >"$at/.zone.konbit-test"
    words=$(kzonecheck -o "$name" "$at/.zone.konbit-test" 2>&1) || { rm -f "$at/.zone.konbit-test"; refuse "Knot refuses the zone, and the one before stays: $words"; }
    rm -f "$at/.zone.konbit-test"
  fi
  put "$at/zone" root:knot 640 "$whole"
}

# The public halves of the keys with which the server signs mail: made there, known to no file.
zone_dkim() { # DOMAIN MAIL
  local name selector public rest
  printf '; DKIM: keys of the mail server'
  [ "$2" = yes ] && [ -r /var/lib/konbit/mail/mail.db ] || return 0
  sqlite3 -readonly -separator $'\t' -cmd '.timeout 5000' /var/lib/konbit/mail/mail.db <<<"$dkim_sql" | while IFS=$'\t' read -r name selector public; do
    [ "$name" = "$1" ] || continue
    [[ $selector =~ ^[a-z0-9]([a-z0-9-]*[a-z0-9])?$ ]] || refuse "the mail server has a key whose selector is no label: $selector"
    rest=$(fold -w 255 <<<"$public" | sed 's/[\\"]/\\&/g; s/.*/"&"/' | tr '\n' ' ')
    printf '\n%s._domainkey TXT %s' "$selector" "${rest% }"
  done
}

# Noted before it is written, so that a run that is killed between the two is made good by the next one.
zone_declare() { # ID
  local at=$dns_conf/${domain[$1]}.conf
  same "$at" "${zone_conf[$1]}" || : >/etc/konbit/pending-dns-zones
  put "$at" root:root 644 "${zone_conf[$1]}"
}

# A zone that another member has meanwhile is not touched.
zone_withdraw() { # ID
  zone_is_mine "$1" || return 0
  : >/etc/konbit/pending-dns-zones
  rm "$dns_conf/${domain[$1]}.conf"
  changed "zone ${domain[$1]} is no longer served"
}

zone_is_mine() { # ID
  slurp "$dns_conf/${domain[$1]}.conf"
  [[ $text == "# konbit ${owner[$1]}"$'\n'* ]]
}

# What Knot does not know yet, or still, it learns now; zones of others, of which it holds copies, are nobody's business here.
zones_known() {
  local known wanted words
  known=$(knotc zone-status 2>/dev/null | sed -n 's/^\[\(.*\)\.\].*/\1/p' | sort)
  wanted=$(cd "$dns_conf" 2>/dev/null && printf '%s\n' *.conf | sed -n 's/^\([^*]*\)\.conf$/\1/p' | sort)
  [ -n "$(comm -13 <(printf '%s\n' "$known") <(printf '%s\n' "$wanted"))" ] || [ -e /etc/konbit/pending-dns-zones ] || return 0
  if words=$(knotc conf-check 2>&1) && words=$(knotc -b reload 2>&1); then
    rm -f /etc/konbit/pending-dns-zones
  else
    fail_all "Knot did not take the zones: $words"
  fi
}

# The file is read again; the serial tells whether anything was different, in the file or by hand in what is served.
zone_load() { # ID
  local name=${domain[$1]} words before after
  before=$(zone_serial "$name")
  touch "$dns_zones/$name/zone"
  words=$(knotc -b zone-reload "$name" 2>&1) || refuse "Knot does not serve the zone: $words $(journalctl -q -n 6 -o cat -u knot | grep -F "[$name.]")"
  after=$(zone_serial "$name")
  [ -n "$after" ] || refuse "Knot has loaded nothing: $(journalctl -q -n 6 -o cat -u knot | grep -F "[$name.]")"
  [ "$before" = "$after" ] || changed "zone $name in force, serial $after"
}

zone_serial() { # DOMAIN
  knotc zone-status "$1" +serial 2>/dev/null | sed -n 's/.*serial: \([0-9][0-9]*\).*/\1/p'
}

zone_aside() { # ID
  local name=${domain[$1]}
  [ ! -e "$dns_conf/$name.conf" ] || return 0
  # Its keys stay in Knot's own store, for the day when it comes back.
  aside "$dns_zones/$name" "$dns_held/$name"
}
