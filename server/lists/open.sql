-- Last: what Mailman has whole now takes mail.
CREATE TEMP TABLE listed AS
  SELECT item.id, domain, each.key AS local, each.key || '@' || domain AS address, each.value ->> 'state' AS state
  FROM item, json_each(item.wanted) AS each;
CREATE TEMP TABLE todo AS
  SELECT listed.*, list.state AS was FROM listed LEFT JOIN list USING (address)
  WHERE (listed.domain, listed.local, listed.state) IS NOT (list.domain, list.local, list.state);
INSERT INTO list (address, domain, local, state) SELECT address, domain, local, state FROM todo WHERE true
  ON CONFLICT (address) DO UPDATE SET domain = excluded.domain, local = excluded.local, state = excluded.state;
SELECT 'changed', id, iif(coalesce(was, 'closed') = 'closed', 'opened ', 'put right ') || address FROM todo;
