<?php

// Written by konbit: what holds for every WordPress here, whatever its plugins.

defined('ABSPATH') || exit;

// The invitation and every link for a new password are good as long as those of mailboxes.
add_filter('password_reset_expiration', static fn () => 72 * HOUR_IN_SECONDS);
add_filter('wp_mail_from', static fn (string $from) => KONBIT_MAIL_FROM !== '' ? KONBIT_MAIL_FROM : $from);

// Nobody makes an account alone, and no list of accounts helps to guess.
add_filter('pre_option_users_can_register', '__return_zero');
add_filter('xmlrpc_enabled', '__return_false');
add_filter('rest_endpoints', static fn (array $all) => is_user_logged_in() ? $all : array_diff_key($all, array_flip(preg_grep('~^/wp/v2/users~', array_keys($all)))));

// Whoever looks at a page is known to this server and to no other: no avatars, fonts or emoji from elsewhere.
add_filter('pre_option_show_avatars', '__return_zero');
add_filter('get_avatar_url', static fn (string $url) => str_contains($url, 'gravatar.com') ? includes_url('images/blank.gif') : $url);
add_filter('emoji_svg_url', '__return_false');
add_action('init', static function (): void {
    foreach (['wp_head' => 7, 'embed_head' => 10, 'admin_print_scripts' => 10] as $place => $priority) {
        remove_action($place, 'print_emoji_detection_script', $priority);
    }
    foreach (['wp_print_styles', 'admin_print_styles'] as $place) {
        remove_action($place, 'print_emoji_styles');
    }
    foreach (['the_content_feed', 'comment_text_rss'] as $place) {
        remove_filter($place, 'wp_staticize_emoji');
    }
    remove_filter('wp_mail', 'wp_staticize_emoji_for_email');
});
add_filter('wp_resource_hints', static fn (array $urls) => array_filter($urls, static fn ($url) => !str_contains(is_array($url) ? $url['href'] ?? '' : $url, 's.w.org')));
foreach (['style_loader_src', 'script_loader_src'] as $place) {
    add_filter($place, static fn ($src) => preg_match('~^(https?:)?//(fonts\.(googleapis|gstatic)\.com|use\.typekit\.net|secure\.gravatar\.com|stats\.wp\.com)/~', (string) $src) === 1 ? false : $src);
}
add_action('wp_dashboard_setup', static fn () => remove_meta_box('dashboard_primary', 'dashboard', 'side'));

// Who guesses waits: five wrong passwords within a quarter of an hour, by address and by account.
$konbitCounters = static fn (string $login): array => array_map(
    static fn (string $who) => 'konbit_login_' . substr(hash('sha256', $who), 0, 24),
    ['address ' . ($_SERVER['REMOTE_ADDR'] ?? ''), "account $login"],
);
add_action('wp_login_failed', static function (string $login) use ($konbitCounters): void {
    foreach ($konbitCounters($login) as $counter) {
        set_transient($counter, (int) get_transient($counter) + 1, 15 * MINUTE_IN_SECONDS);
    }
});
add_filter('authenticate', static function ($user, string $login) use ($konbitCounters) {
    foreach ($login === '' ? [] : $konbitCounters($login) as $counter) {
        if ((int) get_transient($counter) >= 5) {
            return new WP_Error('konbit_wait', get_locale() === 'fr_FR' ? 'Trop d’essais : attendez un quart d’heure.' : 'Too many attempts: wait a quarter of an hour.');
        }
    }
    return $user;
}, 99, 2);
unset($konbitCounters);
