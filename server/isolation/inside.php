<?php
// Runs in one member's own PHP, as what a member could upload would: within all its walls.
$ask = json_decode(file_get_contents('php://input'), true);
$tries = [];
$try = function (string $probe, string $at, ?string $got) use (&$tries): void {
    $tries[] = ['probe' => $probe, 'at' => $at, 'got' => $got];
};
$program = fn (string $command): string => (string) @shell_exec("$command 2>/dev/null");

// What an earlier run has left, when it was killed.
if ($ask['work'] === 'leave' || $ask['work'] === 'clean') {
    $program('rm -f /tmp/konbit-canary-* /dev/shm/konbit-canary-*');
    $memory = @shmop_open($ask['key'], 'w', 0, 0);
    if ($memory !== false) {
        shmop_delete($memory);
    }
}
// A text for others to find, where programs meet.
if ($ask['work'] === 'leave') {
    $program("umask 0; echo $ask[token] | tee /tmp/$ask[name] >/dev/shm/$ask[name]");
    $memory = @shmop_open($ask['key'], 'c', 0666, 64);
    if ($memory !== false) {
        shmop_write($memory, $ask['token'], 0);
    }
}
if ($ask['work'] === 'try') {
    $try('php-leave', '', @file_get_contents('/etc/hostname') !== false ? '/etc/hostname' : null);
    foreach ($ask['others'] as $at => $other) {
        ['token' => $token, 'canaries' => $canaries, 'sockets' => $sockets, 'processes' => $processes, 'name' => $name, 'key' => $key] = $other;
        foreach ($canaries as $path) {
            $try('php-file', $at, str_contains((string) @file_get_contents($path), $token) ? $path : null);
            $try('php-write', $at, @file_put_contents("$path.written", 'x') !== false ? dirname($path) : null);
            @unlink("$path.written");
        }
        $paths = implode(' ', array_map(escapeshellarg(...), $canaries));
        $try('php-program', $at, str_contains($program("cat $paths"), $token) ? dirname(reset($canaries)) : null);
        foreach ($sockets as $socket) {
            $try('php-pool-socket', $at, @stream_socket_client("unix://$socket", timeout: 2) !== false ? $socket : null);
        }
        $files = implode(' ', array_map(fn ($process) => "/proc/$process/cmdline", $processes));
        if ($files !== '') {
            $try('php-processes', $at, $program("cat $files") !== '' ? 'arguments of programs' : null);
        }
        $try('php-tmp', $at, str_contains($program("cat /tmp/$name"), $token) ? '/tmp' : null);
        $try('php-shared-files', $at, str_contains($program("cat /dev/shm/$name"), $token) ? '/dev/shm' : null);
        $memory = @shmop_open($key, 'a', 0, 0);
        $try('php-shared-memory', $at, $memory !== false && str_contains(shmop_read($memory, 0, 64), $token) ? 'a segment of memory' : null);
    }
}
header('Content-Type: application/json');
echo json_encode($tries);
