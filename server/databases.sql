SELECT 'schema', SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE '%\_%';
SELECT 'user', User, IFNULL(JSON_VALUE(Priv, '$.plugin'), ''), IFNULL(JSON_VALUE(Priv, '$.authentication_string'), ''), IF(IFNULL(JSON_VALUE(Priv, '$.account_locked'), 0), 'locked', 'open') FROM mysql.global_priv WHERE Host = 'localhost' AND User REGEXP '^[a-z][a-z0-9]{0,13}_';
DELIMITER //
BEGIN NOT ATOMIC
  FOR one IN (SELECT User FROM mysql.global_priv WHERE Host = 'localhost' AND User REGEXP '^[a-z][a-z0-9]{0,13}_[a-z0-9_]+$') DO
    EXECUTE IMMEDIATE CONCAT('SHOW GRANTS FOR `', one.User, '`@localhost');
  END FOR;
END //
DELIMITER ;
