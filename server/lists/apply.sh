# Mailman's lists of a domain, and its pages: what konbit's own list server and AlternC's have in common.

lists_core=konbit_lists lists_web=konbit_lists_web
# By thing, as JSON has them: lists that are closed, and those that AlternC has made just now.
declare -A gone=() fresh_lists=()

lists_apply() {
  local id items='' said what text
  for id in "${ids[@]}"; do
    ok "$id" || continue
    items+=,${wanted[$id]%\}},\"gone\":[$(lists_names "${gone[$id]-}")],\"fresh\":[$(lists_names "${fresh_lists[$id]-}")]\}
  done
  [ -n "$items" ] || return 0
  said=$(python3 -c "$apply_py" 2>&1 <<<"[${items#,}]") || fail_all "the program of the lists: ${said##*$'\n'}"
  while read -r what id text; do
    case $what in
      changed) current=$id && changed "$text" ;;
      failed) fail "$id" "$text" ;;
    esac
  done <<<"$said"
}

lists_names() { printf %s "${1#,}"; }

# The pages learn of a list by its first message, take it for public until they ask Mailman, and ask again once an hour.
lists_pages() {
  local id address said domains=''
  for id in "${ids[@]}"; do ! ok "$id" || domains+=,\'${domain[$id]}\'; done
  [ -n "$domains" ] || return 0
  said=$(mariadb --no-defaults -BN -e "
    SELECT l.mail_host, CONCAT(l.list_name, '@', l.mail_host) FROM \`$lists_core\`.mailinglist l
      LEFT JOIN \`$lists_web\`.hyperkitty_mailinglist h ON h.list_id = l.list_id
      WHERE l.mail_host IN (${domains#,}) AND NOT h.archive_policy <=> l.archive_policy;
    INSERT INTO \`$lists_web\`.hyperkitty_mailinglist (name, display_name, description, subject_prefix, archive_policy, created_at, list_id, archive_rendering_mode)
      SELECT CONCAT(list_name, '@', mail_host), display_name, description, subject_prefix, archive_policy, UTC_TIMESTAMP(6), list_id, 'text'
      FROM \`$lists_core\`.mailinglist WHERE mail_host IN (${domains#,})
      ON DUPLICATE KEY UPDATE archive_policy = VALUES(archive_policy)" 2>&1) || { fail_all "the pages of the lists: $said"; return 0; }
  for id in "${ids[@]}"; do
    while read -r address; do
      current=$id
      [ -z "$address" ] || changed "told the pages who reads what is posted to $address"
    done < <(awk -F'\t' -v "domain=${domain[$id]}" '$1 == domain {print $2}' <<<"$said")
  done
}
