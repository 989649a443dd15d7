-- `@domain` is what no other name takes.
CREATE TEMP TABLE alias_wanted AS
  SELECT item.id, domain, iif(name.key = '*', '', name.key) || '@' || domain AS address, target.value AS target
  FROM item, json_each(item.wanted) AS name, json_each(name.value) AS target;
CREATE TEMP TABLE gained AS SELECT * FROM alias_wanted AS w WHERE NOT EXISTS (
  SELECT 1 FROM alias WHERE alias.address = w.address AND alias.target = w.target AND alias.domain = w.domain);
CREATE TEMP TABLE lost AS SELECT item.id, alias.address, target FROM alias JOIN item USING (domain)
  WHERE (alias.address, target) NOT IN (SELECT address, target FROM alias_wanted);
DELETE FROM alias WHERE (address, target) IN (SELECT address, target FROM lost);
INSERT INTO alias (address, domain, target) SELECT address, domain, target FROM gained WHERE true
  ON CONFLICT (address, target) DO UPDATE SET domain = excluded.domain;
SELECT 'changed', id, address || ' forwards to ' || target FROM gained;
SELECT 'changed', id, address || ' no longer forwards to ' || target FROM lost;
