<?php
/* Mailboxes, all of a domain together. Licence: GPL-2.0-or-later, as driver.php. */

/**
 * @param array{id: string, login: string, domain: string, boxes: array<string, array{quota: int, state: string, formerly?: string}>} $wanted
 *     `quota` in MiB; what else a box has is only remembered
 */
function mailboxesEnsure(array $wanted): void
{
    ['id' => $id, 'domain' => $name, 'boxes' => $boxes] = $wanted;
    $account = become($wanted['login']);
    $domain = domainOf($name, $account) ?? throw new Refused("AlternC has no domain $name; the domain comes first");
    $known = remembered('Mailboxes', $id);
    foreach ($boxes as $local => $box) {
        if (isset($box['formerly']) && !isset($known[$local])) {
            boxRenamed($id, $domain, $account, (string) $local, $box['formerly']);
        }
    }
    $known = remembered('Mailboxes', $id);
    $found = addressesOf($domain);
    foreach ($known as $local => $was) {
        if ($was['isOpen'] && !isset($boxes[$local])) {
            boxClosed($id, $name, (string) $local, $was, $found[$local] ?? null);
        }
    }
    foreach ($boxes as $local => $box) {
        boxOpened($id, $domain, (string) $local, $box, $known[$local] ?? null, $found[$local] ?? null);
    }
}

function mailboxesRetire(array $wanted): void
{
    $account = accountOf($wanted['login']);
    $domain = $account === null ? null : domainOf($wanted['domain'], $account);
    if ($domain === null) {
        return;
    }
    become($wanted['login']);
    $found = addressesOf($domain);
    foreach (remembered('Mailboxes', $wanted['id']) as $local => $was) {
        if ($was['isOpen']) {
            boxClosed($wanted['id'], $wanted['domain'], (string) $local, $was, $found[$local] ?? null);
        }
    }
}

function boxOpened(string $id, array $domain, string $local, array $box, ?array $was, ?array $address): void
{
    global $mail;
    $name = "$local@{$domain['domaine']}";
    $isClosed = $was !== null && !$was['isOpen'];
    if ($address !== null) {
        notLeaving($name, $address);
    }
    if ($address === null || $address['box'] === '0') {
        $address = boxMade($domain, $local, $address);
        changed("made the mailbox $name");
        say("fresh $id $name");
    } elseif ($was === null) {
        changed("took over the mailbox $name with its mail and its password");
    }
    if ((int) $address['quota'] !== $box['quota'] || $address['mail_action'] !== 'OK') {
        must($mail->set_details($address['id'], 1, $box['quota'], (string) $address['recipients']));
        changed("gave $name {$box['quota']} MiB");
    }
    // Somebody who closed it in AlternC's panel closed it: that is a suspended box, too.
    if ($address['enabled'] === '0' && ($isClosed || $box['state'] === 'active')) {
        must($mail->enable($address['id']));
        changed("opened $name");
    }
    if ($box['state'] === 'active' && str_starts_with((string) $address['password'], '!')) {
        write("UPDATE address SET password = NULLIF(SUBSTR(password, 2), '') WHERE id = ? AND password LIKE '!%'", [$address['id']]);
        changed("$name may log in again");
    } elseif ($box['state'] !== 'active' && ($address['enabled'] === '1' || $isClosed) && !str_starts_with((string) $address['password'], '!')) {
        // Not AlternC's own disable, which sends back what arrives.
        write("UPDATE address SET password = CONCAT('!', COALESCE(password, '')) WHERE id = ?", [$address['id']]);
        changed("$name may not log in; its mail stays, and more is taken");
    }
    $facts = array_diff_key($box, ['quota' => 0, 'state' => 0]);
    if ($was === null || !$was['isOpen'] || !sameFacts($was['facts'], $facts)) {
        remember('Mailboxes', $id, $local, true, $facts);
        changed("wrote who has $name");
    }
}

function sameFacts(array $one, array $other): bool
{
    ksort($one);
    ksort($other);
    return $one === $other;
}

/** A box that is new here, whether its address was there or not. Nobody knows its password: there is none. */
function boxMade(array $domain, string $local, ?array $address): array
{
    global $mail;
    if ($address === null) {
        room('mail');
        $id = must($mail->create($domain['id'], $local));
        $address = addressesOf($domain)[$local];
        boxAt($id, $domain, $local);
    }
    // An alias that konbit took out of the files no longer forwards anything.
    $wasAlias = remembered('Aliases', declaredId($domain))[$local] ?? null;
    $recipients = $wasAlias !== null && !$wasAlias['isOpen'] ? '' : (string) $address['recipients'];
    must($mail->set_details($address['id'], 1, 0, $recipients));
    if ($address['enabled'] === '0') {
        must($mail->enable($address['id']));
    }
    return addressesOf($domain)[$local];
}

/** A box that was renamed still has its mail under its old name: a new one of that name must not share it. */
function boxAt(int|string $id, array $domain, string $local): void
{
    $path = sprintf('%s/%s/%s_%s', ALTERNC_MAIL, $local[0], $local, $domain['domaine']);
    if (rows('SELECT id FROM mailbox WHERE path = ?', [$path]) !== []) {
        write("INSERT INTO mailbox SET address_id = ?, delivery = 'dovecot', path = ?", [$id, sprintf('%s/_/%s_%s', ALTERNC_MAIL, $id, $domain['domaine'])]);
    }
}

function boxClosed(string $id, string $domain, string $local, array $was, ?array $address): void
{
    global $mail;
    remember('Mailboxes', $id, $local, false, $was['facts']);
    if ($address !== null && $address['enabled'] === '1') {
        must($mail->disable($address['id']));
    }
    changed("closed $local@$domain; its mail and its password stay where they are");
}

/** Its mail stays in its place, which AlternC's table names, and so does its password. */
function boxRenamed(string $id, array $domain, array $account, string $local, string $formerly): void
{
    [$oldLocal, $oldName] = explode('@', $formerly);
    $old = $oldName === $domain['domaine'] ? $domain : domainOf($oldName, $account);
    $address = $old === null ? null : addressesOf($old)[$oldLocal] ?? null;
    if ($address === null || $address['box'] === '0' || $address['type'] !== '') {
        return;
    }
    if (isset(addressesOf($domain)[$local])) {
        throw new Refused("$formerly cannot become $local@{$domain['domaine']}, which AlternC has already; nothing was touched");
    }
    write('UPDATE address SET address = ?, domain_id = ?, enabled = 1 WHERE id = ?', [$local, $domain['id'], $address['id']]);
    forget('Mailboxes', declaredId($old), $oldLocal);
    changed("$formerly is now $local@{$domain['domaine']}, with its mail and its password");
}

/** @return array<string, array> by local part, in lower case as AlternC compares them; the catch-all's is '' */
function addressesOf(array $domain): array
{
    $rows = rows(
        'SELECT a.*, m.id IS NOT NULL AS box, m.quota, m.mail_action AS box_action, r.recipients
           FROM address a LEFT JOIN mailbox m ON m.address_id = a.id LEFT JOIN recipient r ON r.address_id = a.id WHERE a.domain_id = ?',
        [$domain['id']],
    );
    return array_column(array_map(fn (array $row): array => ['key' => strtolower($row['address'])] + $row, $rows), null, 'key');
}

function notLeaving(string $name, array $address): void
{
    if ($address['mail_action'] !== 'OK' || ($address['box_action'] ?? 'OK') !== 'OK') {
        throw new Refused("AlternC is deleting $name, as somebody asked in its panel; undo that there at once, or run again in some minutes when it is gone");
    }
    if ($address['type'] !== '') {
        throw new Refused("$name belongs to AlternC's module {$address['type']}; nothing was touched");
    }
}

/** What konbit calls a domain's mail: that of the member whose account it is. */
function declaredId(array $domain): string
{
    $member = rows("SELECT thing FROM konbit_declared WHERE kind = 'Account' AND JSON_VALUE(facts, '$.login') = ?", [$domain['login']])[0]['thing'] ?? '';
    return "$member/{$domain['domaine']}";
}
