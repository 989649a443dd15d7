# The public halves of the keys with which AlternC signs mail, a line for each: dkim DOMAIN SELECTOR TEXT.
alternc_dkim() {
  local key
  for key in /etc/opendkim/keys/*/alternc.txt; do
    [ -e "$key" ] || continue
    printf 'dkim\t%s\talternc\t%s\n' "$(basename "${key%/*}")" "$(grep -o '"[^"]*"' "$key" | tr -d '"\n')"
  done
}
