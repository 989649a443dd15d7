# Read-only: what is declared of aliases.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  mail_read <<'SQL'
SELECT 'domain' || char(9) || json_object('name', name, 'member', member, 'login', login) FROM domain;
SELECT 'row' || char(9) || json_object('address', address, 'domain', domain, 'target', target) FROM alias;
SQL
)
