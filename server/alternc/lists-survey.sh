# Of lists, where alternc-mailman is there and konbit has declared some: what AlternC and its Mailman say.
alternc_lists_told() {
  [ -n "$(alternc_sql "SELECT 1 FROM konbit_declared WHERE kind = 'Lists' AND state = 'open' LIMIT 1")" ] && [ -e /etc/mailman3/mailman.cfg ] || return 0
  alternc_sql "SELECT 'mailman', domain, list, mailman_action FROM mailman"
  lists_settings "$(alternc_lists_core)" "$(alternc_lists_web)"
}

# Databases, as Debian's packages were told when they were installed.
alternc_lists_core() { sed -n 's#^url: .*/\([^/?]*\)\(?.*\)\?$#\1#p' /etc/mailman3/mailman.cfg | head -n 1; }
alternc_lists_web() { sed -n "s/^dbc_dbname='\(.*\)'$/\1/p" /etc/dbconfig-common/mailman3-web.conf; }
