<?php

// What vhost.conf does, for PHP's own server while the wiki is composted.

// PHP's own server runs nothing before.
require __DIR__ . '/prepend.php';
define('KONBIT_COPIES', true);
$konbitSite = json_decode(file_get_contents(__DIR__ . '/../site.json'), true);
if (is_file("/var/lib/konbit/https/{$konbitSite['host']}")) {
    $_SERVER['HTTPS'] = 'on';
}
unset($konbitSite);
$konbitPath = rawurldecode(explode('?', $_SERVER['REQUEST_URI'])[0]);
if ($konbitPath === '/' || preg_match('#^/(wiki|index\.php)(/|$)#', $konbitPath)) {
    $konbitScript = '/index.php';
} elseif ($konbitPath === '/load.php') {
    $konbitScript = '/load.php';
} elseif (preg_match('#^/(resources|skins|extensions)/.*\.(css|png|svg|gif|jpe?g|ico|woff2?|webp)$#i', $konbitPath)) {
    return false;
} else {
    http_response_code(404);
    return;
}
chdir('/usr/share/mediawiki');
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $konbitScript;
$_SERVER['SCRIPT_FILENAME'] = "/usr/share/mediawiki$konbitScript";
unset($_SERVER['PATH_INFO']);
require "/usr/share/mediawiki$konbitScript";
