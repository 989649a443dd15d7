-- First: what goes is closed. Whoever wants to log in is turned away, and mail for it is refused, before its mail is moved.
CREATE TEMP TABLE box AS
  SELECT item.id, member, domain, each.key AS local, each.key || '@' || domain AS address, each.value ->> 'formerly' AS formerly
  FROM item, json_each(item.wanted) AS each;
CREATE TEMP TABLE renamed AS
  SELECT box.id, box.address, formerly FROM box
  JOIN mailbox AS old ON old.address = formerly AND formerly NOT IN (SELECT address FROM box)
  JOIN domain ON domain.name = old.domain AND domain.member = box.member
  WHERE NOT EXISTS (SELECT 1 FROM mailbox AS now WHERE now.address = box.address AND now.state <> 'closed');
CREATE TEMP TABLE going AS
  SELECT item.id, address FROM mailbox JOIN item USING (domain)
  WHERE state <> 'closed' AND address NOT IN (SELECT address FROM box) AND address NOT IN (SELECT formerly FROM renamed)
  UNION ALL SELECT renamed.id, formerly FROM renamed JOIN mailbox ON mailbox.address = formerly WHERE state <> 'closed';

-- Who has a box keeps its password when it is called something else, and the old name has none.
DELETE FROM chosen.password WHERE address IN (SELECT renamed.address FROM renamed JOIN chosen.password AS old ON old.address = formerly);
UPDATE chosen.password SET address = (SELECT renamed.address FROM renamed WHERE formerly = password.address)
  WHERE address IN (SELECT formerly FROM renamed);
UPDATE chosen.invitation SET address = (SELECT renamed.address FROM renamed WHERE formerly = invitation.address)
  WHERE address IN (SELECT formerly FROM renamed);

-- Never both in one transaction: after a fall, a reader of the one could not see whether the other was written.
COMMIT;
BEGIN IMMEDIATE;
UPDATE mailbox SET state = 'closed' WHERE address IN (SELECT address FROM going);

SELECT 'going', id, address FROM going;
SELECT 'changed', id, 'closed ' || address || '; its mail is kept' FROM going;
SELECT 'closed', item.id, local FROM mailbox JOIN item USING (domain) WHERE state = 'closed' AND address NOT IN (SELECT address FROM box);
SELECT 'new', box.id, box.local, coalesce(renamed.formerly, '')
  FROM box LEFT JOIN mailbox ON mailbox.address = box.address LEFT JOIN renamed ON renamed.address = box.address
  WHERE mailbox.state IS NULL OR mailbox.state = 'closed';
