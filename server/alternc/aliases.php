<?php
/* Aliases, all of a domain together, its catch-all (`*`) among them. Licence: GPL-2.0-or-later, as driver.php. */

/** @param array{id: string, login: string, domain: string, aliases: array<string, list<string>>} $wanted */
function aliasesEnsure(array $wanted): void
{
    ['id' => $id, 'aliases' => $aliases] = $wanted;
    $account = become($wanted['login']);
    $domain = domainOf($wanted['domain'], $account) ?? throw new Refused("AlternC has no domain {$wanted['domain']}; the domain comes first");
    $found = addressesOf($domain);
    foreach (remembered('Aliases', $id) as $name => $was) {
        if ($was['isOpen'] && !isset($aliases[$name])) {
            aliasClosed($id, $domain, (string) $name, $found[addressKey($name)] ?? null);
        }
    }
    foreach ($aliases as $name => $targets) {
        aliasOpened($id, $domain, (string) $name, $targets, $found[addressKey($name)] ?? null);
    }
}

function aliasesRetire(array $wanted): void
{
    $account = accountOf($wanted['login']);
    if ($account !== null && domainOf($wanted['domain'], $account) !== null) {
        aliasesEnsure(['aliases' => []] + $wanted);
    }
}

/** AlternC's catch-all is the address with nothing before the @. */
function addressKey(int|string $name): string
{
    return (string) $name === '*' ? '' : (string) $name;
}

function aliasOpened(string $id, array $domain, string $name, array $targets, ?array $address): void
{
    global $mail;
    $full = "$name@{$domain['domaine']}";
    foreach ($targets as $target) {
        // AlternC would leave it out and say nothing.
        filter_var($target, FILTER_VALIDATE_EMAIL) !== false || throw new Refused("$full cannot lead to $target, which AlternC takes for no address");
    }
    $type = $name === '*' ? 'catchall' : '';
    if ($address === null) {
        room('mail');
        $made = must($mail->create($domain['id'], addressKey($name), $type, $name === '*'));
        $address = ['id' => $made, 'box' => '0', 'quota' => '0', 'recipients' => '', 'enabled' => '1'];
    } elseif ($address['type'] !== $type || $address['mail_action'] !== 'OK') {
        notLeaving($full, $address);
    }
    $have = preg_split('/\s+/', (string) $address['recipients'], -1, PREG_SPLIT_NO_EMPTY);
    sort($have);
    sort($targets);
    if ($have !== $targets) {
        // A box of that name keeps its mail, and its own copy.
        must($mail->set_details($address['id'], (int) $address['box'], (int) $address['quota'], implode("\n", $targets)));
        changed("$full leads to " . implode(', ', $targets));
    }
    if ($address['enabled'] === '0') {
        must($mail->enable($address['id']));
        changed("opened $full");
    }
    if (!(remembered('Aliases', $id)[$name]['isOpen'] ?? false)) {
        remember('Aliases', $id, $name, true, []);
    }
}

/** It stays in AlternC, and leads nowhere. */
function aliasClosed(string $id, array $domain, string $name, ?array $address): void
{
    global $mail;
    remember('Aliases', $id, $name, false, []);
    $isBox = $address !== null && $address['box'] === '1';
    if ($isBox && $address['recipients'] !== null) {
        // A mailbox by now: it forwards nothing more.
        must($mail->set_details($address['id'], 1, (int) $address['quota'], ''));
    } elseif ($address !== null && !$isBox && $address['enabled'] === '1') {
        must($mail->disable($address['id']));
    }
    changed("closed $name@{$domain['domaine']}");
}
