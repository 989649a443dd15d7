<?php
// Who is on this server, and what of theirs could be aimed at. Read as root.

/** A member: an account, its sites by name, and what of it runs. */
final class Member
{
    /** @var array<string, Site> */
    public array $sites = [];
    /** @var list<string> */
    public array $databases = [];
    /** @var list<int> ids of its processes */
    public array $processes = [];
    /** What its canaries hold, so that whose a text is can be seen. */
    public string $token;
    /** @var array<string, string> files with that text in them, by what they stand for */
    public array $canaries = [];

    public function __construct(public string $login, public int $uid, public int $gid, public string $home)
    {
        $this->token = 'CANARY-' . bin2hex(random_bytes(16));
    }

    public function siteWithPhp(): ?Site
    {
        return array_find_site($this->sites, fn (Site $site) => $site->socket !== '');
    }

    /** One where the member has a say in what Apache does: its own files are served, best beside PHP. */
    public function siteOfItsOwn(): ?Site
    {
        $own = array_filter($this->sites, fn (Site $site) => str_starts_with($site->root, "$this->home/"));
        return array_find_site($own, fn (Site $site) => $site->socket !== '') ?? array_find_site($own, fn () => true);
    }
}

/** A site that is served. `socket` is its pool's, as root sees it: empty without PHP. */
final class Site
{
    public function __construct(public string $name, public string $tree, public string $host, public string $root, public string $socket)
    {
    }
}

/** @param array<string, Site> $sites */
function array_find_site(array $sites, callable $is): ?Site
{
    foreach ($sites as $site) {
        if ($is($site)) {
            return $site;
        }
    }
    return null;
}

/** @return array<string, Member> by login */
function members(): array
{
    $members = [];
    foreach (file('/etc/passwd', FILE_IGNORE_NEW_LINES) as $line) {
        [$login, , $uid, $gid, , $home] = explode(':', $line);
        if ($uid >= 20_000 && $uid <= 29_999 && is_dir($home)) {
            $members[$login] = new Member($login, (int) $uid, (int) $gid, $home);
        }
    }
    foreach (glob('/etc/konbit/apache/sites/*.conf') as $file) {
        $text = file_get_contents($file);
        $found = preg_match('~^# konbit \S+?/(\S+) .*state=active$.*?ServerName (\S+).*?DocumentRoot "([^"]+)".*?CustomLog "/var/log/konbit/(\w+)/~ms', $text, $part);
        if ($found === 1 && isset($members[$part[4]])) {
            [, $name, $host, $root, $login] = $part;
            $tree = "/srv/members/$login/sites/$name";
            $socket = "/run/konbit-php/by-login/$login/$name.sock";
            $members[$login]->sites[$name] = new Site($name, $tree, $host, $root, file_exists($socket) ? $socket : '');
        }
    }
    foreach ($members as $member) {
        foreach (glob("$member->home/sites/*/private/database.json") as $file) {
            $member->databases[] = json_decode(file_get_contents($file))->database;
        }
    }
    foreach (glob('/proc/[0-9]*') as $process) {
        $owner = @fileowner($process);
        foreach ($members as $member) {
            if ($owner === $member->uid) {
                $member->processes[] = (int) basename($process);
            }
        }
    }
    return $members;
}
