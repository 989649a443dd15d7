<?php
// One request to a pool, as Apache makes it: FastCGI 1.0, a single request on a connection.

/** @return string what the program printed, without its headers; empty when nobody answers */
function run_in_pool(string $socket, string $file, string $body): string
{
    $connection = @stream_socket_client("unix://$socket", timeout: 5);
    if ($connection === false) {
        return '';
    }
    stream_set_timeout($connection, 60);
    $variables = ['SCRIPT_FILENAME' => $file, 'REQUEST_METHOD' => 'POST', 'CONTENT_TYPE' => 'application/json', 'CONTENT_LENGTH' => (string) strlen($body)];
    $text = '';
    foreach ($variables as $name => $value) {
        $text .= pack('NN', strlen($name) | 0x80000000, strlen($value) | 0x80000000) . $name . $value;
    }
    fwrite($connection, record(1, pack('nCx5', 1, 0)) . record(4, $text) . record(4, ''));
    foreach (str_split($body, 60_000) as $part) {
        fwrite($connection, record(5, $part));
    }
    fwrite($connection, record(5, ''));
    $answer = '';
    while (strlen($head = (string) stream_get_contents($connection, 8)) === 8) {
        ['type' => $type, 'length' => $length, 'padding' => $padding] = unpack('Cversion/Ctype/nid/nlength/Cpadding', $head);
        $content = (string) stream_get_contents($connection, $length + $padding);
        if ($type === 6) {
            $answer .= substr($content, 0, $length);
        }
        if ($type === 3 || strlen($answer) > 8_000_000) {
            break;
        }
    }
    return explode("\r\n\r\n", $answer, 2)[1] ?? '';
}

function record(int $type, string $content): string
{
    return pack('CCnnCx', 1, $type, 1, strlen($content), 0) . $content;
}
