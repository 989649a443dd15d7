<?php
// What one member's Unix user might do to another's things, with no walls around it but the kernel's.

/** @return list<array{probe: string, at: string, got: ?string}> */
function tries_as_user(Member $by, Member $at): array
{
    $tries = [];
    $try = function (string $probe, ?string $got) use (&$tries, $at): void {
        $tries[] = ['probe' => $probe, 'at' => $at->login, 'got' => $got];
    };
    foreach ($at->canaries as $what => $path) {
        $try($what, @file_get_contents($path) === $at->token ? $path : null);
    }
    foreach (["/srv/quarantine", "$at->home/quarantine"] as $folder) {
        $try('quarantine', @scandir($folder) ? $folder : null);
    }
    $crontab = "/var/spool/cron/crontabs/$at->login";
    $try('crontab', @file_get_contents($crontab) !== false || @scandir(dirname($crontab)) ? $crontab : null);
    $try('write', written($at));
    if (isset($at->canaries['files'])) {
        // In its own folder it could not be made in any case: there another file system begins.
        $link = $at->canaries['files'] . '.linked';
        $try('hard-link', @link($at->canaries['files'], $link) ? $at->canaries['files'] : null);
        @unlink($link);
    }
    foreach ($at->sites as $site) {
        if ($site->socket !== '') {
            $try('pool-socket', connects($site->socket) ? $site->socket : null);
        }
    }
    foreach ($at->processes as $process) {
        $try('process-arguments', @file_get_contents("/proc/$process/cmdline") ? "process $process" : null);
        $try('process-environment', shell_exec("cat /proc/$process/environ 2>/dev/null") ? "process $process" : null);
        $try('signal', shell_exec("/bin/kill -0 $process 2>/dev/null && echo yes") ? "process $process" : null);
    }
    foreach ($at->databases as $database) {
        $try('database', opened_by($by, $database));
        $try('database-without-password', opens($database, '', $database) ? $database : null);
    }
    return $tries;
}

/** @return ?string the folder in which a file could be made; it is gone again */
function written(Member $at): ?string
{
    $folders = [$at->home, "$at->home/sites", "$at->home/mail", "/var/log/konbit/$at->login"];
    foreach ($at->sites as $site) {
        array_push($folders, $site->tree, ...array_map(fn ($part) => "$site->tree/$part", ['htdocs', 'private', 'sessions', 'tmp', 'logs']));
    }
    foreach ($folders as $folder) {
        $path = "$folder/" . MARK . bin2hex(random_bytes(8));
        if (@file_put_contents($path, 'x') !== false) {
            @unlink($path);
            return $folder;
        }
    }
    return null;
}

function connects(string $socket): bool
{
    return @stream_socket_client("unix://$socket", timeout: 2) !== false;
}

/** With each password that the member has. */
function opened_by(Member $by, string $database): ?string
{
    foreach (glob("$by->home/sites/*/private/database.json") ?: [] as $file) {
        $own = json_decode(@file_get_contents($file) ?: '{}');
        if (isset($own->user) && opens($own->user, $own->password, $database)) {
            return $database;
        }
    }
    return null;
}

function opens(string $user, #[SensitiveParameter] string $password, string $database): bool
{
    mysqli_report(MYSQLI_REPORT_OFF);
    $connection = @new mysqli('localhost', $user, $password, $database, 0, '/run/mysqld/mysqld.sock');
    return $connection->connect_errno === 0;
}
