<?php
// Tries, for each ordered pair of members of this server, every way in which one might get at what is the other's. Prints
// {"members"} with all logins, then a line of JSON for each try: {"probe", "by", "at", "got"}, with logins, and what came
// through, or null where nothing did; `at` is empty for what is the server's. {"silent"} names a member whose PHP does not answer. What has nothing to aim at is not tried. Run as root by the command line's PHP.
// Nothing is left behind but lines in logs: what is planted is taken away at the end, and that of a killed run by the next.

/** INSIDE is the text of inside.php. */
function prove(): void
{
    $members = members();
    $harvest = function () use ($members): void {
        array_map(harvest(...), $members);
    };
    $harvest();
    pcntl_async_signals(true);
    foreach ([SIGHUP, SIGINT, SIGTERM] as $signal) {
        pcntl_signal($signal, fn () => exit(1));
    }
    register_shutdown_function($harvest);
    array_map(plant(...), $members);
    echo json_encode(['members' => array_keys($members)]), "\n";

    $meetings = [];
    foreach ($members as $login => $member) {
        $meetings[$login] = ['name' => MARK . bin2hex(random_bytes(16)), 'key' => 0x6b6f0000 + $member->uid];
        in_php($member, ['work' => 'leave', 'token' => $member->token] + $meetings[$login]);
    }
    $shown = shown($members);
    foreach ($members as $login => $member) {
        $others = array_diff_key($members, [$login => true]);
        foreach ($others as $other) {
            tell($login, as_member($member, fn () => tries_as_user($member, $other)) ?? []);
        }
        $aims = [];
        foreach ($others as $at => $other) {
            $aims[$at] = [
                'token' => $other->token,
                'canaries' => array_values($other->canaries),
                'sockets' => array_filter(array_map(fn (Site $site) => $site->socket, array_values($other->sites))),
                'processes' => $other->processes,
            ] + $meetings[$at];
        }
        tell($login, in_php($member, ['work' => 'try', 'others' => $aims]));
        $site = $member->siteOfItsOwn();
        if ($site !== null) {
            tell($login, tries_by_apache($member, $site, $others, $shown));
        }
    }
    foreach ($members as $login => $member) {
        in_php($member, ['work' => 'clean'] + $meetings[$login]);
    }
}

/** In the member's own PHP. @return list<array{probe: string, at: string, got: ?string}> nothing where it has none */
function in_php(Member $member, array $ask): array
{
    $site = $member->siteWithPhp();
    if ($site === null) {
        return [];
    }
    $file = "$site->tree/tmp/" . MARK . bin2hex(random_bytes(16)) . '.php';
    as_member($member, fn () => place($file, INSIDE));
    $answer = run_in_pool($site->socket, $file, json_encode($ask));
    as_member($member, fn () => remove($file));
    $tries = json_decode($answer, true);
    if ($tries === null) {
        echo json_encode(['silent' => $member->login]), "\n";
    }
    return $tries ?? [];
}

/** @param list<array{probe: string, at: string, got: ?string}> $tries */
function tell(string $by, array $tries): void
{
    foreach ($tries as $try) {
        echo json_encode(['by' => $by] + $try, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), "\n";
    }
}
