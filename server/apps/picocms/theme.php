<?php

// Puts the theme into the site's settings, of which everything else stays. Run as the member.

declare(strict_types=1);

umask(0027);
[, $tree, $theme] = $argv;
$file = "$tree/picocms/config/config.yml";
$text = is_file($file) ? file_get_contents($file) : '';
$line = "theme: $theme\n";
$changed = preg_match('/^theme:.*$/m', $text) === 1 ? preg_replace('/^theme:.*\R?/m', $line, $text, 1) : rtrim($text) . "\n$line";
if ($changed !== $text) {
    file_put_contents("$file.new", $changed);
    rename("$file.new", $file);
}
