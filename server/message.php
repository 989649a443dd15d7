<?php

declare(strict_types=1);

/** A mail of the konbit's to one person (RFC 5322), whole, with line ends as sendmail takes them. `host` is in its id. */
function message(string $from, string $to, string $lang, string $subject, #[SensitiveParameter] string $text, string $host): string
{
    mb_internal_encoding('UTF-8');
    return implode("\n", [
        "From: Konbit <$from>",
        "To: <$to>",
        'Subject: ' . mb_encode_mimeheader($subject, 'UTF-8', 'Q', "\n"),
        'Date: ' . gmdate('D, d M Y H:i:s +0000'),
        'Message-ID: <' . bin2hex(random_bytes(16)) . "@$host>",
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        "Content-Language: $lang",
        'Auto-Submitted: auto-generated',
        '',
        str_replace("\r\n", "\n", quoted_printable_encode(str_replace("\n", "\r\n", $text))),
    ]);
}
