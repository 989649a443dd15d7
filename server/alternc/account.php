<?php
/* Accounts. AlternC's uid is the member's. Licence: GPL-2.0-or-later, as driver.php. */

/** @param array{id: string, login: string, name: string, web: int} $wanted `web` in KiB */
function accountEnsure(array $wanted): void
{
    global $admin, $mem, $quota, $action;
    ['id' => $id, 'login' => $login] = $wanted;
    foreach (rows("SELECT thing FROM konbit_declared WHERE kind = 'Account' AND thing != ? AND JSON_VALUE(facts, '$.login') = ?", [$id, $login]) as $other) {
        throw new Refused("the account $login is the member {$other['thing']}'s; nothing was touched: give this member another login");
    }
    $known = rememberedWhole('Account', $id);
    $mem->su(2000);
    $account = accountOf($login);
    $isNew = $account === null;
    if ($isNew) {
        noRecycledUid();
        $email = rows('SELECT mail FROM membres WHERE uid = 2000')[0]['mail'];
        $server = rows('SELECT MIN(id) AS id FROM db_servers')[0]['id'];
        must($admin->add_mem($login, bin2hex(random_bytes(24)), $wanted['name'], '', $email, 1, 'default', 0, '', 0, '', $server));
        $account = accountOf($login);
        changed("made the account $login, uid {$account['uid']}");
    } elseif ($account['su'] === '1') {
        throw new Refused("the account $login administers AlternC, so it is no member's; nothing was touched: give the member another login");
    } elseif ($known === null) {
        changed("took over the account $login, uid {$account['uid']}, with all that is in it");
    }
    if (trim("{$account['prenom']} {$account['nom']}") !== $wanted['name']) {
        must($admin->update_mem($account['uid'], $account['mail'], $wanted['name'], '', '', $account['enabled'], $account['canpass'], $account['type'], (int) $account['duration'], $account['notes']));
        changed("wrote the name {$wanted['name']}");
    }
    $mem->su($account['uid']);
    $total = rows("SELECT total FROM quotas WHERE uid = ? AND name = 'web'", [$account['uid']])[0]['total'] ?? null;
    if ($total === null || (int) $total !== $wanted['web']) {
        must($quota->setquota('web', $wanted['web']));
        changed("limited what $login may take to {$wanted['web']} KiB");
    }
    $home = getuserpath($login);
    if (!$isNew && (!is_dir($home) || fileowner($home) !== (int) $account['uid'])) {
        $action->create_dir($home);
        $action->fix_user((int) $account['uid']);
        changed("asked AlternC to make $home and to give it to $login");
    }
    if ($known !== null && !$known['isOpen']) {
        accountReopen($account, $known['facts']['held'] ?? []);
    }
    remember('Account', $id, '', true, ['login' => $login]);
}

/** Closes what is still open, and remembers what that was; AlternC's own lock leaves sites, mail and FTP as they are. */
function accountRetire(array $wanted): void
{
    global $admin, $mem, $ftp, $mail;
    $known = rememberedWhole('Account', $wanted['id']);
    $account = accountOf($wanted['login']);
    if ($known === null || $account === null) {
        return;
    }
    $uid = $account['uid'];
    $held = $known['facts']['held'] ?? ['ftp' => [], 'hosts' => [], 'addresses' => [], 'panel' => false];
    $open = [
        'ftp' => array_column(rows('SELECT id FROM ftpusers WHERE uid = ? AND enabled = 1', [$uid]), 'id'),
        'hosts' => array_column(rows("SELECT s.id FROM sub_domaines s JOIN domaines_type t ON UPPER(t.name) = UPPER(s.type) WHERE s.compte = ? AND t.only_dns = 0 AND s.enable LIKE 'ENABLE%' AND s.web_action != 'DELETE'", [$uid]), 'id'),
        'addresses' => array_column(rows('SELECT a.id FROM address a JOIN domaines d ON d.id = a.domain_id WHERE d.compte = ? AND a.enabled = 1', [$uid]), 'id'),
    ];
    foreach ($open as $what => $ids) {
        $held[$what] = array_values(array_unique([...$held[$what], ...$ids]));
    }
    $held['panel'] = $held['panel'] || $account['enabled'] === '1';
    remember('Account', $wanted['id'], '', false, ['login' => $wanted['login'], 'held' => $held]);
    $mem->su($uid);
    foreach ($open['ftp'] as $id) {
        // Without a second argument it toggles, and with a false one as well (3.5.4).
        must($ftp->switch_enabled($id));
    }
    foreach ($open['hosts'] as $id) {
        alone(fn ($dom) => must($dom->sub_domain_change_status($id, 'DISABLE')));
    }
    foreach ($open['addresses'] as $id) {
        must($mail->disable($id));
    }
    $mem->su(2000);
    if ($account['enabled'] === '1') {
        must($admin->lock_mem($uid));
        changed("closed the account {$wanted['login']}; everything in it stays, and so does its uid $uid");
    }
}

function accountReopen(array $account, array $held): void
{
    global $admin, $mem, $ftp, $mail;
    $uid = $account['uid'];
    $mem->su($uid);
    foreach ($held['ftp'] ?? [] as $id) {
        if (rows('SELECT id FROM ftpusers WHERE id = ? AND uid = ? AND enabled = 0', [$id, $uid]) !== []) {
            must($ftp->switch_enabled($id, true));
        }
    }
    foreach ($held['hosts'] ?? [] as $id) {
        if (rows("SELECT id FROM sub_domaines WHERE id = ? AND compte = ? AND enable LIKE 'DISABLE%'", [$id, $uid]) !== []) {
            alone(fn ($dom) => must($dom->sub_domain_change_status($id, 'ENABLE')));
        }
    }
    foreach ($held['addresses'] ?? [] as $id) {
        if (rows('SELECT a.id FROM address a JOIN domaines d ON d.id = a.domain_id WHERE a.id = ? AND d.compte = ? AND a.enabled = 0', [$id, $uid]) !== []) {
            must($mail->enable($id));
        }
    }
    $mem->su(2000);
    if ($held['panel'] ?? false) {
        must($admin->unlock_mem($uid));
    }
    $mem->su($uid);
    changed("opened the account {$account['login']} again");
}

function accountOf(string $login): ?array
{
    return rows('SELECT m.*, l.nom, l.prenom FROM membres m LEFT JOIN local l ON l.uid = m.uid WHERE m.login = ?', [$login])[0] ?? null;
}

/** The account that a thing stands in: its own word, or what its member's account was declared with. */
function loginOf(array $thing): ?string
{
    return $thing['login'] ?? rememberedWhole('Account', $thing['member'])['facts']['login'] ?? null;
}

/** AlternC gives max(uid) + 1: after the newest account was deleted, what it left behind would be the next one's. */
function noRecycledUid(): void
{
    $next = (int) rows('SELECT COALESCE(MAX(uid), 1999) + 1 AS uid FROM membres')[0]['uid'];
    foreach (['domaines' => 'compte', 'sub_domaines' => 'compte', 'db' => 'uid', 'ftpusers' => 'uid'] as $table => $column) {
        if (rows("SELECT 1 AS one FROM $table WHERE $column = ? LIMIT 1", [$next]) !== []) {
            throw new Refused("AlternC would give uid $next, which an account had that was deleted: its table $table still has something of it. Wait until AlternC's own deletion is over, or clean that up by hand");
        }
    }
}

/** Becomes the account that a thing stands in. */
function become(string $login): array
{
    global $mem;
    $mem->su(2000);
    $account = accountOf($login) ?? throw new Refused("AlternC has no account $login; the account comes first");
    $mem->su($account['uid']);
    return $account;
}
