# What is read over the web of a domain with mail: the settings of programs, and the policy of MTA-STS. Each domain has a folder with
# nothing else in it, and all of them one file of vhosts.
pages=/var/lib/konbit/mail-pages pages_vhosts=/etc/apache2/sites-enabled/konbit-mail-pages.conf

domain_pages() { # DOMAIN SETTINGS POLICY MX; what is empty is not there
  local policy=$pages/$1/.well-known/mta-sts.txt
  # A step that is refused, not a state: a certificate that runs out later must not keep new boxes from being made.
  if [[ $3 == *'mode: enforce'* ]] && ! same "$policy" "$3" && ! mail_trusted "$4"; then
    refuse "konbit:mtaSts is enforce, and nobody but this server trusts the certificate of $4: others would not hand over their mail. Write testing, until a trusted one is in /etc/konbit/tls/$4"
  fi
  domain_page "$pages/$1/mail/config-v1.1.xml" "$2"
  domain_page "$policy" "$3"
}

domain_page() { # PATH TEXT
  if [ -n "$2" ]; then
    mkdir -p "${1%/*}"
    put "$1" root:root 644 "$2"
  elif [ -e "$1" ]; then
    rm "$1"
    changed "removed $1"
  fi
}

mail_trusted() { # HOST: whether a stranger who asks for it by name trusts its certificate
  local chain=/etc/konbit/tls/$1/fullchain.pem
  openssl verify -CApath /etc/ssl/certs -verify_hostname "$1" -untrusted "$chain" "$chain" &>/dev/null
}

mail_pages_pending() { : >"/etc/konbit/pending-mail-pages-$1"; } # apache | vhosts

mail_pages_commit() {
  local host wanted before words
  # The digest is there so that Apache reads a certificate that is renewed.
  slurp /etc/postfix/konbit/sni.digest
  wanted="# Written by konbit: a change by hand is shown by the next preview and undone by the next run.
# Certificates: ${text%% *}
<Directory $pages>
  Options None
  AllowOverride None
  Require all granted
</Directory>
"
  # Those that Dovecot has a certificate for: neither closed ones, nor one whose key does not fit, with which Apache would not start.
  while read -r _ host _; do
    [ ! -e "$pages/${host#mail.}/mail/config-v1.1.xml" ] || wanted+=${pages_vhost//@DOMAIN@/${host#mail.}}
  done < <(grep '^local_name ' /etc/dovecot/konbit/sni.conf)
  apache_modules_on mail_pages_pending ssl socache_shmcb
  slurp "$pages_vhosts" && before=$text
  if ! same "$pages_vhosts" "$wanted"; then
    mail_pages_pending vhosts
    put "$pages_vhosts" root:root 644 "$wanted"
    words=$( (set +eu; . /etc/apache2/envvars; apache2 -t) 2>&1) || {
      put "$pages_vhosts" root:root 644 "$before"
      refuse "Apache refuses $pages_vhosts, and the one before stays: $words"
    }
  fi
  [ ! -e /etc/konbit/pending-mail-pages-apache ] || apache_anew /etc/konbit/pending-mail-pages-apache
  [ -e /etc/konbit/pending-mail-pages-vhosts ] || return 0
  if systemctl -q is-active apache2; then systemctl kill -s USR1 --kill-whom=main apache2; else systemctl start apache2; fi
  rm -f /etc/konbit/pending-mail-pages-vhosts
}
