<?php

// What vhost.conf does, for PHP's own server while the wiki is composted.

// PHP's own server runs nothing before.
require __DIR__ . '/prepend.php';
$konbitSite = json_decode(file_get_contents(__DIR__ . '/../site.json'), true);
if (is_file("/var/lib/konbit/https/{$konbitSite['host']}")) {
    $_SERVER['HTTPS'] = 'on';
}
unset($konbitSite);
$konbitPath = rawurldecode(explode('?', $_SERVER['REQUEST_URI'])[0]);
$konbitFile = "/usr/share/dokuwiki$konbitPath";
if (preg_match('#^/_(media|detail)/(.*)$#s', $konbitPath, $konbitFound)) {
    $konbitScript = $konbitFound[1] === 'media' ? '/lib/exe/fetch.php' : '/lib/exe/detail.php';
    $_GET['media'] = $_REQUEST['media'] = $konbitFound[2];
} elseif (preg_match('#^/(doku\.php|lib/exe/(css|fetch|detail)\.php)$#', $konbitPath)) {
    $konbitScript = $konbitPath;
} elseif (preg_match('#^/lib/.*\.(css|png|svg|gif|jpe?g|ico|woff2?|webp)$#i', $konbitPath) && is_file($konbitFile)) {
    return false;
} elseif (preg_match('#^/(lib|inc|conf|data|bin|vendor)/|\.php$#', $konbitPath)) {
    http_response_code(404);
    return;
} else {
    $konbitScript = '/doku.php';
    if ($konbitPath !== '/') {
        $_GET['id'] = $_REQUEST['id'] = substr($konbitPath, 1);
    }
}
chdir(dirname("/usr/share/dokuwiki$konbitScript"));
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $konbitScript;
$_SERVER['SCRIPT_FILENAME'] = "/usr/share/dokuwiki$konbitScript";
unset($_SERVER['PATH_INFO']);
require "/usr/share/dokuwiki$konbitScript";
