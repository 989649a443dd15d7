<?php

// The links that let people choose, and who has tried how often; what they chose is in passwords.php. Times are UTC, written so that they sort.

declare(strict_types=1);

require __DIR__ . '/passwords.php';

final class Store
{
    public const HOURS_OPEN = 72;
    private const FILE = '/var/lib/konbit/mail-passwords/passwords.db';

    private readonly PDO $db;
    private readonly Passwords $passwords;

    public function __construct()
    {
        $this->db = new PDO('sqlite:' . self::FILE, options: [
            PDO::ATTR_TIMEOUT => 10,
            // Whoever makes the file says who may read it; it is not made here.
            PDO::SQLITE_ATTR_OPEN_FLAGS => PDO::SQLITE_OPEN_READWRITE,
        ]);
        $this->db->exec('PRAGMA secure_delete = ON');
        $this->passwords = new Passwords($this->db);
    }

    /** Runs $work while nobody else writes: all of it holds, or nothing. */
    public function alone(callable $work): mixed
    {
        $this->db->exec('BEGIN IMMEDIATE');
        try {
            $result = $work();
            $this->db->exec('COMMIT');
            return $result;
        } catch (Throwable $error) {
            $this->db->exec('ROLLBACK');
            throw $error;
        }
    }

    public function hasPassword(string $address): bool
    {
        return $this->passwords->has($address);
    }

    /** @return array{sent_to: string, expires: string}|null */
    public function openLink(string $address): ?array
    {
        $found = $this->run(
            'SELECT sent_to, expires FROM invitation WHERE address = ? AND used IS NULL AND expires > ?',
            [$address, self::time()],
        )->fetch(PDO::FETCH_ASSOC);
        return $found === false ? null : $found;
    }

    /** Whether a link was sent there for the address, open or over; one that was used or taken back does not count. */
    public function wasInvited(string $address, string $sentTo): bool
    {
        $sql = 'SELECT 1 FROM invitation WHERE address = ? AND sent_to = ? AND used IS NULL';
        return $this->run($sql, [$address, $sentTo])->fetchColumn() !== false;
    }

    /** Links made for an address in the last so many seconds, used or not. */
    public function linksSince(string $address, int $seconds): int
    {
        $sql = 'SELECT count(*) FROM invitation WHERE address = ? AND made > ?';
        return (int) $this->run($sql, [$address, self::time(-$seconds)])->fetchColumn();
    }

    /** A new link's token, known to nobody after this; an earlier link opens nothing any more. */
    public function newLink(string $address, string $sentTo): string
    {
        $token = rtrim(strtr(base64_encode(random_bytes(32)), '+/', '-_'), '=');
        $this->run('DELETE FROM invitation WHERE made < ?', [self::time(-30 * 86_400)]);
        $this->closeLinks($address);
        $this->run(
            'INSERT INTO invitation (token_hash, address, sent_to, made, expires) VALUES (?, ?, ?, ?, ?)',
            [self::hashOf($token), $address, $sentTo, self::time(), self::time(self::HOURS_OPEN * 3600)],
        );
        return $token;
    }

    /** The address that a link is for, null when it opens nothing. Looking does not use it: mail scanners open links. */
    public function addressOf(#[SensitiveParameter] string $token): ?string
    {
        $sql = 'SELECT address FROM invitation WHERE token_hash = ? AND used IS NULL AND expires > ?';
        $found = $this->run($sql, [self::hashOf($token), self::time()])->fetchColumn();
        return $found === false ? null : (string) $found;
    }

    /** Uses the link and keeps the password's hash, or neither: of two at once, one gets through. */
    public function choose(#[SensitiveParameter] string $token, #[SensitiveParameter] string $hash): bool
    {
        return $this->alone(function () use ($token, $hash): bool {
            $address = $this->addressOf($token);
            if ($address === null) {
                return false;
            }
            return $this->keep($address, $hash);
        });
    }

    /** Keeps a hash, with its scheme as Dovecot reads it, and closes every link of the address; false when it is no box. */
    public function keep(string $address, #[SensitiveParameter] string $hash): bool
    {
        $this->closeLinks($address);
        return $this->passwords->keep($address, $hash);
    }

    /** Nobody logs in any more, until there is a new password. */
    public function lock(string $address): void
    {
        $this->closeLinks($address);
        $this->passwords->drop($address);
    }

    /** Counts one more try, and says whether that is still within $most in $seconds. What is refused is not counted. */
    public function mayTry(string $who, int $most, int $seconds): bool
    {
        return $this->alone(function () use ($who, $most, $seconds): bool {
            // Addresses of people's machines are personal data: kept for as long as they count.
            $this->run('DELETE FROM attempt WHERE at < ?', [self::time(-3600)]);
            $sql = 'SELECT count(*) FROM attempt WHERE client = ? AND at > ?';
            if ($this->run($sql, [$who, self::time(-$seconds)])->fetchColumn() >= $most) {
                return false;
            }
            $this->run('INSERT INTO attempt (client, at) VALUES (?, ?)', [$who, self::time()]);
            return true;
        });
    }

    public static function hashOf(#[SensitiveParameter] string $token): string
    {
        return hash('sha256', $token);
    }

    private function closeLinks(string $address): void
    {
        $this->run('UPDATE invitation SET used = ? WHERE address = ? AND used IS NULL', [self::time(), $address]);
    }

    private function run(string $sql, #[SensitiveParameter] array $values): PDOStatement
    {
        $statement = $this->db->prepare($sql);
        $statement->execute($values);
        return $statement;
    }

    private static function time(int $offset = 0): string
    {
        return gmdate('Y-m-d\TH:i:s\Z', time() + $offset);
    }
}
