<?php
/*
 * What konbit asks of AlternC, in AlternC's own words. It runs in AlternC's panel as the user alterncpanel and calls its
 * classes, so it is under their licence: GPL-2.0-or-later. The rest of konbit only exchanges JSON with it.
 *
 * It comes on PHP's standard input behind a line that defines REQUEST, so nothing is left on the server and nothing
 * stands in a list of processes. One JSON document on standard output, exit 0; {"refused": REASON}, exit 1, when AlternC
 * cannot be asked. Known with 3.5.3 and 3.5.4 on Debian 12.
 */
error_reporting(E_ALL & ~E_DEPRECATED & ~E_NOTICE);
ini_set('display_errors', '0');
ini_set('session.use_cookies', '0');
ini_set('session.save_path', sys_get_temp_dir());
// AlternC's classes print; only our document may.
ob_start();
set_exception_handler(fn ($error) => answer(['refused' => 'AlternC stopped: ' . $error->getMessage()], 1));

const PANEL = '/usr/share/alternc/panel';
if (!is_readable('/etc/alternc/my.cnf') || !is_readable(PANEL . '/class/config_nochk.php')) {
    answer(['refused' => 'AlternC is not installed here, or this user may not read /etc/alternc/my.cnf'], 1);
}
if (file_exists('/run/alternc/jobs-lock')) {
    answer(['refused' => 'alternc.install is at work (/run/alternc/jobs-lock); wait until it has ended, or remove that file when none runs'], 1);
}
chdir(PANEL);
require_once PANEL . '/class/config_nochk.php';
$admin->enabled = 1;
// Not setid(), which opens a session of the panel.
$mem->su(2000);

match (REQUEST['op'] ?? '') {
    'observe' => answer(observe()),
    // In the files that stand behind this one when something is to be changed.
    'ensure', 'retire' => work(),
    'pending' => tellPending(),
    'boxes' => boxes(),
    'password' => answer(['answer' => password(REQUEST)]),
    default => throw new RuntimeException('unknown operation'),
};

function answer(array $document, int $status = 0): never
{
    while (ob_get_level()) {
        ob_end_clean();
    }
    echo json_encode($document, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE), "\n";
    exit($status);
}

/** Rows as maps of text. Values never go into the statement itself. */
function rows(string $statement, array $values = []): array
{
    $database = new DB_system();
    $database->query($statement, $values ?: false);
    $rows = [];
    while ($database->next_record()) {
        $row = array_filter($database->Record, 'is_string', ARRAY_FILTER_USE_KEY);
        // Numbers come as numbers or as texts, as PHP's driver likes.
        $rows[] = array_map(fn ($value): ?string => $value === null ? null : (string) $value, $row);
    }
    return $rows;
}

/** Rows by the value of one of their columns. */
function grouped(string $key, array $rows): array
{
    $groups = [];
    foreach ($rows as $row) {
        $groups[$row[$key]][] = $row;
    }
    return $groups;
}

/** Everything about everybody, and what konbit has declared of it (memory.php); read by SQL, so that nothing is changed. No password, no hash. */
function observe(): array
{
    $declared = rows("SHOW TABLES LIKE 'konbit_declared'") === [] ? [] : rows('SELECT kind, thing, part, state, facts FROM konbit_declared');
    $quotas = grouped('uid', rows('SELECT uid, name, total FROM quotas'));
    $domains = grouped('compte', rows('SELECT id, compte, domaine, gesdns, gesmx, dns_action FROM domaines ORDER BY domaine'));
    $hosts = grouped('domaine', rows("SELECT domaine, sub, LOWER(type) AS type, valeur, enable, web_action, web_result FROM sub_domaines WHERE web_action != 'DELETE' ORDER BY sub, type"));
    $addresses = grouped('domain_id', rows(
        // konbit closes a password as /etc/shadow does, with a ! before it (mailboxes.php).
        "SELECT a.domain_id, a.address, a.type, a.enabled AND COALESCE(a.password, '') NOT LIKE '!%' AS enabled, a.mail_action, m.id IS NOT NULL AS box, m.quota, r.recipients
           FROM address a LEFT JOIN mailbox m ON m.address_id = a.id LEFT JOIN recipient r ON r.address_id = a.id ORDER BY a.address"
    ));
    // Of those that konbit has made, to see whether they still are as given; a long random password cannot be had back from it.
    $databases = $declared === [] ? [] : grouped('uid', rows(
        "SELECT d.uid, d.db, SHA2(u.password, 256) AS digest FROM db d LEFT JOIN dbusers u ON u.name = d.db
          WHERE d.db IN (SELECT thing FROM konbit_declared WHERE kind = 'Database')"
    ));
    $accounts = rows(
        'SELECT m.uid, m.login, m.enabled, m.mail, l.nom, l.prenom FROM membres m LEFT JOIN local l ON l.uid = m.uid WHERE m.uid != 2000 ORDER BY m.uid'
    );
    return [
        'version' => rows("SELECT value FROM alternc_status WHERE name = 'alternc_version'")[0]['value'] ?? '',
        'accounts' => array_map(fn (array $account): array => [
            'uid' => (int) $account['uid'],
            'login' => $account['login'],
            'name' => trim("{$account['prenom']} {$account['nom']}"),
            'email' => $account['mail'],
            'isOpen' => (bool) $account['enabled'],
            'databases' => (object) array_column($databases[$account['uid']] ?? [], 'digest', 'db'),
            'quotas' => (object) array_map('intval', array_column($quotas[$account['uid']] ?? [], 'total', 'name')),
            'domains' => array_map(fn (array $domain): array => [
                'name' => $domain['domaine'],
                'hasDns' => (bool) $domain['gesdns'],
                'hasMail' => (bool) $domain['gesmx'],
                'isLeaving' => $domain['dns_action'] === 'DELETE',
                'isDone' => $domain['dns_action'] === 'OK',
                'hosts' => array_map(fn (array $host): array => [
                    'label' => $host['sub'],
                    'type' => $host['type'],
                    'value' => $host['valeur'],
                    'isOpen' => str_starts_with($host['enable'], 'ENABLE'),
                    'isDone' => $host['web_action'] === 'OK',
                    'isFailed' => hostFailed($host),
                ], $hosts[$domain['domaine']] ?? []),
                'addresses' => array_map('address', $addresses[$domain['id']] ?? []),
            ], $domains[$account['uid']] ?? []),
        ], $accounts),
        'declared' => array_map(fn (array $row): array => [
            'kind' => $row['kind'],
            'thing' => $row['thing'],
            'part' => $row['part'],
            'isOpen' => $row['state'] === 'open',
            'facts' => (object) json_decode($row['facts'], true),
        ], $declared),
    ];
}

/** AlternC calls it done all the same, and says so nowhere but in this column (3.5.4, m_dom.php update_domains). */
function hostFailed(array $row): bool
{
    return $row['web_action'] === 'OK' && !in_array($row['web_result'], ['', '0'], true);
}

function address(array $row): array
{
    return [
        'local' => $row['address'],
        'type' => $row['type'],
        'isBox' => (bool) $row['box'],
        'isOpen' => (bool) $row['enabled'],
        'isLeaving' => $row['mail_action'] !== 'OK',
        // MiB; 0 is no limit.
        'quota' => (int) $row['quota'],
        'recipients' => preg_split('/\s+/', (string) $row['recipients'], -1, PREG_SPLIT_NO_EMPTY),
    ];
}
