<?php

// What people read, whole in each language.

declare(strict_types=1);

const LANGUAGES = ['fr', 'en'];

const TEXTS = [
    // The page on which a password is chosen.
    'choose' => [
        'fr' => 'Choisir le mot de passe',
        'en' => 'Choose the password',
    ],
    'choose-why' => [
        'fr' => 'Vous seul·e le connaîtrez : le konbit n’en garde qu’une empreinte, qui ne permet pas de le retrouver.',
        'en' => 'Only you will know it: the konbit keeps no more than a fingerprint, which does not give it away.',
    ],
    'address' => [
        'fr' => 'Boîte courriel',
        'en' => 'Mailbox',
    ],
    'password' => [
        'fr' => 'Nouveau mot de passe',
        'en' => 'New password',
    ],
    'password-hint' => [
        'fr' => 'Douze caractères au moins, sans l’adresse dedans. Le plus simple : quatre mots sans lien entre eux, comme personne n’en dit. Un gestionnaire de mots de passe fait encore mieux.',
        'en' => 'Twelve characters or more, without the address in it. The easiest: four words that have nothing to do with one another. A password manager does even better.',
    ],
    'again' => [
        'fr' => 'Le même, encore une fois',
        'en' => 'The same once more',
    ],
    'keep' => [
        'fr' => 'Garder ce mot de passe',
        'en' => 'Keep this password',
    ],
    'not-kept' => [
        'fr' => 'Ce mot de passe n’a pas été gardé',
        'en' => 'This password was not kept',
    ],
    'still-open' => [
        'fr' => 'Votre lien fonctionne encore : choisissez-en un autre.',
        'en' => 'Your link still works: try another one.',
    ],
    'too-short' => [
        'fr' => 'Il a moins de douze caractères.',
        'en' => 'It has fewer than twelve characters.',
    ],
    'too-long' => [
        'fr' => 'Il a plus de deux cents caractères ; des logiciels de courriel ne les enverraient pas tous.',
        'en' => 'It has more than two hundred characters; some mail programs would not send all of them.',
    ],
    'odd-characters' => [
        'fr' => 'Il commence ou finit par une espace, ou contient un caractère invisible : un logiciel de courriel pourrait le perdre.',
        'en' => 'It begins or ends with a space, or holds an invisible character: a mail program might lose it.',
    ],
    'like-address' => [
        'fr' => 'Il contient l’adresse, ou une partie : c’est ce qu’on devine en premier.',
        'en' => 'It contains the address, or a part of it: that is what is guessed first.',
    ],
    'too-common' => [
        'fr' => 'Il est fait de mots, de suites ou de répétitions que l’on essaie en premier (« motdepasse2026 », « azertyuiop »).',
        'en' => 'It is made of words, sequences or repetitions that are tried first (“password2026”, “qwertyuiop”).',
    ],
    'not-the-same' => [
        'fr' => 'Les deux fois ne sont pas pareilles.',
        'en' => 'The two are not the same.',
    ],
    // After it.
    'done' => [
        'fr' => 'Votre mot de passe est choisi',
        'en' => 'Your password is chosen',
    ],
    'done-next' => [
        'fr' => 'Dans votre logiciel de courriel, le nom d’utilisateur est l’adresse complète de la boîte, et le mot de passe celui que vous venez de choisir. Le lien ne fonctionne plus ; vous pouvez fermer cette page.',
        'en' => 'In your mail program the user name is the whole address of the mailbox, and the password is the one you have just chosen. The link does not work any more; you may close this page.',
    ],
    // A link that opens nothing.
    'unusable' => [
        'fr' => 'Ce lien ne fonctionne pas',
        'en' => 'This link does not work',
    ],
    'unusable-why' => [
        'fr' => 'Un lien fonctionne une seule fois, pendant 72 heures, et seul le plus récent compte. Peut-être a-t-il été copié sans sa fin. Si vous venez de choisir un mot de passe, il est gardé.',
        'en' => 'A link works once, for 72 hours, and only the newest counts. Perhaps it was copied without its end. If you have just chosen a password, it is kept.',
    ],
    'ask-for-new' => [
        'fr' => 'Demander un nouveau lien',
        'en' => 'Ask for a new link',
    ],
    // Forgotten.
    'forgotten' => [
        'fr' => 'Mot de passe oublié',
        'en' => 'Forgotten password',
    ],
    'forgotten-how' => [
        'fr' => 'Écrivez l’adresse de votre boîte. Un lien pour choisir un nouveau mot de passe part vers l’adresse de secours que votre organisation a donnée au konbit.',
        'en' => 'Type the address of your mailbox. A link to choose a new password goes to the other address that your organisation gave to the konbit.',
    ],
    'send' => [
        'fr' => 'Envoyer le lien',
        'en' => 'Send the link',
    ],
    'no-address' => [
        'fr' => 'Écrivez une adresse complète, comme awa@racine.example.',
        'en' => 'Type a whole address, like awa@racine.example.',
    ],
    'asked' => [
        'fr' => 'C’est noté',
        'en' => 'Noted',
    ],
    'asked-next' => [
        'fr' => 'Si cette boîte existe, le lien arrive d’ici quelques minutes à son adresse de secours. Rien n’arrive ? Regardez les indésirables, puis écrivez à la personne qui s’occupe du fichier de votre organisation.',
        'en' => 'If there is such a mailbox, the link arrives within minutes at its other address. Nothing comes? Look at the junk mail, then write to the person who looks after your organisation’s file.',
    ],
    // Refusals that concern nobody's password.
    'too-many' => [
        'fr' => 'Trop d’essais',
        'en' => 'Too many tries',
    ],
    'too-many-next' => [
        'fr' => 'Attendez un quart d’heure, puis rouvrez votre lien : il fonctionne encore.',
        'en' => 'Wait a quarter of an hour, then open your link again: it still works.',
    ],
    'broken' => [
        'fr' => 'La page est en panne',
        'en' => 'The page is out of order',
    ],
    'broken-next' => [
        'fr' => 'Rien n’a été changé. Réessayez dans quelques minutes ; si cela dure, écrivez à la coordination du konbit.',
        'en' => 'Nothing was changed. Try again in a few minutes; if it lasts, write to the konbit’s coordination.',
    ],
    'other-language' => [
        'fr' => 'English',
        'en' => 'Français',
    ],
    // The mail with the link.
    'mail-subject' => [
        'fr' => 'Choisissez le mot de passe de {address}',
        'en' => 'Choose the password of {address}',
    ],
    'mail-first' => [
        'fr' => "Bonjour,\n\nLa boîte courriel {address} est prête. Vous en choisissez vous-même le mot de passe, ici :\n\n{link}\n\n"
            . "Ce lien fonctionne une seule fois, pendant 72 heures. Personne d'autre que vous ne verra ce mot de passe.\n"
            . "Le lien ne fonctionne plus ? Demandez-en un autre : {forgotten}\n\n"
            . "Si ce message ne vous dit rien, ne faites rien : sans ce lien, la boîte reste fermée.\n\nLe konbit\n",
        'en' => "Hello,\n\nThe mailbox {address} is ready. You choose its password yourself, here:\n\n{link}\n\n"
            . "This link works once, for 72 hours. Nobody but you will see the password.\n"
            . "It does not work any more? Ask for another one: {forgotten}\n\n"
            . "If this message means nothing to you, do nothing: without the link the mailbox stays closed.\n\nThe konbit\n",
    ],
    'mail-again' => [
        'fr' => "Bonjour,\n\nUn nouveau mot de passe a été demandé pour la boîte courriel {address}. Vous le choisissez ici :\n\n{link}\n\n"
            . "Ce lien fonctionne une seule fois, pendant 72 heures ; jusque-là, l'ancien mot de passe reste bon.\n"
            . "Le lien ne fonctionne plus ? Demandez-en un autre : {forgotten}\n\n"
            . "Si vous n'avez rien demandé, ne faites rien : rien ne change.\n\nLe konbit\n",
        'en' => "Hello,\n\nA new password was asked for, for the mailbox {address}. You choose it here:\n\n{link}\n\n"
            . "This link works once, for 72 hours; until then the old password stays good.\n"
            . "It does not work any more? Ask for another one: {forgotten}\n\n"
            . "If you did not ask for it, do nothing: nothing changes.\n\nThe konbit\n",
    ],
];

function say(string $lang, string $name, array $values = []): string
{
    return strtr(TEXTS[$name][$lang], $values);
}
