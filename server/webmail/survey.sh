# Read-only: what there is of the webmail, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  dpkg-query -W -f $'package\t${Package}\t${db:Status-Abbrev}\n' @PACKAGES@ 2>/dev/null
  stat -c $'mode\t%n\t%U:%G %a' @PATHS@ /etc/konbit/tls/*/{key,fullchain}.pem 2>/dev/null
  sha256sum @FILES@ 2>/dev/null | while read -r sum path; do printf 'file\t%s\t%s\n' "$path" "$sum"; done
  [ -e /etc/apache2/mods-enabled/ssl.load ] && printf 'page\tssl\ton\n'
  [ -e /etc/apache2/conf-enabled/roundcube.conf ] || printf 'page\tpackage\tout of Apache\n'
  printf 'page\tgroup\t%s\n' "$(getent group konbit-webmail | cut -d: -f4)"
  [ -s /var/lib/konbit/webmail/des-key ] && printf 'page\tkey\tmade\n'
  nft list chain inet konbit-webmail output 2>/dev/null | grep -q 'ip daddr 127.0.0.3 .*reject' && printf 'page\tguard\tup\n'
  # Apache and the page meet at a door that follows from the key (see php-door).
  if [ -s /etc/konbit/door.key ]; then
    word=$({ cat /etc/konbit/door.key && echo konbit-webmail; } | sha256sum | cut -c1-32)
    grep -qsF "/doors/$word/" /etc/konbit/apache/webmail-door.conf && [ -S "/run/konbit-php/doors/$word/konbit-webmail.sock" ] &&
      [ "$(stat -c '%U:%G %a' "/run/konbit-php/doors/$word")" = 'konbit-webmail:konbit-webmail 750' ] &&
      printf 'page\tdoor\topen\n'
  fi
  systemctl show -p Id,ActiveState,UnitFileState konbit-webmail.service roundcube-gc.timer roundcube-cleandb.timer | sed '/./s/^/unit\t/'
  true
)
