<?php

// A link by which the first admin chooses a password: WordPress's own for a forgotten one, good once and for 72 hours.
// Prints what the letter says, as JSON.

declare(strict_types=1);

$tree = $argv[1];
require "$tree/wordpress/wp-load.php";
['admin' => ['login' => $login]] = require "$tree/private/site.php";
$key = get_password_reset_key(get_user_by('login', $login));
if (is_wp_error($key)) {
    file_put_contents('php://stderr', $key->get_error_message() . "\n");
    exit(1);
}
$link = site_url("wp-login.php?action=rp&key=$key&login=" . rawurlencode($login), 'login');
echo json_encode(['login' => $login, 'link' => $link], JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES), "\n";
