<?php

// Read-only: how long ago somebody wrote in each site, and was there. A line of JSON for each; APPS says how each app shows it.

declare(strict_types=1);

const TREE = '/srv/members/%s/sites/%s';

foreach (glob('/etc/konbit/apache/sites/m-*.conf') as $vhost) {
    $text = file_get_contents($vhost);
    if (!preg_match('~^# konbit (\S+)/(\S+) app=(\S+) state=(\S+)~', $text, $head) || !preg_match('~"/var/log/konbit/([a-z0-9]+)/~', $text, $found)) {
        continue;
    }
    [, $member, $name, $app, $state] = $head;
    $tree = sprintf(TREE, $found[1], $name);
    $database = $found[1] . '_' . strtr($name, '-', '_');
    [$written, $pages] = written(APPS[$app] ?? ['folders' => ['htdocs'], 'pages' => ''], $tree, $database);
    echo json_encode([
        'member' => $member,
        'name' => $name,
        'state' => $state,
        'born' => (int) said(['stat', '-c', '%W', "$tree/htdocs"]),
        'written' => $written,
        'seen' => seen("/var/log/konbit/{$found[1]}/$name.access.log"),
        'pages' => $pages,
        'bytes' => 1024 * (int) said(['du', '-sk', '--', $tree]) + (int) asked("SELECT SUM(data_length + index_length) FROM information_schema.tables WHERE table_schema = '$database'"),
    ], JSON_THROW_ON_ERROR), "\n";
}

/** Seconds since 1970 and a number of pages; null where nobody ever wrote, or it cannot be known. */
function written(array $how, string $tree, string $database): array
{
    if (isset($how['query'])) {
        [$last, $pages] = explode("\t", trim(asked($how['query'], $database))) + ['', ''];
        return array_map(fn (string $number) => is_numeric($number) ? (int) $number : null, [$last, $pages]);
    }
    $last = null;
    $pages = 0;
    foreach ($how['folders'] as $folder) {
        foreach (is_dir("$tree/$folder") ? files("$tree/$folder") : [] as $file) {
            $last = max($last ?? 0, $file->getMTime());
            $pages += str_ends_with($file->getFilename(), $how['pages']) ? 1 : 0;
        }
    }
    return [$last, $pages];
}

/** Of the member, so no link is followed. */
function files(string $folder): iterable
{
    $all = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS), RecursiveIteratorIterator::LEAVES_ONLY, RecursiveIteratorIterator::CATCH_GET_CHILD);
    foreach ($all as $file) {
        if (!$file->isLink() && $file->isFile()) {
            yield $file;
        }
    }
}

/** The last visit that the logs have, of nobody who calls itself a program. */
function seen(string $log): ?int
{
    $logs = glob("$log*");
    usort($logs, fn (string $a, string $b) => filemtime($b) <=> filemtime($a));
    foreach ($logs as $path) {
        foreach (array_reverse(explode("\n", ending($path))) as $line) {
            if (preg_match('~\[([^\]]+)\] "(?:GET|POST) [^"]*" [23]\d\d \S+ "[^"]*" "Mozilla/([^"]*)"$~', $line, $found) && !preg_match('~bot|crawl|spider|slurp|monitor|preview|\+http~i', $found[2])) {
                return strtotime($found[1]) ?: null;
            }
        }
    }
    return null;
}

/** Of a log, the last MiB; it is long enough for one visit. */
function ending(string $path): string
{
    if (str_ends_with($path, '.gz')) {
        return substr((string) file_get_contents("compress.zlib://$path"), -1_048_576);
    }
    return (string) file_get_contents($path, offset: max(0, filesize($path) - 1_048_576));
}

function asked(string $query, string $database = ''): string
{
    return said(['mariadb', '-N', '-B', '-e', "SET time_zone = '+00:00'; $query", ...($database === '' ? [] : [$database])]);
}

function said(array $words): string
{
    $program = proc_open($words, [['file', '/dev/null', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']], $pipes);
    $said = stream_get_contents($pipes[1]);
    proc_close($program);
    return $said;
}
