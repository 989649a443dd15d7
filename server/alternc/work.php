<?php
/*
 * A batch: makes or retires things of one kind, and prints a line for each, as lib.sh does: `ok ID`, `failed ID REASON`, and
 * `changed ID TEXT` before it. Licence: GPL-2.0-or-later, as driver.php.
 */

/** Why a thing was not made; the others go on. */
final class Refused extends Exception {}

function work(): never
{
    $make = REQUEST['kind'] . ucfirst(REQUEST['op']);
    foreach (REQUEST['things'] as $thing) {
        changed('', $thing['id']);
        try {
            $make($thing);
            say("ok {$thing['id']}");
        } catch (Throwable $error) {
            $where = $error instanceof Refused ? '' : sprintf(' (%s:%d)', basename($error->getFile()), $error->getLine());
            say("failed {$thing['id']} " . strtr($error->getMessage(), "\r\n", '  ') . $where);
        }
    }
    told();
}

/** Tells what was done for the thing that is worked on. */
function changed(string $text, ?string $id = null): void
{
    static $current = '';
    $current = $id ?? $current;
    if ($text !== '') {
        say("changed $current $text");
    }
}

/** A line of the answer; AlternC's classes print too, and that goes nowhere. */
function say(?string $line): string
{
    static $lines = '';
    return $lines .= $line === null ? '' : "$line\n";
}

function told(): never
{
    while (ob_get_level()) {
        ob_end_clean();
    }
    echo say(null);
    exit(0);
}

/**
 * What AlternC's own programs still have to do for these things, as `pending ID WHAT`, and what they will never do, as
 * `failed ID REASON`. What somebody else's domain waits for, which may be for ever, is not waited for.
 */
function tellPending(): never
{
    foreach (REQUEST['things'] as $thing) {
        $uid = accountOf(loginOf($thing) ?? '')['uid'] ?? '';
        $name = $thing['domain'] ?? '%';
        foreach (rows("SELECT domaine FROM domaines WHERE compte = ? AND domaine LIKE ? AND dns_action = 'UPDATE'", [$uid, $name]) as $row) {
            say("pending {$thing['id']} the domain {$row['domaine']}");
        }
        foreach (rows("SELECT domaine, sub FROM sub_domaines WHERE compte = ? AND domaine LIKE ? AND web_action = 'UPDATE'", [$uid, $name]) as $row) {
            say("pending {$thing['id']} the host {$row['sub']}.{$row['domaine']}");
        }
        foreach ($thing['hosts'] ?? [] as $host) {
            hostRefused($thing['id'], $host);
        }
        $home = '%/' . loginOf($thing) . '"%';
        foreach (rows('SELECT id, type FROM actions WHERE COALESCE(end, 0) = 0 AND (parameters LIKE ? OR parameters LIKE ?)', ["%\"uid\";i:$uid;%", $home]) as $row) {
            say("pending {$thing['id']} its job {$row['id']} ({$row['type']})");
        }
    }
    told();
}

/** AlternC's programs leave out what they cannot make, and go on. */
function hostRefused(string $id, array $host): void
{
    $rows = rows(
        "SELECT s.type, s.https, s.web_action, s.web_result, t.name FROM sub_domaines s LEFT JOIN domaines_type t ON UPPER(t.name) = UPPER(s.type)
          WHERE s.sub = ? AND s.domaine = ? AND s.enable LIKE 'ENABLE%' AND s.web_action != 'DELETE'",
        [$host['label'], $host['domain']],
    );
    foreach ($rows as $row) {
        $what = 'AlternC cannot make the host ' . fullName($host);
        if ($row['name'] === null) {
            say("failed $id $what: it has no type {$row['type']} (its table domaines_type); install the module of AlternC that has it, or take that host away in its panel");
        } elseif (hostFailed($row)) {
            $template = strtolower($row['type']) . ($row['https'] === '' ? '' : "-{$row['https']}") . '.conf';
            say("failed $id $what (web_result {$row['web_result']}): look whether /etc/alternc/templates/apache2/$template is there, and what /usr/lib/alternc/update_domains.php says as root; then run konbit again");
        }
    }
}

/** Work on domains, while AlternC's own waits. */
function alone(callable $work): mixed
{
    global $dom;
    $dom->lock();
    try {
        return $work($dom);
    } finally {
        $dom->unlock();
    }
}

/**
 * What AlternC answered, when it did what it was asked: some of its calls answer true and raise an error, and what a quota
 * denies is an alert (alternc.md, 3.5.4).
 */
function must(mixed $result): mixed
{
    global $msg;
    $words = trim(strip_tags($msg->msg_str('ERROR') . ' ' . $msg->msg_str('ALERT')));
    $msg->init_msgs();
    if ($result === false || $result === null || $words !== '') {
        throw new Refused('AlternC says: ' . ($words === '' ? 'no' : $words));
    }
    return $result;
}

/** A statement of our own, for what no class of AlternC's does; values never go into its text. */
function write(string $statement, array $values): void
{
    $database = new DB_system();
    if ($database->query($statement, $values) === false) {
        throw new RuntimeException('the database refused a statement');
    }
}

/** Room in a quota for one more, and no more than that: how many there may be is for the members' files to say. */
function room(string $what): void
{
    global $quota;
    $now = $quota->getquota('', true)[$what] ?? ['u' => 0, 't' => 0];
    if ($now['u'] >= $now['t']) {
        must($quota->setquota($what, $now['u'] + 1));
        $quota->getquota('', true);
    }
}
