-- What people chose. Never declared, never read into a state; a box without a row cannot log in.
PRAGMA journal_mode = DELETE;
PRAGMA busy_timeout = 10000;
BEGIN IMMEDIATE;
-- hash: with its scheme, {ARGON2ID}… or {BLF-CRYPT}…
CREATE TABLE IF NOT EXISTS password (address TEXT PRIMARY KEY, hash TEXT NOT NULL, changed TEXT NOT NULL);
-- token_hash: SHA-256 of the token
CREATE TABLE IF NOT EXISTS invitation (
  token_hash TEXT PRIMARY KEY, address TEXT NOT NULL, sent_to TEXT NOT NULL, made TEXT NOT NULL, expires TEXT NOT NULL, used TEXT
);
CREATE INDEX IF NOT EXISTS invitation_address ON invitation (address);
CREATE TABLE IF NOT EXISTS attempt (client TEXT NOT NULL, at TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS attempt_client ON attempt (client, at);
COMMIT;
