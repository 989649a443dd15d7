<?php

// What Apache answers at addresses of a host, a line of JSON each; of a page its text, of everything else its sum.

declare(strict_types=1);

$host = $argv[1];
foreach (array_filter(explode("\n", stream_get_contents(STDIN))) as $url) {
    $handle = curl_init("http://127.0.0.1$url");
    curl_setopt_array($handle, [CURLOPT_HTTPHEADER => ["Host: $host"], CURLOPT_RETURNTRANSFER => true]);
    $body = curl_exec($handle);
    $type = strtolower(explode(';', curl_getinfo($handle, CURLINFO_CONTENT_TYPE) ?? '')[0]);
    echo json_encode([
        'url' => $url,
        'status' => curl_getinfo($handle, CURLINFO_RESPONSE_CODE),
        'type' => $type,
        'leads' => curl_getinfo($handle, CURLINFO_REDIRECT_URL) ?: '',
        'text' => $type === 'text/html' ? text($body) : md5($body),
    ], JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
}

function text(string $html): string
{
    $shown = preg_replace(['#<(script|style)\b.*?</\1>#is', '#<!--.*?-->#s', '#<[^>]*>#'], ' ', $html);
    return trim(preg_replace('/\s+/', ' ', html_entity_decode($shown)));
}
