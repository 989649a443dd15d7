-- First: what goes, and what is frozen, takes no more mail.
CREATE TEMP TABLE listed AS
  SELECT item.id, member, domain, each.key AS local, each.key || '@' || domain AS address, each.value ->> 'state' AS state
  FROM item, json_each(item.wanted) AS each;
CREATE TEMP TABLE leaving AS
  SELECT item.id, list.address FROM list JOIN item USING (domain) WHERE list.state <> 'closed' AND address NOT IN (SELECT address FROM listed);
CREATE TEMP TABLE freezing AS
  SELECT listed.id, address FROM list JOIN listed USING (address) WHERE list.state = 'active' AND listed.state = 'frozen';
UPDATE list SET state = 'closed' WHERE address IN (SELECT address FROM leaving);
UPDATE list SET state = 'frozen' WHERE address IN (SELECT address FROM freezing);
SELECT 'changed', id, 'closed ' || address || '; who has joined and what was posted is kept' FROM leaving;
SELECT 'changed', id, 'froze ' || address FROM freezing;
SELECT 'closing', id, address FROM leaving;
SELECT 'gone', item.id, local FROM list JOIN item USING (domain) WHERE state = 'closed' AND address NOT IN (SELECT address FROM listed);
