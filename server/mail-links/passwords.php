<?php

// Where passwords are: here with the links, in a table that Dovecot reads. On a server that something else runs, another file has this place.

declare(strict_types=1);

final class Passwords
{
    public function __construct(private readonly PDO $db) {}

    public function has(string $address): bool
    {
        return $this->run('SELECT 1 FROM password WHERE address = ?', [$address])->fetchColumn() !== false;
    }

    /** @return bool false when there is no such box, as far as this file can tell */
    public function keep(string $address, #[SensitiveParameter] string $hash): bool
    {
        $this->run('INSERT OR REPLACE INTO password (address, hash, changed) VALUES (?, ?, ?)', [$address, $hash, gmdate('Y-m-d\TH:i:s\Z')]);
        return true;
    }

    public function drop(string $address): void
    {
        $this->run('DELETE FROM password WHERE address = ?', [$address]);
    }

    private function run(string $sql, #[SensitiveParameter] array $values): PDOStatement
    {
        $statement = $this->db->prepare($sql);
        $statement->execute($values);
        return $statement;
    }
}
