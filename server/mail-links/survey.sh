# Read-only: what there is of the links and their page, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  dpkg-query -W -f $'package\t${Package}\t${db:Status-Abbrev}\n' @PACKAGES@ 2>/dev/null
  stat -c $'mode\t%n\t%U:%G %a' @PATHS@ 2>/dev/null
  sha256sum @FILES@ 2>/dev/null | while read -r sum path; do printf 'file\t%s\t%s\n' "$path" "$sum"; done
  [ -f /etc/konbit/mail-links.json ] && sed 's/^/inputs\t/' /etc/konbit/mail-links.json
  [ -e /etc/apache2/mods-enabled/ssl.load ] && printf 'page\tssl\ton\n'
  printf 'page\tgroup\t%s\n' "$(getent group konbit-link | cut -d: -f4)"
  # Apache and the page meet at a door that follows from the key (see php-door).
  if [ -s /etc/konbit/door.key ]; then
    word=$({ cat /etc/konbit/door.key && echo konbit-link; } | sha256sum | cut -c1-32)
    grep -qsF "/doors/$word/" /etc/konbit/apache/mail-links-door.conf && [ -S "/run/konbit-php/doors/$word/konbit-link.sock" ] &&
      [ "$(stat -c '%U:%G %a' "/run/konbit-php/doors/$word")" = 'konbit-link:konbit-link 750' ] &&
      printf 'page\tdoor\topen\n'
  fi
  systemctl show -p Id,ActiveState,UnitFileState konbit-link.service konbit-link-asked.path | sed '/./s/^/unit\t/'
  true
)
