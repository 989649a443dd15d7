<?php

// Written by konbit, and read by the site's wp-config.php before everything else: where the site is, and what is the same for all
// of them here.

$konbitTree = dirname(__DIR__, 2);
$konbit = require "$konbitTree/private/site.php";
$konbitDatabase = json_decode(file_get_contents("$konbitTree/private/database.json"), true);

define('DB_NAME', $konbitDatabase['database']);
define('DB_USER', $konbitDatabase['user']);
define('DB_PASSWORD', $konbitDatabase['password']);
define('DB_HOST', "{$konbitDatabase['host']}:{$konbitDatabase['socket']}");
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', $konbit['url']);
define('WP_SITEURL', $konbit['url']);
define('FORCE_SSL_ADMIN', str_starts_with($konbit['url'], 'https:'));
define('FS_METHOD', 'direct');
define('WP_TEMP_DIR', "$konbitTree/tmp");
define('KONBIT_MAIL_FROM', $konbit['mail']['from'] ?? '');

// By the clock (konbit-jobs@.timer), not at the cost of whoever looks at a page.
define('DISABLE_WP_CRON', true);
define('WP_AUTO_UPDATE_CORE', 'minor');
// Who gets hold of an admin's session writes no program with it that way.
define('DISALLOW_FILE_EDIT', true);

// On the command line WordPress misses what a browser would say.
$_SERVER['HTTP_HOST'] ??= $konbit['host'];
$_SERVER['SERVER_NAME'] ??= $konbit['host'];
$_SERVER['REQUEST_URI'] ??= '/';
$_SERVER['REMOTE_ADDR'] ??= '127.0.0.1';

// As early as plugins that nobody can switch off, and out of reach of those who can.
$GLOBALS['wp_filter']['muplugins_loaded'][0][] = ['accepted_args' => 0, 'function' => static fn () => require_once __DIR__ . '/konbit.php'];

unset($konbit, $konbitDatabase, $konbitTree);
