<?php

// Which pages the wiki has, by its own folders: prints what server/compost/copy.php asks.

declare(strict_types=1);

define('NOSESSION', true);
require_once '/usr/share/dokuwiki/inc/init.php';

$all = ['depth' => 0, 'skipacl' => true, 'showhidden' => true];
$pages = [];
search($pages, $conf['datadir'], 'search_allpages', $all);
$addresses = [];
foreach ($pages as ['id' => $id, 'mtime' => $written, 'size' => $size]) {
    // Templates of pages, which have no address.
    if (cleanID($id) === $id) {
        $addresses[wl($id)] = "$written $size";
    }
}
ksort($addresses);

$media = [];
search($media, $conf['mediadir'], 'search_media', ['depth' => 0, 'skipacl' => true, 'showmsg' => false]);
$files = [];
foreach ($media as ['id' => $id]) {
    $files['media/' . strtr($id, ':', '/')] = mediaFN($id);
}

echo json_encode([
    'root' => '/usr/share/dokuwiki',
    'pages' => $addresses,
    'mark' => 'content="DokuWiki"',
    'also' => ['/', '/doku.php'],
    'files' => $files,
    'covered' => '#^/_media/[^?]*$#',
    // Pages about a picture, and pictures in other sizes.
    'follow' => '#^/(_detail/|_media/[^?]+\?|lib/exe/(detail|fetch)\.php\?)#',
    // Its work by the clock, feeds, search and what programs ask.
    'drop' => ['#<img src="/lib/exe/taskrunner\.php[^>]*>#', '#<link rel="(alternate|search|contents|start|manifest|edit)"[^>]*/?>\n?#'],
], JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_FORCE_OBJECT);
