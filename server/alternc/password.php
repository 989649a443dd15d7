<?php
/* The password of one box, for the links with which people choose it. Licence: GPL-2.0-or-later, as driver.php. */

/**
 * @param array{what: 'has'|'keep'|'drop', address: string, hash?: string} $asked
 * @return bool has: whether it has one; keep, drop: whether konbit has declared such a box, and then it is done
 */
function password(#[SensitiveParameter] array $asked): bool
{
    [$local, $domain] = [...explode('@', strtolower($asked['address']), 2), ''];
    $declared = "SELECT 1 AS one FROM konbit_declared WHERE kind = 'Mailboxes' AND part = ? AND SUBSTRING_INDEX(thing, '/', -1) = ? AND state = 'open'";
    $box = rows(
        "SELECT a.id, COALESCE(a.password, '') AS password FROM address a JOIN domaines d ON d.id = a.domain_id JOIN mailbox m ON m.address_id = a.id
          WHERE a.address = ? AND d.domaine = ? AND a.type = ''",
        [$local, $domain],
    )[0] ?? null;
    if ($box === null || rows($declared, [$local, $domain]) === []) {
        return false;
    }
    if ($asked['what'] === 'has') {
        return ltrim($box['password'], '!') !== '';
    }
    $hash = $asked['what'] === 'keep' ? $asked['hash'] : '';
    // Without its scheme, Dovecot would take it for AlternC's default, which is MD5.
    if ($hash !== '' && preg_match('/^\{(ARGON2ID|BLF-CRYPT)\}\$[\x21-\x7e]{20,240}$/D', $hash) !== 1) {
        throw new RuntimeException('this is no hash that is kept');
    }
    // A suspended box stays closed (mailboxes.php), and has the new one when it is open again.
    write("UPDATE address SET password = NULLIF(CONCAT(IF(password LIKE '!%', '!', ''), ?), '') WHERE id = ?", [$hash, $box['id']]);
    return true;
}
