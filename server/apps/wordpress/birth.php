<?php

// Copies WordPress into the site, makes its tables and its first admin, whose password nobody has until they choose one. Run as the
// member. What is there already is the member's: another version of the package changes nothing in it.

declare(strict_types=1);

umask(0027);
$tree = $argv[1];
$home = "$tree/wordpress";
$site = require "$tree/private/site.php";
$locale = ['fr' => 'fr_FR', 'en' => ''][$site['lang']];

if (!is_file("$home/wp-config.php")) {
    copyProgram($home, $locale);
    // The last of them, so that a copy that was killed is made anew.
    file_put_contents("$home/.wp-config.konbit-new", configText());
    rename("$home/.wp-config.konbit-new", "$home/wp-config.php");
}

define('WP_INSTALLING', true);
// Its mail would hold the password.
function wp_new_blog_notification(): void {}
require "$home/wp-load.php";
// Born once: a database that the member has brought from elsewhere since stays as it is.
if (get_option('konbit_born') !== false || is_file("$tree/private/wordpress/born")) {
    exit;
}
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
if ($locale !== '') {
    add_filter('locale', static fn () => $locale);
    load_default_textdomain($locale);
}
// Otherwise it would ask the site, which is not served yet, whether it can have such addresses.
add_filter('pre_option_permalink_structure', static fn () => '/%postname%/');
['title' => $title, 'admin' => ['login' => $login, 'name' => $name, 'email' => $email]] = $site;
['user_id' => $id] = wp_install($title, $login, $email, true, '', bin2hex(random_bytes(32)), $locale);
remove_all_filters('pre_option_permalink_structure');
wp_update_user(['ID' => $id, 'display_name' => $name, 'nickname' => $name, 'user_url' => '']);
foreach ([
    'permalink_structure' => '/%postname%/',
    'timezone_string' => date_default_timezone_get(),
    // Spam comes by these.
    'default_comment_status' => 'closed',
    'default_ping_status' => 'closed',
    'default_pingback_flag' => 0,
] as $key => $value) {
    update_option($key, $value);
}
// In place of WordPress's samples, half of them in English: one page, which is the front.
[$heading, $words] = [
    'fr' => ['Bienvenue', 'Cette page est la première de votre site. Connectez-vous, puis « Modifier la page ».'],
    'en' => ['Welcome', 'This page is the first one of your site. Log in, then “Edit Page”.'],
][$site['lang']];
wp_delete_post(1, true);
wp_update_post(['ID' => 2, 'post_title' => $heading, 'post_name' => sanitize_title($heading), 'post_content' => "<!-- wp:paragraph -->\n<p>$words</p>\n<!-- /wp:paragraph -->"]);
update_option('show_on_front', 'page');
update_option('page_on_front', 2);
// Made anew by the first page that is asked for, which knows all kinds of pages.
delete_option('rewrite_rules');
update_option('konbit_born', gmdate('c'));

function copyProgram(string $home, string $locale): void
{
    // Links lead into other packages: files are copied. The package has a wp-config.php too, by which a copy that was killed would look whole.
    $all = ['/usr/bin/find', '/usr/share/wordpress', '-mindepth', '1', '-maxdepth', '1', '!', '-name', 'wp-config.php', '!', '-name', '.htaccess'];
    $copied = ['-exec', '/bin/cp', '-rLf', '--no-preserve=all', '-t', $home, '{}', '+'];
    $program = proc_open([...$all, ...$copied], [2 => fopen('php://stderr', 'w')], $pipes);
    proc_close($program) === 0 || exit(1);
    $languages = "$home/wp-content/languages";
    foreach (is_dir($languages) ? scandir($languages) : [] as $file) {
        if (is_file("$languages/$file") && ($locale === '' || !str_contains($file, $locale))) {
            unlink("$languages/$file");
        }
    }
}

function configText(): string
{
    $keys = ['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'];
    $defines = array_map(static fn (string $key) => "define('$key', '" . bin2hex(random_bytes(32)) . "');\n", $keys);
    return "<?php\n\n// The database and the address of the site come from konbit; the rest of this file is the member's.\n"
        . "require dirname(__DIR__) . '/private/wordpress/config.php';\n\n" . implode('', $defines)
        . "\n\$table_prefix = 'wp_';\n\ndefined('ABSPATH') || define('ABSPATH', __DIR__ . '/');\nrequire_once ABSPATH . 'wp-settings.php';\n";
}
