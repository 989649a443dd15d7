-- What is declared about mail, as it is now; what older databases lack is in schema-steps.sql. Written by konbit in one transaction for each run, read by the mail programs at each lookup,
-- so that 2,000 boxes need no restart. The journal is the ordinary one: a reader of WAL must be able to write.
PRAGMA journal_mode = DELETE;
PRAGMA busy_timeout = 10000;
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS domain (
  name TEXT PRIMARY KEY, member TEXT NOT NULL, login TEXT NOT NULL, uid INTEGER NOT NULL, gid INTEGER NOT NULL,
  -- prepared (ready, but mail for it still goes to its MX elsewhere), live, suspended (no login, mail deferred) or closed
  state TEXT NOT NULL,
  -- recipients of everything that all domains of the member send, and of one box
  per_hour INTEGER NOT NULL, per_day INTEGER NOT NULL, box_per_hour INTEGER NOT NULL, box_per_day INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS mailbox (
  address TEXT PRIMARY KEY, domain TEXT NOT NULL, local TEXT NOT NULL, quota INTEGER NOT NULL,
  -- active, suspended (no login, mail kept and still received) or closed (in quarantine)
  state TEXT NOT NULL,
  display_name TEXT NOT NULL DEFAULT '', invite TEXT NOT NULL DEFAULT '', lang TEXT NOT NULL DEFAULT 'fr'
);
CREATE INDEX IF NOT EXISTS mailbox_domain ON mailbox (domain);
-- '@domain' is the catch-all
CREATE TABLE IF NOT EXISTS alias (
  address TEXT NOT NULL, domain TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (address, target)
);
CREATE INDEX IF NOT EXISTS alias_domain ON alias (domain);
-- state: active, frozen (nobody posts or joins) or closed (put away)
CREATE TABLE IF NOT EXISTS list (
  address TEXT PRIMARY KEY, domain TEXT NOT NULL, local TEXT NOT NULL, state TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS list_domain ON list (domain);
-- All addresses of the lists that are there. Whoever writes to the first three wants to post or to join.
CREATE VIEW IF NOT EXISTS list_address AS
  SELECT list.local || way.column1 || '@' || list.domain AS address, list.domain, list.state, way.column2 AS enters
  FROM list CROSS JOIN (VALUES ('', 1), ('-join', 1), ('-subscribe', 1), ('-leave', 0), ('-unsubscribe', 0), ('-request', 0),
    ('-confirm', 0), ('-owner', 0), ('-bounces', 0)) AS way
  WHERE list.state <> 'closed';
-- public: whole text of the record that DNS publishes, v=DKIM1; k=rsa; p=…; signed_until: the day on which it signed no more
CREATE TABLE IF NOT EXISTS dkim (
  domain TEXT NOT NULL, selector TEXT NOT NULL, public TEXT NOT NULL, made TEXT NOT NULL, signs INTEGER NOT NULL, signed_until TEXT,
  PRIMARY KEY (domain, selector)
);
COMMIT;
