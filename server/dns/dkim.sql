-- The text of each key's record: what the mail server keeps, whole or without what stands before the key.
SELECT domain, selector, CASE WHEN public LIKE 'v=DKIM1%' THEN public ELSE 'v=DKIM1; k=rsa; p=' || public END
FROM dkim ORDER BY domain, selector;
