<?php

// Which passwords are good enough. Length does most of it (NIST SP 800-63B §5.1.1); the rest is what is tried first.

declare(strict_types=1);

const SHORTEST = 12;
const LONGEST = 200;

/** What is wrong with a password for this address: names of texts (texts.php), none when it is good. */
function weaknesses(#[SensitiveParameter] string $password, #[SensitiveParameter] string $again, string $address): array
{
    $length = mb_strlen($password);
    return array_keys(array_filter([
        'too-short' => $length < SHORTEST,
        'too-long' => $length > LONGEST,
        'odd-characters' => preg_match('/\p{C}|^\s|\s$/u', $password) !== 0,
        'like-address' => $length >= SHORTEST && isLike($password, $address),
        'too-common' => $length >= SHORTEST && isCommon($password),
        'not-the-same' => $password !== $again,
    ]));
}

/** Text as it is kept and compared: an é is one character, however the keyboard made it. */
function normal(#[SensitiveParameter] string $text): string
{
    return (string) Normalizer::normalize($text, Normalizer::FORM_C);
}

/** Scheme and cost: Argon2id with 19 MiB and 2 passes (OWASP 2023), since every login of a mail program pays for it. */
function hashed(#[SensitiveParameter] string $password): string
{
    $cost = ['memory_cost' => 19_456, 'time_cost' => 2, 'threads' => 1];
    return '{ARGON2ID}' . password_hash($password, PASSWORD_ARGON2ID, $cost);
}

/** Whether a hash that somebody made elsewhere is one that Dovecot takes, and costs neither too little nor too much. */
function isGoodHash(#[SensitiveParameter] string $hash): bool
{
    $argon = '/^\{ARGON2ID\}\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$[A-Za-z0-9+\/]{16,86}\$[A-Za-z0-9+\/]{32,86}$/D';
    if (preg_match($argon, $hash, $found) === 1) {
        [, $memory, $passes] = $found;
        return $memory >= 19_456 && $memory <= 131_072 && $passes >= 2 && $passes <= 10;
    }
    $blowfish = '/^\{BLF-CRYPT\}\$2[aby]\$(\d\d)\$[.\/A-Za-z0-9]{53}$/D';
    return preg_match($blowfish, $hash, $found) === 1 && $found[1] >= 10 && $found[1] <= 14;
}

function isLike(#[SensitiveParameter] string $password, string $address): bool
{
    [$local, $domain] = explode('@', plain($address), 2);
    $parts = [$local, $domain, explode('.', $domain)[0]];
    return array_filter($parts, fn (string $part): bool => strlen($part) > 3 && str_contains(plain($password), $part)) !== [];
}

/** Little is left of it once the words are taken out that people (and those who guess) think of first. */
function isCommon(#[SensitiveParameter] string $password): bool
{
    $words = file(__DIR__ . '/common-passwords.txt', FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES);
    usort($words, fn (string $a, string $b): int => strlen($b) <=> strlen($a));
    $letters = preg_replace('/[\s_.-]+/u', '', plain($password));
    return count(array_unique(mb_str_split(str_replace($words, '', $letters)))) < 5;
}

/** Lower case, without accents. */
function plain(#[SensitiveParameter] string $text): string
{
    return (string) preg_replace('/\p{Mn}/u', '', (string) Normalizer::normalize(mb_strtolower($text), Normalizer::FORM_D));
}
