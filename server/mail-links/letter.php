<?php

// The mail with a link, in the language of the box, from the konbit's own address. The link is in its text and nowhere else.

declare(strict_types=1);

/** @param array{invite: string, lang: string} $box */
function mailLink(string $address, array $box, #[SensitiveParameter] string $token, bool $again): void
{
    ['host' => $host, 'from' => $from] = json_decode(file_get_contents('/etc/konbit/mail-links.json'), true);
    $lang = in_array($box['lang'], LANGUAGES, true) ? $box['lang'] : 'fr';
    $page = "https://$host/mot-de-passe/";
    $text = say($lang, $again ? 'mail-again' : 'mail-first', [
        '{address}' => $address,
        '{link}' => "$page$token?lang=$lang",
        '{forgotten}' => "$page?lang=$lang",
    ]);
    $subject = say($lang, 'mail-subject', ['{address}' => $address]);
    deliver($from, $box['invite'], message($from, $box['invite'], $lang, $subject, $text, $host));
}

/** Into the queue of the server's own mail: when this returns, it will be sent. */
function deliver(string $from, string $to, #[SensitiveParameter] string $mail): void
{
    $nothing = ['file', '/dev/null', 'w'];
    $sendmail = proc_open(['/usr/sbin/sendmail', '-i', '-f', $from, '--', $to], [['pipe', 'r'], $nothing, $nothing], $pipes);
    if ($sendmail === false) {
        throw new Unserved('not-sent');
    }
    fwrite($pipes[0], $mail);
    fclose($pipes[0]);
    if (proc_close($sendmail) !== 0) {
        throw new Unserved('not-sent');
    }
}
