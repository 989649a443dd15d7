# Read-only: what there is of the list server, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  dpkg-query -W -f $'package\t${Package}\t${db:Status-Abbrev}\n' @PACKAGES@ 2>/dev/null
  stat -c $'mode\t%n\t%U:%G %a' @PATHS@ 2>/dev/null
  sha256sum @FILES@ 2>/dev/null | while read -r sum path; do printf 'file\t%s\t%s\n' "$path" "$sum"; done
  [ -f /etc/konbit/lists.json ] && sed 's/^/inputs\t/' /etc/konbit/lists.json
  grep -qsE '^admin_pass: [a-f0-9]{64}$' /etc/mailman3/konbit-secret.cfg && printf 'secret\tmanagement\tmade\n'
  grep -qsE '^api_key: [a-f0-9]{64}$' /etc/mailman3/konbit-hyperkitty.cfg && printf 'secret\tarchives\tmade\n'
  grep -qsE '^secret_key: [a-f0-9]{64}$' /etc/mailman3/konbit-web.cfg && printf 'secret\tpages\tmade\n'
  [ "$(dpkg-query -W -f '${Package} ${Version}\n' 'python3-django*' 'python3-mailman*')" = "$(cat /var/lib/konbit-lists/prepared 2>/dev/null)" ] && printf 'page\ttables\tmade\n'
  [ -S /run/konbit-lists/web.sock ] && [ "$(stat -c '%U:%G %a' /run/konbit-lists)" = 'list:www-data 2750' ] && printf 'page\tdoor\topen\n'
  [ -e /etc/apache2/mods-enabled/ssl.load ] && printf 'page\tssl\ton\n'
  systemctl show -p Id,LoadState,ActiveState,UnitFileState @UNITS@ | sed '/./s/^/unit\t/'
  mariadb --no-defaults -BN -e "SELECT 'database', schema_name, default_character_set_name FROM information_schema.schemata WHERE schema_name LIKE 'konbit\_lists%'" 2>/dev/null
  printf 'access\tlist\t%s\n' "$(mariadb --no-defaults -BN -e 'SHOW GRANTS FOR list@localhost' 2>/dev/null | sort | tr '\n' ';')"
  mariadb --no-defaults -BN -e "SELECT 'admin', email FROM konbit_lists_web.auth_user WHERE is_superuser ORDER BY email" 2>/dev/null
  true
)
