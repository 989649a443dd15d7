<?php

// A link by which the first admin chooses a password: DokuWiki's own for a forgotten one, good once and for 72 hours.
// Prints what the letter says, as JSON.

declare(strict_types=1);

umask(0027);
$tree = $argv[1];
['url' => $url, 'admin' => $admin] = require "$tree/private/site.php";
$token = bin2hex(random_bytes(16));
$folder = "$tree/dokuwiki/data/cache/$token[0]";
is_dir($folder) || mkdir($folder);
file_put_contents("$folder/$token.pwauth", $admin['login']);
echo json_encode(['login' => $admin['login'], 'link' => "$url/doku.php?do=resendpwd&pwauth=$token"], JSON_THROW_ON_ERROR), "\n";
