<?php
/* Sites: hosts of AlternC's that serve a folder of the account, and their database. Licence: GPL-2.0-or-later, as driver.php. */

/**
 * @param array{id: string, login: string, name: string, hosts: list<array{label: string, domain: string}>, docroot: string, app: string, state: string, database?: array{name: string, password: string}} $wanted
 *     the first host is the site's own, the others are further names of it
 */
function siteEnsure(array $wanted): void
{
    ['id' => $id, 'hosts' => $hosts] = $wanted;
    $account = become($wanted['login']);
    foreach ($hosts as $host) {
        domainHere($host['domain'], $account);
    }
    $known = rememberedWhole('Site', $id);
    $base = $known['facts']['base'] ?? siteBase($wanted, $hosts[0]);
    $folder = rtrim("$base/{$wanted['docroot']}", '/');
    siteFolder($wanted, $folder);
    $names = array_map(fullName(...), $hosts);
    foreach ($known['facts']['hosts'] ?? [] as $name) {
        in_array($name, $names, true) || hostClosed($name, $account, $folder);
    }
    foreach ($hosts as $host) {
        $wanted['state'] === 'active' ? hostServes($host, $folder) : hostClosed(fullName($host), $account, null);
    }
    if (isset($wanted['database'])) {
        databaseOpened($id, $account, $wanted['name'], $wanted['database']);
    } else {
        databasesClosed($id);
    }
    $facts = ['login' => $wanted['login'], 'base' => $base, 'folder' => $folder, 'docroot' => $wanted['docroot'], 'app' => $wanted['app'], 'hosts' => $names];
    if ($known === null || !$known['isOpen'] || !sameFacts($known['facts'], $facts)) {
        remember('Site', $id, '', true, $facts);
        changed("wrote what the site {$wanted['name']} is");
    }
}

/** Its hosts are closed; folder and database stay. */
function siteRetire(array $wanted): void
{
    $known = rememberedWhole('Site', $wanted['id']);
    if ($known === null || accountOf($wanted['login']) === null) {
        return;
    }
    $account = become($wanted['login']);
    remember('Site', $wanted['id'], '', false, $known['facts']);
    foreach ($known['facts']['hosts'] as $name) {
        hostClosed($name, $account, $known['facts']['folder']);
    }
    databasesClosed($wanted['id']);
}

function fullName(array $host): string
{
    return ltrim("{$host['label']}.{$host['domain']}", '.');
}

/** A host that AlternC serves already keeps its folder. */
function siteBase(array $wanted, array $host): string
{
    foreach (hostRows($host['label'], $host['domain']) as $row) {
        if (strtolower($row['type']) === 'vhost' && str_starts_with($row['enable'], 'ENABLE')) {
            $end = $wanted['docroot'] === '' ? '' : "/{$wanted['docroot']}";
            changed('took over the folder ' . $row['valeur'] . ' of ' . fullName($host));
            return rtrim($end !== '' && str_ends_with($row['valeur'], $end) ? substr($row['valeur'], 0, -strlen($end)) : $row['valeur'], '/');
        }
    }
    return "/sites/{$wanted['name']}";
}

/** AlternC gives what is made in a home to the account, by access lists that are inherited. */
function siteFolder(array $wanted, string $folder): void
{
    $path = getuserpath($wanted['login']) . $folder;
    if (!is_dir($path)) {
        folderIn(getuserpath($wanted['login']), $path) || throw new Refused("the folder $path could not be made; run /usr/lib/alternc/fixperms.sh -l {$wanted['login']} and then konbit again");
        $isPhp = $wanted['app'] === 'php';
        file_put_contents("$path/index." . ($isPhp ? 'php' : 'html'), $isPhp ? REQUEST['welcomePhp'] : REQUEST['welcomeHtml']);
        changed("made $path with a page of welcome");
    }
}

/** There, and in the account: what a member can put in its way is a link to somebody else's. */
function folderIn(string $home, string $path): bool
{
    $old = umask(0);
    is_dir($path) || @mkdir($path, 0770, true);
    umask($old);
    return str_starts_with((string) realpath($path), realpath($home) . '/');
}

/** @return list<array> what AlternC has under a name that is more than DNS */
function hostRows(string $label, string $domain): array
{
    return rows(
        "SELECT s.* FROM sub_domaines s JOIN domaines_type t ON UPPER(t.name) = UPPER(s.type)
          WHERE s.sub = ? AND s.domaine = ? AND t.only_dns = 0 AND s.web_action != 'DELETE' ORDER BY s.id",
        [$label, $domain],
    );
}

function isServing(array $row, string $folder): bool
{
    return strtolower($row['type']) === 'vhost' && rtrim($row['valeur'], '/') === $folder;
}

/** What the name did before is closed, not replaced: AlternC's replacing is deleting. */
function hostServes(array $host, string $folder): void
{
    $rows = hostRows($host['label'], $host['domain']);
    $open = array_filter($rows, fn ($row) => str_starts_with($row['enable'], 'ENABLE'));
    if (count($open) === 1 && isServing(reset($open), $folder)) {
        if (hostFailed(reset($open))) {
            write("UPDATE sub_domaines SET web_action = 'UPDATE' WHERE id = ?", [reset($open)['id']]);
            changed('asked AlternC once more to serve ' . fullName($host));
        }
        return;
    }
    alone(function ($dom) use ($host, $folder, $rows, $open): void {
        foreach ($open as $row) {
            must($dom->sub_domain_change_status($row['id'], 'DISABLE'));
        }
        // Of rows with one name AlternC takes the newest last, and the last one wins.
        $last = end($rows);
        if ($last !== false && isServing($last, $folder)) {
            must($dom->sub_domain_change_status($last['id'], 'ENABLE'));
        } else {
            must($dom->set_sub_domain($host['domain'], $host['label'], 'vhost', $folder, 0, reset($open)['https'] ?? ''));
        }
    });
    changed('opened ' . fullName($host) . ", which serves $folder");
}

/** @param string|null $folder only what serves it; null: whatever the name does */
function hostClosed(string $name, array $account, ?string $folder): void
{
    $rows = rows(
        "SELECT s.* FROM sub_domaines s JOIN domaines_type t ON UPPER(t.name) = UPPER(s.type)
          WHERE s.compte = ? AND IF(s.sub = '', s.domaine, CONCAT(s.sub, '.', s.domaine)) = ? AND t.only_dns = 0 AND s.enable LIKE 'ENABLE%' AND s.web_action != 'DELETE'",
        [$account['uid'], $name],
    );
    foreach ($rows as $row) {
        if ($folder === null || isServing($row, $folder)) {
            alone(fn ($dom) => must($dom->sub_domain_change_status($row['id'], 'DISABLE')));
            changed("closed $name; its files stay");
        }
    }
}

function databaseOpened(string $id, array $account, string $site, array $database): void
{
    global $mysql, $msg;
    ['name' => $name, 'password' => $password] = $database;
    $known = remembered('Database', $name);
    if ($known !== [] && !isset($known[$id])) {
        throw new Refused("the database $name is the site " . array_key_first($known) . "'s; give this site another name");
    }
    $isThere = rows('SELECT uid FROM db WHERE db = ?', [$name]) !== [];
    if (!$isThere) {
        remember('Database', $name, $id, true, ['isOwn' => false]);
        room('mysql');
        // It makes a user of the same name besides, and says so.
        $mysql->add_db($name);
        $msg->init_msgs();
        rows('SELECT uid FROM db WHERE db = ? AND uid = ?', [$name, $account['uid']]) !== [] || throw new Refused("AlternC did not make the database $name");
        changed("made the database $name");
    } elseif (rows('SELECT uid FROM db WHERE db = ? AND uid = ?', [$name, $account['uid']]) === []) {
        throw new Refused("the database $name is another account's in AlternC; nothing was touched");
    }
    $user = rows('SELECT password FROM dbusers WHERE name = ?', [$name])[0] ?? null;
    // What runs already with a password of its own keeps it.
    $isOwn = $known[$id]['facts']['isOwn'] ?? ($isThere && $user !== null);
    if ($isOwn) {
        $password = $user['password'] ?? $password;
    }
    if ($user === null || $user['password'] !== $password || !isset($known[$id]) && !$isOwn) {
        // Not by AlternC's add_user: its policy finds the letters of a short name in any password.
        $user !== null || write("INSERT INTO dbusers (uid, name, password, enable) VALUES (?, ?, '', 'ACTIVATED')", [$account['uid'], $name]);
        must($mysql->grant('*', $name, 'USAGE', $password));
        must($mysql->set_user_rights($name, $name, rights()));
        write('UPDATE dbusers SET password = ? WHERE name = ?', [$password, $name]);
        changed("gave the database $name its user and its password");
    }
    if (isset($known[$id]) && !$known[$id]['isOpen']) {
        databaseUser($name, 'ACCOUNT UNLOCK');
        changed("opened the database $name again");
    }
    remember('Database', $name, $id, true, ['isOwn' => $isOwn]);
    credentials($account['login'], $site, $name, $password);
}

/** All that AlternC's panel can give on a database. A function, since the driver is at work before constants down here are known. */
function rights(): array
{
    return [
        'select', 'insert', 'update', 'delete', 'create', 'drop', 'references', 'index', 'alter', 'create_tmp', 'lock', 'create_view',
        'show_view', 'create_routine', 'alter_routine', 'execute', 'event', 'trigger',
    ];
}

function databasesClosed(string $id): void
{
    foreach (rows("SELECT thing, facts FROM konbit_declared WHERE kind = 'Database' AND part = ? AND state = 'open'", [$id]) as $row) {
        remember('Database', $row['thing'], $id, false, json_decode($row['facts'], true));
        databaseUser($row['thing'], 'ACCOUNT LOCK');
        changed("closed the database {$row['thing']}; it stays");
    }
}

/** AlternC has no word for it. The name has been through konbit's grammar, and is this account's. */
function databaseUser(string $name, string $what): void
{
    global $mysql;
    $mysql->dbus->exec('ALTER USER ' . $mysql->dbus->quote($name) . '@' . $mysql->dbus->quote($mysql->dbus->Client) . " $what");
}

/** Where the site's program finds its database: in the account, outside of what is served. */
function credentials(string $login, string $site, string $name, string $password): void
{
    global $mysql;
    $path = getuserpath($login) . "/private/$site.database.json";
    $text = json_encode(['host' => $mysql->dbus->Host, 'database' => $name, 'user' => $name, 'password' => $password], JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES) . "\n";
    if (!is_file($path) || file_get_contents($path) !== $text) {
        folderIn(getuserpath($login), dirname($path)) || throw new Refused(dirname($path) . ' could not be made, or leads out of the account');
        $old = umask(0007);
        file_put_contents("$path.new", $text);
        rename("$path.new", $path);
        umask($old);
        changed("wrote $path");
    }
}
