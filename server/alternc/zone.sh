# Zones that AlternC's bind serves. AlternC writes each file anew down to its mark and keeps what stands below: there konbit has a part of
# its own, last in the file.

alternc_zone_files=/var/lib/alternc/bind/zones
zones_held=/var/lib/konbit/alternc/zones
declare -A domain=() name_servers=() signs=() zone_lines=()

zone() { # ID DOMAIN NAME-SERVERS SIGNS LINES
  domain[$1]=$2 name_servers[$1]=$3 signs[$1]=$4 zone_lines[$1]=$5
}

zone_bind() {
  ! systemctl -q is-active named || return 0
  systemctl start named
  changed "started AlternC's bind"
}

# AlternC makes a key when the zone is served for the first time: what it said of an older one is put right the second time.
zones_written() {
  each zone_bind
  each zone_written
  alternc_settle update_domains.php
  each zone_written
  alternc_settle update_domains.php
  each zone_answered
}

zone_written() { # ID: whatever is not so yet is written, and AlternC told to look
  local name=${domain[$1]} file=$alternc_zone_files/${domain[$1]} part others words said=/run/konbit/others isTold=
  if [ -e "$file" ]; then
    zone_back "$name"
    others=$(sed '/^;;; konbit/,/^;;; end of konbit$/d' "$file")
    words=$(named-compilezone -q -i none -s full -o "$said" "$name" /dev/stdin <<<"$others" 2>&1) ||
      refuse "what AlternC and others say of $name is no zone, and bind goes on with the one before: $words $(named-checkzone -i none "$name" /dev/stdin <<<"$others" 2>&1 | head -n 3)"
    part=$(zone_part "$name" "$said" <<<"${zone_lines[$1]}")
    rm -f "$said"
    if [ "$(sed -n '/^;;; konbit/,/^;;; end of konbit$/p' "$file")" != "$part" ]; then
      printf '%s\n%s\n' "$others" "$part" >"$file.konbit-new"
      chown --reference "$file" "$file.konbit-new"
      chmod --reference "$file" "$file.konbit-new"
      # Before as well, for a run that is killed between the two.
      zone_told "$name"
      mv -f "$file.konbit-new" "$file"
      isTold=1
      changed "wrote what $name says of its own below AlternC's mark"
    fi
    ! zone_key "$1" || isTold=1
    [ "$(zone_serial "$name")" = "$(sed -n 's/^[[:space:]]*\([0-9]\{10\}\)[[:space:]]*; serial.*/\1/p;/END ALTERNC/q' "$file")" ] || isTold=2
  else
    isTold=2
  fi
  [ "$isTold" != 2 ] || changed "asked AlternC's bind to serve $name anew"
  [ -z "$isTold" ] || zone_told "$name"
}

zone_told() { alternc_sql "UPDATE domaines SET dns_action = 'UPDATE' WHERE domaine = '$1' AND dns_action = 'OK'"; } # DOMAIN

# What is said already is left to who says it; a note of it stays.
zone_part() { # DOMAIN OTHERS: the part, of lines on standard input
  echo ';;; konbit: what is changed down to the end of konbit is undone'
  awk -v "at=$1." '
    function tag(type, text) { sub(/^"/, "", text); sub(/[ ;"].*$/, "", text); return type == "TXT" ? type " " tolower(text) : type }
    NR == FNR {
      said[$1 " " tag($4, $5)]
      if ($4 == "CNAME") alias[$1]
      if ($4 ~ /^A+$/) address[$1] = address[$1] " " $5 " "
      next
    }
    {
      line[NR] = $0
      if ($2 ~ /^A+$/ && $1 in address && index(address[$1], " " $3 " ")) same[$1]
      if ($2 == "MX" && $4 == "." && $1 == at) silent = 1
    }
    END {
      # Mail that is elsewhere by what others say: then the domain is not said to have none.
      elsewhere = silent && (at " MX") in said
      for (i in line) {
        split(line[i], word, " ")
        key = word[1] " " tag(word[2], word[3])
        theirs = key in said || word[1] in alias || (word[2] ~ /^A+$/ && word[1] in address && !(word[1] in same))
        if (elsewhere && key ~ / TXT v=(spf1|dmarc1)$/ && (word[1] == at || word[1] == "_dmarc." at)) theirs = 1
        if (!theirs) { print "1 " line[i]; continue }
        name = word[1] == at ? "@" : substr(word[1], 1, length(word[1]) - length(at) - 1)
        print "0 ; left to others: " name substr(key, length(word[1]) + 1)
      }
    }' "$2" - | sort -u | cut -c 3-
  echo ';;; end of konbit'
}

# The zone went, and with it what somebody had written below the mark and the key that signed.
zone_back() { # DOMAIN
  local held=$zones_held/$1 file=$alternc_zone_files/$1 keys=/etc/opendkim/keys/$1 by_hand
  if [ -e "$held/zone" ]; then
    by_hand=$(sed -e '1,/END ALTERNC/d' -e '/^;;; konbit/,/^;;; end of konbit$/d' "$held/zone")
    if [ -n "$by_hand" ] && ! sed '1,/END ALTERNC/d' "$file" | grep -q .; then
      printf '%s\n' "$by_hand" >>"$file"
      changed "put back what somebody had written into the zone of $1"
    fi
    rm "$held/zone"
  fi
  if [ -e "$held/alternc.private" ] && [ -e "$keys/alternc.private" ]; then
    cp -p "$held/alternc.private" "$held/alternc.txt" "$keys/"
    systemctl reload opendkim
    rm "$held/alternc.private" "$held/alternc.txt"
    changed "put back the key that signs the mail of $1"
  fi
}

zone_key() { # ID: whether what the zone says of the key had to be put right; AlternC keeps saying what it said of an older one (3.5.4, dkim_add)
  local name=${domain[$1]} found wanted
  [ "${signs[$1]}" = yes ] || return 1
  wanted=$(alternc_dkim | awk -F '\t' -v "name=$name" '$2 == name {print $4}')
  found=$(alternc_sql "SELECT IF(enable LIKE 'ENABLE%' AND web_action != 'DELETE', valeur, '') FROM sub_domaines WHERE domaine = '$name' AND sub = 'alternc._domainkey' AND type = 'dkim'")
  [ -z "$wanted" ] && [ -z "$found" ] || [ "$found" != "$wanted" ] || return 1
  [[ $wanted =~ ^[A-Za-z0-9=\;:+/*@._\ -]*$ ]] || refuse "the key of AlternC in /etc/opendkim/keys/$name is none"
  [ -n "$wanted" ] || return 0
  alternc_sql "UPDATE sub_domaines SET valeur = '$wanted', enable = 'ENABLED', web_action = 'OK' WHERE domaine = '$name' AND sub = 'alternc._domainkey' AND type = 'dkim'"
  changed "had the key that signs the mail of $name published"
}

zone_serial() { # DOMAIN: of what bind answers
  dig @127.0.0.1 +time=2 +tries=1 +short "$1" SOA | awk '{print $3}'
}

zone_answered() { # ID
  local name=${domain[$1]} found
  [ -n "$(zone_serial "$name")" ] ||
    refuse "AlternC's bind does not answer for $name: $(named-checkzone -i none "$name" "$alternc_zone_files/$name" 2>&1 | tail -n 3) $(journalctl -q -n 5 -o cat -u named | grep -F "$name")"
  found=$(dig @127.0.0.1 +short "$name" NS | sort | xargs)
  [ "$found" = "$(xargs -n 1 <<<"${name_servers[$1]}" | sort | xargs)" ] ||
    refuse "AlternC writes the name servers ${found//. /, } into its zones, and the stack says others: set konbit:nameServers to those, or NS1_HOSTNAME and NS2_HOSTNAME in /etc/alternc/local.sh to what the stack says and run alternc.install"
}

# Before AlternC deletes them: what somebody wrote below the mark, and the key.
zones_held() {
  local id
  for id in "${!domain[@]}"; do zone_held "$id" "${domain[$id]}"; done
}

zone_held() { # ID DOMAIN
  local held=$zones_held/$2 keys=/etc/opendkim/keys/$2
  [ -n "$(alternc_sql "SELECT 1 FROM konbit_declared WHERE kind = 'Zone' AND thing = '$1' AND state = 'open'")" ] && [ -e "$alternc_zone_files/$2" ] || return 0
  install -d -m 700 /var/lib/konbit/alternc "$zones_held" "$held"
  cp -p "$alternc_zone_files/$2" "$held/zone"
  [ ! -e "$keys/alternc.private" ] || cp -p "$keys/alternc.private" "$keys/alternc.txt" "$held/"
}
