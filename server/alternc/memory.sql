CREATE TABLE IF NOT EXISTS konbit_declared (
  kind VARCHAR(32) NOT NULL,
  thing VARCHAR(128) NOT NULL,
  part VARCHAR(128) NOT NULL,
  state ENUM('open', 'closed') NOT NULL,
  facts TEXT NOT NULL,
  PRIMARY KEY (kind, thing, part)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT = 'what konbit has declared; everything else is left as it is'
