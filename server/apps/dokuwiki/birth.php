<?php

// Makes the wiki's own folders, its first settings, and the account of its first admin, whose password nobody has until they choose
// one. Run as the member; what is there already stays.

declare(strict_types=1);

umask(0027);
$tree = $argv[1];
$site = require "$tree/private/site.php";
$home = "$tree/dokuwiki";

foreach (['attic', 'cache', 'index', 'locks', 'log', 'media', 'media_attic', 'media_meta', 'meta', 'pages', 'tmp'] as $folder) {
    is_dir("$home/data/$folder") || mkdir("$home/data/$folder");
}

$link = "$home/conf/local.protected.php";
if (!is_link($link) || readlink($link) !== '../../private/dokuwiki/local.protected.php') {
    is_file($link) && unlink($link);
    symlink('../../private/dokuwiki/local.protected.php', $link);
}

write("$home/conf/local.php", "<?php\n" . implode('', array_map(
    fn (string $key, string $value) => "\$conf['$key'] = " . var_export($value, true) . ";\n",
    ['title', 'lang', 'license'],
    [$site['title'], $site['lang'], ''],
)));

['login' => $login, 'name' => $name, 'email' => $email] = $site['admin'];
$hash = password_hash(bin2hex(random_bytes(32)), PASSWORD_BCRYPT);
$escaped = array_map(fn (string $word) => strtr($word, ['\\' => '\\\\', ':' => '\\:', '#' => '\\#', "\n" => ' ']), [$name, $email]);
write("$home/conf/users.auth.php", "# users.auth.php\n# <?php exit()?>\n$login:$hash:$escaped[0]:$escaped[1]:admin,user\n");

$words = [
    'fr' => 'Cette page est la première de votre wiki. Connectez-vous, puis « Modifier cette page ».',
    'en' => 'This page is the first one of your wiki. Log in, then “Edit this page”.',
];
write("$home/data/pages/start.txt", "====== {$site['title']} ======\n\n{$words[$site['lang']]}\n");

/** Whole, and only when there is none yet. */
function write(string $path, string $text): void
{
    if (!file_exists($path)) {
        file_put_contents("$path.new", $text);
        rename("$path.new", $path);
    }
}
