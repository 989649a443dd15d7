<?php

// Gives the site a theme of Debian's: a copy of its own, as of everything else, where it has none of that name yet. Run as the member.

declare(strict_types=1);

umask(0027);
// WordPress has variables of these names.
define('KONBIT_TREE', $argv[1]);
define('KONBIT_THEME', $argv[2]);

(static function (): void {
    $themes = KONBIT_TREE . '/wordpress/wp-content/themes';
    [$at, $new] = ["$themes/" . KONBIT_THEME, "$themes/." . KONBIT_THEME . '.konbit-new'];
    if (is_dir($at)) {
        return;
    }
    $from = '/usr/share/wordpress/wp-content/themes/' . KONBIT_THEME;
    $program = proc_open(['/bin/cp', '-rLT', '--no-preserve=all', $from, $new], [2 => fopen('php://stderr', 'w')], $pipes);
    proc_close($program) === 0 && rename($new, $at) || exit(1);
})();

require KONBIT_TREE . '/wordpress/wp-load.php';
if (!wp_get_theme(KONBIT_THEME)->exists()) {
    file_put_contents('php://stderr', 'WordPress finds no theme ' . KONBIT_THEME . " in wp-content/themes\n");
    exit(1);
}
switch_theme(KONBIT_THEME);
