<?php

// mail-invite: sends the links with which people choose their password. Started by the script of that name, as konbit-link.
// Prints a line for each address, words separated by tabs: WHAT ADDRESS [SENT-TO [EXPIRES]]. Ends with 1 when one was not served.

declare(strict_types=1);

require __DIR__ . '/store.php';
require __DIR__ . '/policy.php';
require __DIR__ . '/texts.php';
require __DIR__ . '/message.php';
require __DIR__ . '/letter.php';

const USAGE = "mail-invite [--first | --again | --lock] ADDRESS…\nmail-invite --all\nmail-invite --hash ADDRESS   (the hash, with its scheme, on standard input)\nmail-invite --asked\n";

/** For what is not the person's mistake nor ours: the address stays as it was. */
final class Unserved extends Exception {}

exit(main(array_slice($argv, 1)));

function main(array $words): int
{
    $mode = str_starts_with($words[0] ?? '', '--') ? array_shift($words) : '';
    $isRight = match ($mode) {
        '', '--first', '--again', '--lock' => $words !== [],
        '--hash' => count($words) === 1,
        '--all', '--asked', '--mend' => $words === [],
        default => false,
    };
    if (!$isRight) {
        fwrite(STDERR, USAGE);
        return 2;
    }
    // Opening the store takes back what a killed writer left half done; until then Dovecot, which only reads, cannot.
    $store = new Store();
    if ($mode === '--mend') {
        $store->hasPassword('');
        return 0;
    }
    $status = 0;
    $addresses = match ($mode) {
        '--all' => declared()->query("SELECT address FROM mailbox WHERE state = 'active' ORDER BY address")->fetchAll(PDO::FETCH_COLUMN),
        '--asked' => takeAsked(),
        default => $words,
    };
    foreach ($addresses as $word) {
        $address = strtolower($word);
        try {
            if ($mode === '--lock') {
                $store->alone(fn () => $store->lock($address));
                echo "locked\t$address\n";
            }
            $told = match ($mode) {
                '--hash' => keepHash($store, $address),
                '--asked' => sendAsked($store, $address),
                '--first' => sendFirst($store, $address),
                default => send($store, $address, $mode === '--again' || $mode === '--lock'),
            };
        } catch (Unserved $reason) {
            $told = [$reason->getMessage(), $address];
            $status = 1;
        }
        // Who asks on the page learns nothing, and neither does the journal.
        if ($mode !== '--asked') {
            echo implode("\t", $told), "\n";
        }
    }
    return $mode === '--asked' ? 0 : $status;
}

/** A link for a box that has neither password nor open link, or in any case. */
function send(Store $store, string $address, bool $again): array
{
    $box = boxOf($address);
    if (preg_match('/^[^\s<>,;:"]+@[^\s<>,;:"]+$/D', $box['invite']) !== 1 || strcasecmp($box['invite'], $address) === 0) {
        throw new Unserved('nowhere');
    }
    return $store->alone(function () use ($store, $address, $again, $box): array {
        $hasPassword = $store->hasPassword($address);
        if (!$again && $hasPassword) {
            return ['chosen', $address];
        }
        $open = $store->openLink($address);
        if (!$again && $open !== null) {
            return ['open', $address, $open['sent_to'], $open['expires']];
        }
        // What is thrown here takes the link back: there is one if its mail was accepted, and only then.
        mailLink($address, $box, $store->newLink($address, $box['invite']), $hasPassword);
        return ['sent', $address, $box['invite']];
    });
}

/** Once for each address to which links go; people ask for another by themselves. */
function sendFirst(Store $store, string $address): array
{
    return $store->wasInvited($address, boxOf($address)['invite']) ? ['open', $address] : send($store, $address, false);
}

/** What somebody typed on the page: three links a day at most, and ten minutes between two. */
function sendAsked(Store $store, string $address): array
{
    $isTooMuch = $store->linksSince($address, 86_400) >= 3 || $store->linksSince($address, 600) >= 1;
    return $isTooMuch ? ['open', $address] : send($store, $address, true);
}

function keepHash(Store $store, string $address): array
{
    boxOf($address);
    $hash = trim((string) fgets(STDIN, 1024));
    if (!isGoodHash($hash)) {
        throw new Unserved('bad-hash');
    }
    $store->alone(fn () => $store->keep($address, $hash)) ?: throw new Unserved('unknown');
    return ['kept', $address];
}

/** @return array{invite: string, lang: string} of a box that is open to its person */
function boxOf(string $address): array
{
    $asked = declared()->prepare('SELECT invite, lang, state FROM mailbox WHERE address = ?');
    $asked->execute([$address]);
    $box = $asked->fetch(PDO::FETCH_ASSOC);
    if ($box === false || $box['state'] === 'closed') {
        throw new Unserved('unknown');
    }
    return $box['state'] === 'active' ? $box : throw new Unserved('suspended');
}

/** What is declared about mail, to be read only. */
function declared(): PDO
{
    return new PDO('sqlite:/var/lib/konbit/mail/mail.db', options: [
        PDO::ATTR_TIMEOUT => 10,
        PDO::SQLITE_ATTR_OPEN_FLAGS => PDO::SQLITE_OPEN_READONLY,
    ]);
}

/** Addresses that were typed on the page. Each is taken away before anything is done for it, so that none is tried for ever. */
function takeAsked(): iterable
{
    foreach (glob('/var/lib/konbit/mail-links/asked/*') as $file) {
        $address = (string) file_get_contents($file);
        unlink($file);
        yield $address;
    }
}
