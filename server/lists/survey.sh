# Read-only: what is declared of lists, and what Mailman has of them. Never who has joined, nor what was posted.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  # A mail server of an earlier time has no table of lists yet.
  [ "$(mail_read <<<"SELECT count(*) FROM sqlite_schema WHERE name = 'list'")" = 1 ] || exit 0
  mail_read <<'SQL' || exit
SELECT 'domain' || char(9) || json_object('name', name, 'member', member, 'login', login) FROM domain;
SELECT 'row' || char(9) || json_object('address', address, 'domain', domain, 'local', local, 'state', state) FROM list;
SQL
  lists_settings konbit_lists konbit_lists_web
  true
)
