<?php

// Written by konbit: what it says of this site, with the address at which the site answers now, with a certificate or without.

return (static function (): array {
    $site = json_decode(file_get_contents(__DIR__ . '/site.json'), true, flags: JSON_THROW_ON_ERROR);
    $isSecure = PHP_SAPI === 'cli' ? is_file("/var/lib/konbit/https/{$site['host']}") : ($_SERVER['HTTPS'] ?? '') === 'on';
    return ['url' => ($isSecure ? 'https' : 'http') . "://{$site['host']}"] + $site;
})();
