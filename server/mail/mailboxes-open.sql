-- Second: everything is as the files say. What is new opens with its mail in place.
CREATE TEMP TABLE box AS
  SELECT item.id, domain, each.key AS local, each.key || '@' || domain AS address, each.value ->> 'quota' AS quota,
    each.value ->> 'state' AS state, coalesce(each.value ->> 'displayName', '') AS display_name,
    each.value ->> 'invite' AS invite, each.value ->> 'lang' AS lang
  FROM item, json_each(item.wanted) AS each;
-- A box that begins empty is nobody's yet, whoever had one of that name before.
CREATE TEMP TABLE fresh AS SELECT value AS address FROM json_each('@FRESH@');
DELETE FROM chosen.password WHERE address IN (SELECT address FROM fresh);
DELETE FROM chosen.invitation WHERE address IN (SELECT address FROM fresh);
COMMIT;
BEGIN IMMEDIATE;

CREATE TEMP TABLE todo AS
  SELECT box.*, mailbox.state AS was FROM box LEFT JOIN mailbox USING (address)
  WHERE (box.domain, box.local, box.quota, box.state, box.display_name, box.invite, box.lang)
    IS NOT (mailbox.domain, mailbox.local, mailbox.quota, mailbox.state, mailbox.display_name, mailbox.invite, mailbox.lang);
INSERT INTO mailbox (address, domain, local, quota, state, display_name, invite, lang)
  SELECT address, domain, local, quota, state, display_name, invite, lang FROM todo WHERE true
  ON CONFLICT (address) DO UPDATE SET domain = excluded.domain, local = excluded.local, quota = excluded.quota,
    state = excluded.state, display_name = excluded.display_name, invite = excluded.invite, lang = excluded.lang;

SELECT 'changed', id, iif(coalesce(was, 'closed') = 'closed', 'opened ', 'put right ') || address FROM todo;
SELECT 'going', id, address FROM todo WHERE state = 'suspended' AND was = 'active';
-- Once for each address to which an invitation goes; people ask for another by themselves.
SELECT 'invite', id, address FROM box
  WHERE state = 'active' AND address NOT IN (SELECT address FROM chosen.password)
    AND NOT EXISTS (SELECT 1 FROM chosen.invitation WHERE invitation.address = box.address AND sent_to = box.invite);
