# Read-only: what is declared of mailboxes, and the directories in which their mail lies. Never their mail.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  shopt -s nullglob
  mail_read <<'SQL' || exit
SELECT 'domain' || char(9) || json_object('name', name, 'member', member, 'login', login) FROM domain;
SELECT 'row' || char(9) || json_object('address', address, 'domain', domain, 'local', local, 'quota', quota, 'state', state,
  'displayName', display_name, 'invite', invite, 'lang', lang) FROM mailbox;
SQL
  folders=(/srv/members/*/mail/*/)
  [ ${#folders[@]} = 0 ] || find "${folders[@]}" -mindepth 1 -maxdepth 1 -printf '%y\t%p\t%U:%G %m\n'
)
