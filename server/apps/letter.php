<?php

// The mail to the first admin of a site: reads the site's settings and what its program says of the invitation, a line of JSON each.
// Behind message.php, which writes it.

$site = json_decode(fgets(STDIN), true, flags: JSON_THROW_ON_ERROR);
$given = json_decode((string) fgets(STDIN), true, flags: JSON_THROW_ON_ERROR);
['lang' => $lang, 'host' => $host, 'admin' => $admin, 'mail' => ['from' => $from]] = $site;
$say = fn (string $fr, string $en) => $lang === 'en' ? $en : $fr;

$text = $say("Bonjour,\n\n$host est prêt, et vous en êtes la première personne responsable.\n\n", "Hello,\n\n$host is ready, and you are the first to look after it.\n\n")
    . $say("Votre nom d'utilisateur : {$given['login']}\n", "Your user name: {$given['login']}\n");
$text .= isset($given['password'])
    ? $say("Votre mot de passe provisoire : {$given['password']}\n\nIl fonctionne pendant 72 heures, une seule fois : vous en choisissez aussitôt un autre, ici :\n", "Your temporary password: {$given['password']}\n\nIt works for 72 hours, once: you choose another one right away, here:\n")
    : $say("\nVous choisissez votre mot de passe ici. Ce lien fonctionne une seule fois, pendant 72 heures :\n", "\nYou choose your password here. This link works once, for 72 hours:\n");
$text .= "\n{$given['link']}\n\n"
    . $say("Vous ouvrirez ensuite vous-même un compte à chaque personne que vous invitez.\nSi ce message ne vous dit rien, ne faites rien : personne n'entre sans lui.\n\nLe konbit\n", "Then you open an account yourself for each person whom you invite.\nIf this message means nothing to you, do nothing: nobody gets in without it.\n\nThe konbit\n");

echo message($from, $admin['email'], $lang, $say("$host : votre invitation", "$host: your invitation"), $text, $host);
