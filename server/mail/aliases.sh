# Aliases, all of a domain together. They hold no mail, so there is nothing to keep when they go.

aliases_ensure() {
  aliases_write
  mail_taken
}

aliases_write() {
  mail_sql "$aliases_sql"
  mail_told
}
