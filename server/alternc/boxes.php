<?php
/*
 * Which boxes are declared, for the program that sends links: it may not see AlternC's database, and has a small one beside it
 * (mail-links/invite.php). Licence: GPL-2.0-or-later, as driver.php.
 */

/** Writes all of them, and prints `invite ID ADDRESS` for each box of these things that its person can open and nobody can log in to. */
function boxes(): never
{
    $found = rows(
        "SELECT k.thing, CONCAT(k.part, '@', d.domaine) AS address, k.facts, a.enabled, COALESCE(a.password, '') AS password
           FROM konbit_declared k JOIN domaines d ON d.domaine = SUBSTRING_INDEX(k.thing, '/', -1)
           JOIN address a ON a.domain_id = d.id AND LOWER(a.address) = k.part JOIN mailbox m ON m.address_id = a.id
          WHERE k.kind = 'Mailboxes' AND k.state = 'open' AND a.type = '' ORDER BY address"
    );
    $database = new PDO('sqlite:/var/lib/konbit/mail/mail.db', options: [PDO::ATTR_TIMEOUT => 10]);
    $database->exec('CREATE TABLE IF NOT EXISTS mailbox (address TEXT PRIMARY KEY, state TEXT NOT NULL, invite TEXT NOT NULL, lang TEXT NOT NULL)');
    $database->beginTransaction();
    $database->exec('DELETE FROM mailbox');
    $add = $database->prepare('INSERT INTO mailbox (address, state, invite, lang) VALUES (?, ?, ?, ?)');
    $ids = array_column(REQUEST['things'], 'id');
    foreach ($found as $box) {
        $facts = json_decode($box['facts'], true);
        $isOpen = $box['enabled'] === '1' && !str_starts_with($box['password'], '!');
        $add->execute([$box['address'], $isOpen ? 'active' : 'suspended', $facts['invite'] ?? '', $facts['lang'] ?? 'fr']);
        if ($isOpen && $box['password'] === '' && in_array($box['thing'], $ids, true)) {
            say("invite {$box['thing']} {$box['address']}");
        }
    }
    $database->commit();
    say('ok boxes');
    told();
}
