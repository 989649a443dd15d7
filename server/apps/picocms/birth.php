<?php

// Makes the site's own folders, with a theme, settings and a first page. Run as the member; what is there already stays.

declare(strict_types=1);

umask(0027);
$tree = $argv[1];
$home = "$tree/picocms";
['code' => $code, 'lang' => $lang, 'title' => $title] = require "$tree/private/site.php";

foreach (['assets', 'config', 'content', 'plugins', 'themes'] as $folder) {
    is_dir("$home/$folder") || mkdir("$home/$folder");
}
// The last of them, so that a birth that was killed goes on, and one page less later is one page less.
if (is_file("$home/config/config.yml")) {
    exit;
}
if (!is_dir("$home/themes/default")) {
    $new = "$home/themes/.default.konbit-new";
    $program = proc_open(['/bin/cp', '-rT', '--no-preserve=all', "$code/themes/default", $new], [2 => fopen('php://stderr', 'w')], $pipes);
    proc_close($program) === 0 && rename($new, "$home/themes/default") || exit(1);
}

$quoted = json_encode($title, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
[$welcome, $lost, $name, $settings] = [
    'fr' => [
        "Cette page est la première de votre site : c'est le fichier `content/index.md`. Chaque fichier de ce dossier est une page.",
        "Il n'y a pas de page à cette adresse.",
        'Page introuvable',
        'Réglages du site (https://picocms.org/docs/) ; son adresse vient du konbit.',
    ],
    'en' => [
        'This page is the first one of your site: it is the file `content/index.md`. Each file of that folder is a page.',
        'There is no page at this address.',
        'Page not found',
        "The site's settings (https://picocms.org/docs/); its address comes from the konbit.",
    ],
][$lang];
write("$home/content/index.md", "---\nTitle: $quoted\n---\n\n$welcome\n");
write("$home/content/404.md", "---\nTitle: $name\nRobots: noindex,nofollow\n---\n\n$lost\n");
write("$home/config/config.yml", "# $settings\nsite_title: $quoted\ntheme: default\n");

/** Whole, and only when there is none yet. */
function write(string $path, string $text): void
{
    if (!file_exists($path)) {
        file_put_contents("$path.new", $text);
        rename("$path.new", $path);
    }
}
