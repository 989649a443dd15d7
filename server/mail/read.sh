mail_read() { # <SQL: what the declared mail answers, or nothing as long as the mail server's tables are not there
  local db=/var/lib/konbit/mail/mail.db tables
  [ -f "$db" ] || return 0
  tables=$(sqlite3 -readonly -cmd '.timeout 10000' "$db" "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('domain', 'mailbox', 'alias')") || return
  [ "$tables" = 3 ] || return 0
  sqlite3 -readonly -batch -bail -cmd '.timeout 10000' "$db"
}
