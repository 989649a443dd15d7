-- The text of each key's record: what the mail server keeps, whole or without what stands before the key. A key that signs no more
-- stays for 30 days: what it signed may lie in a queue for five, and people look at headers later.
SELECT domain, selector, CASE WHEN public LIKE 'v=DKIM1%' THEN public ELSE 'v=DKIM1; k=rsa; p=' || public END
FROM dkim WHERE signed_until IS NULL OR signed_until > date('now', '-30 days') ORDER BY domain, selector;
