<?php
// What one member might have Apache do, which is one for all members: by files of its own and by what it asks for.

/** Where PHP settings could be smuggled in, each alone. */
const SETTINGS = [
    'SetEnv PHP_ADMIN_VALUE "open_basedir=/"',
    'ProxyFCGISetEnvIf "true" PHP_ADMIN_VALUE "open_basedir=/"',
    "<If \"true\">\nProxyFCGISetEnvIf \"true\" PHP_ADMIN_VALUE \"open_basedir=/\"\n</If>",
    "RewriteEngine On\nRewriteRule .* - [E=PHP_ADMIN_VALUE:open_basedir=/]",
];

/**
 * What each site answers, by its host, when it is asked for a file that every member has in a site: the text of whoever's it shows.
 * Asked once for all of them, for a wiki takes long to say that it has no such page.
 *
 * @param array<string, Member> $members
 * @return array<string, string>
 */
function shown(array $members): array
{
    $name = MARK . bin2hex(random_bytes(16)) . '.txt';
    foreach ($members as $member) {
        $site = $member->siteOfItsOwn();
        $site === null || as_member($member, fn () => place("$site->root/$name", $member->token));
    }
    $hosts = array_merge(...array_map(fn (Member $member) => array_column($member->sites, 'host'), array_values($members)));
    return array_combine($hosts, array_map(fn (string $host) => get($host, "/$name"), $hosts));
}

/** @param array<string, Member> $others @param array<string, string> $shown @return list<array{probe: string, at: string, got: ?string}> */
function tries_by_apache(Member $by, Site $site, array $others, array $shown): array
{
    $folder = MARK . bin2hex(random_bytes(16));
    as_member($by, fn () => lay_traps("$site->root/$folder", $others));
    $tries = [];
    $try = function (string $probe, string $at, ?string $got) use (&$tries): void {
        $tries[] = ['probe' => $probe, 'at' => $at, 'got' => $got];
    };
    if ($site->socket !== '') {
        foreach (array_keys(SETTINGS) as $index) {
            $leaves = str_contains(get($site->host, "/$folder/settings-$index/leave.php"), 'left');
            $try('web-settings', '', $leaves ? strtok(SETTINGS[$index], "\n") : null);
        }
    }
    foreach ($others as $at => $other) {
        $comes = fn (string $path): ?string => str_contains(get($site->host, $path), $other->token) ? $other->canaries['files'] : null;
        if (isset($other->canaries['files'])) {
            $try('web-link', $at, $comes("/$folder/$at/link.txt"));
            $try('web-link-options', $at, $comes("/$folder/$at/options/link.txt"));
            $beside = substr($other->canaries['files'], strlen('/srv/members'));
            foreach (['', '/../../../..', '/%2e%2e/%2e%2e/%2e%2e/%2e%2e', '/..%2f..%2f..%2f..'] as $up) {
                $try('web-path', $at, $comes($up . $beside));
            }
        }
        if ($other->siteWithPhp() !== null) {
            // What php-fpm says when it is asked for something that it does not run.
            $reaches = fn (string $path): bool => preg_match('/^(File not found|Access denied)\./m', get($site->host, $path)) === 1;
            $try('web-handler', $at, $reaches("/$folder/$at/handler/x.txt") ? $other->siteWithPhp()->socket : null);
            $try('web-rewrite', $at, $reaches("/$folder/$at/rewrite/x.txt") ? $other->siteWithPhp()->socket : null);
        }
        foreach ($other->sites as $its) {
            $try('web-host', $at, str_contains($shown[$its->host], $by->token) ? $its->host : null);
        }
    }
    return $tries;
}

/** As the member: files that anybody could upload. @param array<string, Member> $others */
function lay_traps(string $folder, array $others): void
{
    mkdir($folder, 0755);
    foreach (SETTINGS as $index => $text) {
        mkdir("$folder/settings-$index");
        place("$folder/settings-$index/.htaccess", "$text\n");
        place("$folder/settings-$index/leave.php", "<?php echo @file_get_contents('/etc/hostname') === false ? 'kept' : 'left';");
    }
    foreach ($others as $at => $other) {
        array_map(mkdir(...), array_map(fn ($part) => "$folder/$at$part", ['', '/options', '/handler', '/rewrite']));
        if (isset($other->canaries['files'])) {
            symlink($other->canaries['files'], "$folder/$at/link.txt");
            symlink($other->canaries['files'], "$folder/$at/options/link.txt");
            place("$folder/$at/options/.htaccess", "Options FollowSymLinks\n");
        }
        $socket = $other->siteWithPhp()?->socket;
        if ($socket !== null) {
            place("$folder/$at/handler/x.txt", 'x');
            place("$folder/$at/handler/.htaccess", "<Files \"x.txt\">\nSetHandler \"proxy:unix:$socket|fcgi://localhost\"\n</Files>\n");
            place("$folder/$at/rewrite/.htaccess", "RewriteEngine On\nRewriteRule ^x unix:$socket|fcgi://localhost/x.txt [P]\n");
        }
    }
}

/** What the server itself answers for this name, on port 80, or on 443 where 80 sends there. */
function get(string $host, string $path, string $at = 'tcp://127.0.0.1:80'): string
{
    $context = stream_context_create(['ssl' => ['verify_peer' => false, 'verify_peer_name' => false, 'peer_name' => $host]]);
    $connection = @stream_socket_client($at, timeout: 5, context: $context);
    if ($connection === false) {
        return '';
    }
    stream_set_timeout($connection, 10);
    fwrite($connection, "GET $path HTTP/1.0\r\nHost: $host\r\n\r\n");
    $answer = (string) @stream_get_contents($connection, 1_000_000);
    $isSentOn = str_starts_with($at, 'tcp:') && preg_match('~^HTTP/\S+ 30[178] .*?^Location: https://~msi', $answer) === 1;
    return $isSentOn ? get($host, $path, 'tls://127.0.0.1:443') : $answer;
}
