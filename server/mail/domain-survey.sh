# Read-only: what there is of domains with mail, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  shopt -s nullglob
  sqlite3 -readonly -batch -tabs -cmd '.timeout 10000' /var/lib/konbit/mail/mail.db "SELECT 'domain', * FROM domain;
    SELECT 'record', domain || '.' || selector, public FROM dkim; SELECT 'signs', domain, selector FROM dkim WHERE signs" 2>/dev/null
  paths=(/srv/members/*/mail /srv/members/*/mail/*/ /etc/konbit/tls/mail.*/*.pem)
  [ ${#paths[@]} = 0 ] || stat -c $'owner\t%n\t%u:%g %a' "${paths[@]}"
  [ -e /etc/apache2/mods-enabled/ssl.load ] && printf 'page-ssl\t\ton\n'
  sed 's/^/page-vhost\t/' /etc/apache2/sites-enabled/konbit-mail-pages.conf 2>/dev/null
  if cd /var/lib/konbit/mail-pages 2>/dev/null; then
    files=(*/mail/config-v1.1.xml */.well-known/mta-sts.txt)
    if [ ${#files[@]} -gt 0 ]; then
      stat -c $'page-mode\t%n\t%U:%G %a' "${files[@]}"
      sha256sum "${files[@]}" | sed 's/^\([^ ]*\)  \(.*\)/page\t\2\t\1/'
    fi
    files=(*/.well-known/mta-sts.txt)
    [ ${#files[@]} = 0 ] || awk -v OFS='\t' '{print "policy", FILENAME, $0}' "${files[@]}"
  fi
  cd /var/lib/konbit/mail/dkim 2>/dev/null || exit 0
  keys=(*.key)
  if [ ${#keys[@]} -gt 0 ]; then
    stat -c $'key\t%n\t%U:%G %a' "${keys[@]}"
    sha256sum "${keys[@]}" | sed 's/^\([^ ]*\)  \(.*\)/digest\t\2\t\1/'
    awk -v OFS='\t' '{print "made", FILENAME, $0}' *.public
  fi
  sed 's/^\([^ ]*\) \(.*\)/selector\t\1\t\2/' selectors 2>/dev/null
  sed -n 's/^local_name \([^ ]*\) .*/served\t\1/p' /etc/dovecot/konbit/sni.conf 2>/dev/null
  postmap -s hash:/etc/postfix/konbit/sni 2>/dev/null | sed 's/[[:space:]].*//; s/^/sni\t/'
  true
)
