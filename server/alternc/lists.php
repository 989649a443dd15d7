<?php
/*
 * Mailing lists of alternc-mailman: the list, and the addresses by which Postfix takes its mail. Everything else about it is Mailman's
 * (lists/apply.py). Licence: GPL-2.0-or-later, as driver.php.
 */

/** @param array{id: string, login: string, domain: string, lists: array<string, array{state: string, owner: string}>} $wanted */
function listsEnsure(array $wanted): void
{
    ['id' => $id, 'lists' => $lists] = $wanted;
    $account = become($wanted['login']);
    $domain = domainOf($wanted['domain'], $account) ?? throw new Refused("AlternC has no domain {$wanted['domain']}; the domain comes first");
    foreach (remembered('Lists', $id) as $local => $was) {
        if ($was['isOpen'] && !isset($lists[$local])) {
            remember('Lists', $id, (string) $local, false, $was['facts']);
            listAddresses($domain, (string) $local, false);
            changed("closed $local@{$domain['domaine']}; who has joined and what was posted is kept");
        }
    }
    foreach ($lists as $local => $list) {
        listOpened($id, $domain, (string) $local, $list);
    }
}

function listsRetire(array $wanted): void
{
    $account = accountOf($wanted['login']);
    if ($account !== null && domainOf($wanted['domain'], $account) !== null) {
        listsEnsure(['lists' => []] + $wanted);
    }
}

/** @param array{state: string, owner: string} $list */
function listOpened(string $id, array $domain, string $local, array $list): void
{
    global $mailman;
    $name = "$local@{$domain['domaine']}";
    $isActive = $list['state'] === 'active';
    $known = remembered('Lists', $id)[$local] ?? null;
    $row = rows('SELECT * FROM mailman WHERE domain = ? AND list = ?', [$domain['domaine'], $local])[0] ?? null;
    if ($row !== null && (float) $row['mailman_version'] < 3) {
        throw new Refused("$name is a list of Mailman 2: have it migrated in AlternC's panel first");
    }
    if ($row !== null && str_starts_with($row['mailman_action'], 'DELET')) {
        throw new Refused("AlternC is deleting the list $name, as somebody asked in its panel");
    }
    $isMade = $known['facts']['isMade'] ?? $row !== null;
    if ($row === null) {
        $domain['gesmx'] === '1' || throw new Refused("AlternC makes lists only where a domain's mail is here (cutover: live): $name");
        // A run that was killed has left addresses of it, perhaps, and AlternC refuses a list whose addresses are there.
        $isBegun = $known !== null;
        remember('Lists', $id, $local, true, ['state' => $list['state'], 'isMade' => false]);
        $isMade = false;
        room('mailman');
        if ($isBegun) {
            listAddresses($domain, $local, true);
            write(
                "INSERT INTO mailman (uid, list, domain, name, password, owner, url, mailman_action, mailman_version) VALUES (?, ?, ?, ?, '', ?, ?, 'CREATE', 3)",
                [$domain['compte'], $local, $domain['domaine'], $local, $list['owner'], $GLOBALS['L_FQDN']],
            );
        } else {
            must($mailman->add_lst($domain['domaine'], $local, $list['owner']));
        }
        changed("asked AlternC for the list $name");
    } elseif ($known === null) {
        changed("took over the list $name with who has joined");
    }
    if (listAddresses($domain, $local, $isActive) || ($known !== null && !$known['isOpen'])) {
        changed(($isActive ? 'opened ' : 'froze ') . $name);
    }
    $facts = ['state' => $list['state'], 'isMade' => $isMade];
    if ($known === null || !$known['isOpen'] || !sameFacts($known['facts'], $facts)) {
        remember('Lists', $id, $local, true, $facts);
    }
}

/**
 * Postfix knows a list by its addresses in AlternC's table, and hands its mail to Mailman whether they are disabled or not (alternc-mailman
 * 4.0.2): closed, they have another name, under which nobody writes.
 * @return bool whether something was different
 */
function listAddresses(array $domain, string $local, bool $isOpen): bool
{
    global $mail;
    $isChanged = false;
    foreach (['', '-request', '-owner', '-admin', '-bounces', '-confirm', '-join', '-leave', '-subscribe', '-unsubscribe'] as $what) {
        $names = [$local . $what . '.konbit-closed', $local . $what];
        $found = rows('SELECT a.id, a.address, a.type, a.enabled, m.delivery FROM address a LEFT JOIN mailbox m ON m.address_id = a.id WHERE a.domain_id = ? AND a.address IN (?, ?)', [$domain['id'], ...$names]);
        $address = array_values(array_filter($found, fn (array $row): bool => $row['type'] === 'mailman'))[0] ?? null;
        if ($address === null && $found !== []) {
            throw new Refused("{$names[1]}@{$domain['domaine']} is an address of its own already, which the list $local wants");
        }
        if ($address === null && !$isOpen) {
            continue;
        }
        if ($address === null || $address['delivery'] !== 'mailman') {
            $id = $address['id'] ?? must($mail->create($domain['id'], $names[1], 'mailman'));
            must($mail->set_details($id, 1, 0, '', 'mailman'));
            $isChanged = true;
            $address ??= ['id' => $id, 'address' => $names[1], 'enabled' => '1'];
        }
        if ($address['address'] !== $names[(int) $isOpen] || $address['enabled'] !== '1') {
            write('UPDATE address SET address = ?, enabled = 1 WHERE id = ?', [$names[(int) $isOpen], $address['id']]);
            $isChanged = true;
        }
    }
    return $isChanged;
}
