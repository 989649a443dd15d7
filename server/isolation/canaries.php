<?php
// Small files that tell whose they are, one in each place where nobody else may look. In a member's own folders they are
// made and taken away as the member: root follows nothing that a member can put there.

const MARK = 'konbit-canary-';

function plant(Member $member): void
{
    $name = MARK . bin2hex(random_bytes(16));
    foreach ($member->sites as $site) {
        $places = ['files' => 'htdocs', 'sessions' => 'sessions', 'temporary' => 'tmp', 'php-log' => 'logs'];
        foreach ($places as $what => $part) {
            $member->canaries[$what] ??= "$site->tree/$part/$name";
        }
    }
    if (is_dir("$member->home/statistics")) {
        $member->canaries['statistics'] = "$member->home/statistics/$name";
    }
    as_member($member, function () use ($member): void {
        foreach ($member->canaries as $path) {
            place($path, $member->token);
        }
    });
    $roots = ['access-log' => "/var/log/konbit/$member->login", 'mail' => "$member->home/mail"];
    foreach ($member->sites as $site) {
        $roots['credentials'] ??= "$site->tree/private";
    }
    foreach ($roots as $what => $folder) {
        if (is_dir($folder)) {
            $member->canaries[$what] = "$folder/$name";
            place("$folder/$name", $member->token);
        }
    }
}

/** A new file that everybody may read and write who can come as far as there. */
function place(string $path, string $text): void
{
    $file = @fopen($path, 'x');
    if ($file !== false) {
        fwrite($file, $text);
        fclose($file);
        chmod($path, 0666);
    }
}

/** Takes away what this run has planted, and what one has that was killed. */
function harvest(Member $member): void
{
    as_member($member, function () use ($member): void {
        foreach (glob("$member->home/{sites/*/{htdocs,tmp,sessions,logs},statistics}/" . MARK . '*', GLOB_BRACE) as $path) {
            remove($path);
        }
        foreach ($member->sites as $site) {
            foreach (glob($site->root . '/' . MARK . '*') as $path) {
                remove($path);
            }
        }
    });
    foreach (["$member->home/sites/*/private", "$member->home/mail", "/var/log/konbit/$member->login"] as $folder) {
        array_map(unlink(...), glob("$folder/" . MARK . '*'));
    }
}

function remove(string $path): void
{
    if (is_dir($path) && !is_link($path)) {
        foreach (array_diff(scandir($path), ['.', '..']) as $name) {
            remove("$path/$name");
        }
        @rmdir($path);
    } else {
        @unlink($path);
    }
}

/** Runs it as the member's Unix user, in a process of its own, with no walls around it but the kernel's. @return mixed what it returned */
function as_member(Member $member, callable $work): mixed
{
    [$here, $there] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $child = pcntl_fork();
    if ($child === 0) {
        $is = posix_initgroups($member->login, $member->gid) && posix_setgid($member->gid) && posix_setuid($member->uid);
        if ($is) {
            umask(0022);
            fwrite($there, json_encode($work()));
        }
        // Without what the parent does at its end.
        posix_kill(posix_getpid(), SIGKILL);
    }
    fclose($there);
    $answer = json_decode(stream_get_contents($here), true);
    pcntl_waitpid($child, $status);
    return $answer;
}
