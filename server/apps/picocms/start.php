<?php

// Written by konbit: Pico, whose code all sites share; pages, themes, plugins and settings are this site's own, and so is their PHP.

// Its libraries are older than this PHP, which would fill the log on each page.
error_reporting(E_ALL & ~E_DEPRECATED & ~E_USER_DEPRECATED);

(static function (): void {
    $home = dirname(__DIR__, 2) . '/picocms';
    ['code' => $code, 'url' => $url] = require dirname(__DIR__) . '/site.php';
    require "$code/vendor/autoload.php";
    $pico = new Pico($home, 'config/', 'plugins/', 'themes/');
    $pico->setConfig([
        'base_url' => $url,
        'rewrite_url' => true,
        'content_dir' => "$home/content/",
        'assets_url' => "$url/assets/",
        'plugins_url' => "$url/plugins/",
        'themes_url' => "$url/themes/",
    ]);
    echo $pico->run();
})();
