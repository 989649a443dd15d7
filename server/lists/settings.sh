# Read-only: what Mailman has of lists, a line for each list and each owner. Never who has joined, nor what was posted.
lists_settings() { # DATABASE, THAT-OF-ITS-PAGES
  sed "s/@WEB@/\`$2\`/" <<'SQL' | mariadb --no-defaults -BNr "$1" 2>/dev/null
-- The pages keep their own note of who may read.
SELECT 'list', CONCAT(list_name, '@', mail_host), preferred_language,
  IF(h.archive_policy <=> l.archive_policy, l.archive_policy, CONCAT('not as the pages have it: ', COALESCE(h.archive_policy, 'nothing'))), default_member_action, default_nonmember_action,
  subscription_policy, advertised, EXISTS (SELECT 1 FROM ban b WHERE b.list_id = l.list_id AND b.email = '^.*')
  FROM mailinglist l LEFT JOIN @WEB@.hyperkitty_mailinglist h ON h.list_id = l.list_id;
-- An owner has joined by an address or as a person. Role 1 has joined, 2 owns, 4 has written; action 3 and 4 let a message pass.
SELECT 'owner', CONCAT(l.list_name, '@', l.mail_host), o.email, (
    SELECT CASE WHEN SUM(m.role = 1) > 0 THEN MIN(m.role <> 1 OR COALESCE(m.moderation_action, -1) IN (3, 4))
      ELSE MAX(COALESCE(m.moderation_action, -1) IN (3, 4)) END
    FROM member m LEFT JOIN `user` u ON u.id = m.user_id JOIN address a ON a.id = COALESCE(m.address_id, u._preferred_address_id)
    WHERE m.list_id = o.list_id AND m.role IN (1, 4) AND a.email = o.email)
  FROM (SELECT m.list_id, a.email FROM member m LEFT JOIN `user` u ON u.id = m.user_id
    JOIN address a ON a.id = COALESCE(m.address_id, u._preferred_address_id) WHERE m.role = 2) o
  JOIN mailinglist l ON l.list_id = o.list_id;
SQL
}
