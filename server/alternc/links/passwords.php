<?php

// Where passwords are: in AlternC's own table, which this user may not see. Whoever may is asked through a socket, one thing at a
// time (konbit-passwords@.service), and does only what is asked of boxes that konbit has declared.

declare(strict_types=1);

final class Passwords
{
    public function __construct(PDO $_links) {}

    public function has(string $address): bool
    {
        return $this->ask(['what' => 'has', 'address' => $address]);
    }

    /** @return bool false when konbit has declared no such box, or not any more */
    public function keep(string $address, #[SensitiveParameter] string $hash): bool
    {
        return $this->ask(['what' => 'keep', 'address' => $address, 'hash' => $hash]);
    }

    public function drop(string $address): void
    {
        $this->ask(['what' => 'drop', 'address' => $address]);
    }

    private function ask(#[SensitiveParameter] array $question): bool
    {
        $socket = stream_socket_client('unix:///run/konbit-link/passwords', timeout: 10);
        if ($socket === false) {
            throw new RuntimeException('nobody answers for AlternC: systemctl status konbit-passwords.socket');
        }
        stream_set_timeout($socket, 20);
        fwrite($socket, json_encode($question, JSON_THROW_ON_ERROR) . "\n");
        ['answer' => $answer] = (json_decode((string) fgets($socket), true) ?? []) + ['answer' => null];
        return is_bool($answer) ? $answer : throw new RuntimeException('AlternC could not be asked: journalctl -u konbit-passwords@*');
    }
}
