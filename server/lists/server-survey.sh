# Read-only: what there is of the list server, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  dpkg-query -W -f $'package\t${Package}\t${db:Status-Abbrev}\n' @PACKAGES@ 2>/dev/null
  stat -c $'mode\t%n\t%U:%G %a' @PATHS@ 2>/dev/null
  sha256sum @FILES@ 2>/dev/null | while read -r sum path; do printf 'file\t%s\t%s\n' "$path" "$sum"; done
  [ -f /etc/konbit/lists.json ] && sed 's/^/inputs\t/' /etc/konbit/lists.json
  grep -qsE '^admin_pass: [a-f0-9]{64}$' /etc/mailman3/konbit-secret.cfg && printf 'secret\tmanagement\tmade\n'
  systemctl show -p Id,LoadState,ActiveState,UnitFileState @UNITS@ | sed '/./s/^/unit\t/'
  mariadb --no-defaults -BN -e "SELECT 'database', schema_name, default_character_set_name FROM information_schema.schemata WHERE schema_name LIKE 'konbit\_lists%'" 2>/dev/null
  printf 'access\tlist\t%s\n' "$(mariadb --no-defaults -BN -e 'SHOW GRANTS FOR list@localhost' 2>/dev/null | sort | tr '\n' ';')"
  true
)
