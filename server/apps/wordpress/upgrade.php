<?php

// Brings a site's WordPress to the version of the package: its own files are written anew, as WordPress does it itself, and then its
// tables. Plugins, themes, languages and uploads are the member's and stay. Run as the member; one that is newer stays as it is.

declare(strict_types=1);

umask(0027);
$tree = $argv[1];
$home = "$tree/wordpress";
$from = '/usr/share/wordpress';

if (version_compare(versionIn($home), versionIn($from), '<')) {
    foreach (['wp-admin', 'wp-includes'] as $folder) {
        put("$from/$folder", "$home/$folder");
    }
    foreach (array_filter(glob("$from/*.php"), static fn (string $file) => basename($file) !== 'wp-config.php') as $file) {
        put($file, $home);
    }
    $_SERVER['argv'] = [];
    define('WP_INSTALLING', true);
    // Of a fault it says nothing here, or what visitors may read.
    define('WP_DISABLE_FATAL_ERROR_HANDLER', true);
    register_shutdown_function(static function (): void {
        $fault = error_get_last();
        if ($fault !== null && ($fault['type'] & (E_ERROR | E_CORE_ERROR | E_COMPILE_ERROR | E_RECOVERABLE_ERROR | E_PARSE)) !== 0) {
            file_put_contents('php://stderr', "{$fault['message']} ({$fault['file']}:{$fault['line']})\n");
        }
    });
    require "$home/wp-load.php";
    require_once ABSPATH . 'wp-admin/includes/admin.php';
    require_once ABSPATH . 'wp-admin/includes/upgrade.php';
    require_once ABSPATH . 'wp-admin/includes/update-core.php';
    // What versions before had and this one has not.
    foreach ($GLOBALS['_old_files'] as $old) {
        is_file("$home/$old") && !str_contains($old, '..') && unlink("$home/$old");
    }
    wp_upgrade();
}

function versionIn(string $folder): string
{
    preg_match("/\\\$wp_version = '([^']+)'/", (string) @file_get_contents("$folder/wp-includes/version.php"), $found);
    return $found[1] ?? '';
}

function put(string $from, string $to): void
{
    // Links lead into other packages: files are copied. What is a link in the site is no reason to write elsewhere.
    $words = is_dir($from) ? ['-rLT', $from, $to] : ['-L', '-t', $to, $from];
    $program = proc_open(['/bin/cp', '-f', '--remove-destination', '--no-preserve=all', ...$words], [], $pipes);
    proc_close($program) === 0 || exit(1);
}
