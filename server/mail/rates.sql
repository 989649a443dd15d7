-- How many recipients each box has written to, by the minute.
PRAGMA journal_mode = DELETE;
CREATE TABLE IF NOT EXISTS sent (
  minute INTEGER NOT NULL, member TEXT NOT NULL, address TEXT NOT NULL, recipients INTEGER NOT NULL, PRIMARY KEY (address, minute)
);
CREATE INDEX IF NOT EXISTS sent_member ON sent (member, minute);
