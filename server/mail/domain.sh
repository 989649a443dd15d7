# Domains with mail. Directories, certificates and keys first, each domain by itself; then all rows in one transaction, which
# opens or closes them; then what the programs read besides.

declare -A domain=() row=() selectors=() owner=() signer=()
while IFS='|' read -r name member selector; do owner[$name]=$member signer[$name]=$selector; done \
  < <(sqlite3 -readonly -batch -cmd '.timeout 10000' /var/lib/konbit/mail/mail.db "SELECT name, member, selector
    FROM domain LEFT JOIN dkim ON domain = name AND signs WHERE state <> 'closed'" 2>/dev/null)

mail_domain() { # ID DOMAIN LOGIN UID GID ROW SELECTOR NEXT SETTINGS POLICY MX; ROW: the values of its row, as SQL takes them
  domain[$1]=$2 row[$1]=$6 selectors[$1]="$7 $8"
  item "$1" domain_ensure "$1" "$2" "$3" "$4" "$5" "${@:7}"
}

domain_ensure() { # ID DOMAIN LOGIN UID GID SELECTOR NEXT SETTINGS POLICY MX
  local member=${1%%/*} home=/srv/members/$3 record
  [ -s /var/lib/konbit/mail/mail.db ] || refuse 'there is no mail server here yet; it comes first'
  [ -d "$home" ] || refuse "there is no account $3 on this server; it comes first"
  [ "${owner[$2]-$member}" = "$member" ] || refuse "the domain $2 belongs to the member ${owner[$2]} on this server; nothing was touched: it has to be taken away there first"
  # The owner of mail has a number and no name.
  directories "0:$5" 750 "$home/mail" "$4:$5" 700 "$home/mail/$2"
  mail_certificate "mail.$2" "autoconfig.$2" "mta-sts.$2"
  mail_key "$2" "$6"
  # The next one is there and can be published before anybody signs with it.
  mail_key "$2" "$7"
  domain_pages "$2" "$8" "$9" "${10}"
}

domains_ensured() {
  local id selector sql=
  for id in "${ids[@]}"; do
    ok "$id" || continue
    for selector in ${selectors[$id]}; do
      slurp "/var/lib/konbit/mail/dkim/${domain[$id]}.$selector.public"
      sql+="INSERT INTO dkim (domain, selector, public, made, signs) VALUES ('${domain[$id]}', '$selector', '${text#* }', date('now'), 0)
          ON CONFLICT DO UPDATE SET public = excluded.public WHERE public <> excluded.public;
        $(domain_tell "$id" "recorded the key $selector of ${domain[$id]}")"
    done
    domain_signer "$id" "${selectors[$id]% *}"
    sql+="UPDATE dkim SET signs = (selector = '$selector'), signed_until = iif(selector = '$selector', NULL, date('now')) WHERE domain = '${domain[$id]}' AND signs <> (selector = '$selector');
      $(domain_tell "$id" "signs mail of ${domain[$id]} with $selector")
      INSERT INTO domain VALUES (${row[$id]}) ON CONFLICT DO UPDATE SET (member, login, uid, gid, state, per_hour, per_day, box_per_hour, box_per_day)
          = (excluded.member, excluded.login, excluded.uid, excluded.gid, excluded.state, excluded.per_hour, excluded.per_day, excluded.box_per_hour, excluded.box_per_day)
        WHERE (member, login, uid, gid, state, per_hour, per_day, box_per_hour, box_per_day)
          <> (excluded.member, excluded.login, excluded.uid, excluded.gid, excluded.state, excluded.per_hour, excluded.per_day, excluded.box_per_hour, excluded.box_per_day);
      $(domain_tell "$id" "recorded what ${domain[$id]} may")"
  done
  domains_commit "$sql"
}

# Another key takes over once others can read it; until then the one before signs.
domain_signer() { # ID SELECTOR: in $selector the one that signs now
  local name=${domain[$1]}
  selector=${signer[$name]-}
  # The first one has nothing to wait for, and an earlier one was published when it signed.
  [ -n "$selector" ] && domain_is_later "$2" "$selector" || { selector=$2; return 0; }
  slurp "/var/lib/konbit/mail/dkim/$name.$2.public"
  if domain_publishes "$name" "$2" "${text##*p=}"; then
    selector=$2
  else
    current=$1
    changed "goes on signing mail of $name with $selector: DNS does not have the key $2 yet (konbit check-dns --records $name)"
  fi
}

domain_is_later() { # SELECTOR SELECTOR: whether the first comes after the second, or has nothing to do with it
  [ "${1%%[0-9]*}" != "${2%%[0-9]*}" ] || ((10#0${1##*[!0-9]} > 10#0${2##*[!0-9]}))
}

domain_publishes() { # DOMAIN SELECTOR KEY
  local words
  # A zone that is served here is what the world reads; others are asked for.
  if [ -e "/etc/konbit/dns/zones/$1.conf" ]; then
    words=$(knotc zone-read "$1" "$2._domainkey" TXT 2>/dev/null)
  else
    words=$(kdig +short +time=2 +retry=1 TXT "$2._domainkey.$1" 2>/dev/null)
  fi || return 1
  # A text stands in pieces between quotes.
  [[ ${words//[\" ]/} == *"p=${3%$'\n'}"* ]]
}

domain_retire() { # ID DOMAIN: nobody logs in, nothing arrives; boxes, keys and certificate stay where they are
  ids+=("$1")
  domain[$1]=$2
}

domains_retired() {
  local id sql=
  for id in "${ids[@]}"; do
    sql+="UPDATE domain SET state = 'closed' WHERE name = '${domain[$id]}' AND member = '${id%%/*}' AND state <> 'closed';
      $(domain_tell "$id" "closed the mail of ${domain[$id]}; nothing was erased")"
  done
  [ ! -s /var/lib/konbit/mail/mail.db ] || domains_commit "$sql"
}

domain_tell() { printf "SELECT 'changed %s %s' WHERE changes() > 0;\n" "$1" "$2"; } # ID TEXT

domains_commit() { # SQL
  local said id open words
  [ -n "$1" ] || return 0
  said=$(sqlite3 -batch -bail -cmd '.timeout 10000' /var/lib/konbit/mail/mail.db <<<"BEGIN IMMEDIATE; $1 COMMIT;" 2>&1) || {
    fail_all "the database of mail: $said"
    return 0
  }
  [ -z "$said" ] || printf '%s\n' "$said" >&3
  # Who is inside a domain that is no longer open goes out.
  open=$(sqlite3 -readonly -batch -cmd '.timeout 10000' /var/lib/konbit/mail/mail.db "SELECT ' ' || name || ' ' FROM domain WHERE state IN ('live', 'prepared')")
  for id in "${ids[@]}"; do
    [[ $open == *" ${domain[$id]} "* ]] || [[ $said != *" $id "* ]] || doveadm kick "*@${domain[$id]}" &>/dev/null
  done
  current=${ids[0]}
  tried domains_read
  [ -z "$words" ] || fail_all "what the mail programs read: $words"
}

domains_read() {
  mail_certificates_commit
  mail_selectors_commit
  mail_pages_commit
  certificates_settle
}
