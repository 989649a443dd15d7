# Read-only: what there is of the mail server, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  dpkg-query -W -f $'package\t${Package}\t${db:Status-Abbrev}\n' @PACKAGES@ 2>/dev/null
  getent passwd konbit-mail konbit-link | awk -F: -v OFS='\t' '{print "user", $1, $7}'
  getent group @GROUPS@ | awk -F: -v OFS='\t' '{print "group", $1, $4}'
  stat -c $'mode\t%n\t%U:%G %a' @PATHS@ /etc/konbit/tls/*/{key,fullchain}.pem 2>/dev/null
  awk -v OFS='\t' 'FNR == 1 {print "file", FILENAME} {print "line", $0}' @FILES@ 2>/dev/null
  systemctl show -p Id,LoadState,ActiveState,UnitFileState @UNITS@ postfix@-.service | sed '/./s/^/unit\t/'
  nft list table inet konbit-mail-door 2>/dev/null | grep -q 'dport { 8001, 8002, 8024, 10001, 10002, 10025, 10026 } meta skuid != { 0, .*reject' && printf 'door\tmail\tshut\n'
  for database in mail/mail mail-passwords/passwords mail-rates/rates; do
    sqlite3 -batch -readonly -tabs "/var/lib/konbit/$database.db" "SELECT 'column', '${database##*/}.' || m.name, c.name
      FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid" 2>/dev/null
  done
  true
)
