-- What each version of mail.db added to the one before, a line each. Lines are only ever added, never changed; schema.sql says the whole.
ALTER TABLE dkim ADD COLUMN signed_until TEXT;
