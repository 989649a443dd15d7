<?php
/* Zones, which AlternC's bind serves: whether it does, and what AlternC says of the mail. Licence: GPL-2.0-or-later, as driver.php. */

/** @param array{id: string, member: string, domain: string, exchange: string} $wanted `exchange`: where mail goes; "." nowhere, "" as others say */
function zoneEnsure(array $wanted): void
{
    global $bind;
    ['id' => $id, 'domain' => $name] = $wanted;
    $file = "{$bind->zone_file_directory}/$name";
    if (is_file($file) && $bind->read_zone($name)[0]) {
        throw new Refused("AlternC writes nothing into the zone of $name: $file says LOCKED:YES; write LOCKED:NO there, or \"dns: external\" into the member's file");
    }
    $account = become(loginOf($wanted) ?? throw new Refused("the account of {$wanted['member']} comes first"));
    $domain = domainHere($name, $account);
    $known = rememberedWhole('Zone', $id);
    if ($domain['gesdns'] === '0') {
        alone(fn ($dom) => must($dom->edit_domain($name, 1, $domain['gesmx'], 1, $domain['zonettl'])));
        changed("AlternC serves the zone of $name");
    } elseif ($known === null) {
        changed("took over the zone of $name");
    }
    $closed = $known['facts']['rows'] ?? [];
    foreach (rowsAgainst($domain, $wanted['exchange']) as $row) {
        $closed = array_values(array_unique([...$closed, $row['id']]));
        // First, so that a run that is killed now opens it again when konbit lets go.
        remember('Zone', $id, '', true, ['rows' => $closed]);
        alone(fn ($dom) => must($dom->sub_domain_change_status($row['id'], 'DISABLE')));
        changed('closed what AlternC says at ' . fullName(['label' => $row['sub'], 'domain' => $name]) . ": {$row['type']} {$row['valeur']}");
    }
    remember('Zone', $id, '', true, ['rows' => $closed]);
}

/** It is served no more; what AlternC said is open again, for whoever switches it on in the panel. */
function zoneRetire(array $wanted): void
{
    global $msg;
    ['id' => $id, 'domain' => $name] = $wanted;
    $known = rememberedWhole('Zone', $id);
    $login = loginOf($wanted);
    if ($known === null || $login === null || accountOf($login) === null) {
        return;
    }
    // Another member may have it by now.
    $domain = rows('SELECT * FROM domaines WHERE domaine = ? AND compte = ?', [$name, become($login)['uid']])[0] ?? null;
    foreach ($domain === null ? [] : $known['facts']['rows'] ?? [] as $row) {
        if (rows("SELECT id FROM sub_domaines WHERE id = ? AND domaine = ? AND enable LIKE 'DISABLE%' AND web_action != 'DELETE'", [$row, $name]) !== []) {
            // What AlternC has said anew meanwhile it does not say twice.
            alone(fn ($dom) => $dom->sub_domain_change_status($row, 'ENABLE'));
            $msg->init_msgs();
        }
    }
    remember('Zone', $id, '', false, []);
    if ($domain !== null && $domain['gesdns'] === '1') {
        alone(fn ($dom) => must($dom->edit_domain($name, 0, $domain['gesmx'], 1, $domain['zonettl'])));
        changed("the zone of $name is no longer served");
    }
}

/** What AlternC says of a domain's mail and the files say otherwise. An SPF that somebody wrote stays: it may name others who send. */
function rowsAgainst(array $domain, string $exchange): array
{
    global $L_DEFAULT_MX;
    $isHere = $exchange !== '' && $exchange !== '.';
    $rows = rows(
        "SELECT id, sub, LOWER(type) AS type, valeur FROM sub_domaines WHERE domaine = ? AND enable LIKE 'ENABLE%' AND web_action != 'DELETE'
            AND (sub = '' AND LOWER(type) IN ('defmx', 'defmx2', 'mx', 'mx2', 'txt') OR sub = '_dmarc' AND LOWER(type) = 'txt')",
        [$domain['domaine']],
    );
    // Boxes that no file names: the domain's mail is the panel's.
    if ($exchange === '.' && $domain['gesmx'] === '1') {
        return [];
    }
    $leads = fn (array $row): string => $row['type'] === 'defmx' ? "$L_DEFAULT_MX." : $row['valeur'];
    $mx = array_filter($rows, fn (array $row): bool => match ($row['type']) {
        'defmx', 'defmx2' => !$isHere || $leads($row) !== $exchange,
        'mx', 'mx2' => $isHere && $leads($row) !== $exchange,
        default => false,
    });
    $isElsewhere = array_filter($rows, fn (array $row): bool => in_array($row['type'], ['mx', 'mx2'], true)) !== [];
    if ($exchange === '' || ($exchange === '.' && $isElsewhere)) {
        return $mx;
    }
    $spf = 'v=spf1 ' . variable_get('default_spf_value');
    return $mx + array_filter($rows, fn (array $row): bool => $row['type'] === 'txt'
        && ($row['sub'] === '' ? $row['valeur'] === $spf : stripos($row['valeur'], 'v=DMARC1') === 0));
}
