<?php

// The page on which people choose their password: /mot-de-passe/LINK, and /mot-de-passe/ for who has forgotten it.
// It works without script, cookie or third party, and says the same whether an address exists or not.

declare(strict_types=1);

require __DIR__ . '/store.php';
require __DIR__ . '/policy.php';
require __DIR__ . '/texts.php';
require __DIR__ . '/views.php';

const BASE = '/mot-de-passe/';
/** Requests of one client, and tries of one link, in a quarter of an hour. */
const CLIENT_TRIES = 40;
const LINK_TRIES = 15;
const QUARTER = 900;
/** Addresses that one client may ask a link for in an hour, and that may wait to be looked at. */
const CLIENT_ASKS = 6;
const WAITING = 200;
const ASKED = '/var/lib/konbit/mail-links/asked';

function answer(): void
{
    header('Cache-Control: no-store');
    $lang = language();
    try {
        respond($lang, substr((string) strtok($_SERVER['REQUEST_URI'], '?'), strlen(BASE)));
    } catch (Throwable $error) {
        // Where and what kind of error, and nothing that anybody typed.
        error_log(sprintf('%s in %s:%d', $error::class, $error->getFile(), $error->getLine()));
        show(503, $lang, 'broken', messageView($lang, 'broken'));
    }
}

function respond(string $lang, string $rest): void
{
    $isPost = $_SERVER['REQUEST_METHOD'] === 'POST';
    if ($rest === 'choisi') {
        show(200, $lang, 'done', messageView($lang, 'done'));
    } elseif ($rest === 'envoi') {
        show(200, $lang, 'asked', messageView($lang, 'asked'));
    } elseif ($rest === '' && !$isPost) {
        show(200, $lang, 'forgotten', forgottenView($lang));
    } else {
        $store = new Store();
        if (!$store->mayTry('client ' . client(), CLIENT_TRIES, QUARTER)) {
            tooMany($lang);
        } elseif ($rest === '') {
            ask($store, $lang);
        } else {
            choose($store, $lang, $rest, $isPost);
        }
    }
}

function choose(Store $store, string $lang, #[SensitiveParameter] string $token, bool $isPost): void
{
    $address = $store->addressOf($token);
    if ($address === null) {
        show(410, $lang, 'unusable', unusableView($lang));
        return;
    }
    if (!$isPost) {
        show(200, $lang, 'choose', chooseView($lang, $address, []));
        return;
    }
    if (!$store->mayTry('link ' . Store::hashOf($token), LINK_TRIES, QUARTER)) {
        tooMany($lang);
        return;
    }
    $password = normal(typed('password'));
    $weaknesses = weaknesses($password, normal(typed('again')), $address);
    if ($weaknesses !== []) {
        show(422, $lang, 'not-kept', chooseView($lang, $address, $weaknesses));
        return;
    }
    if ($store->choose($token, hashed($password))) {
        // So that going back or reloading sends nothing again.
        header('Location: ' . BASE . "choisi?lang=$lang", true, 303);
    } else {
        show(410, $lang, 'unusable', unusableView($lang));
    }
}

/** Only notes what was typed: another program, which this one cannot reach, looks whether there is such a box. */
function ask(Store $store, string $lang): void
{
    $address = strtolower(trim(typed('address')));
    if (strlen($address) > 254 || preg_match('/^[^\s@<>\p{C}]+@[^\s@<>\p{C}]+\.[^\s@<>\p{C}]+$/uD', $address) !== 1) {
        show(422, $lang, 'forgotten', forgottenView($lang, isWrong: true));
        return;
    }
    if (!$store->mayTry('ask ' . client(), CLIENT_ASKS, 3600)) {
        tooMany($lang);
        return;
    }
    if (count(scandir(ASKED)) - 2 < WAITING) {
        $name = hash('sha256', $address);
        file_put_contents(dirname(ASKED) . "/$name", $address);
        rename(dirname(ASKED) . "/$name", ASKED . "/$name");
    }
    header('Location: ' . BASE . "envoi?lang=$lang", true, 303);
}

function tooMany(string $lang): void
{
    header('Retry-After: ' . QUARTER);
    show(429, $lang, 'too-many', messageView($lang, 'too-many'));
}

function typed(string $field): string
{
    $value = $_POST[$field] ?? '';
    return is_string($value) && mb_check_encoding($value, 'UTF-8') ? $value : '';
}

/** Who asks: an address of IPv4, or the network of one of IPv6, of which a single machine has as many as it likes. */
function client(): string
{
    $packed = (string) inet_pton($_SERVER['REMOTE_ADDR']);
    return strlen($packed) === 16 ? inet_ntop(substr($packed, 0, 8) . str_repeat("\0", 8)) . '/64' : $_SERVER['REMOTE_ADDR'];
}

function language(): string
{
    $asked = [$_GET['lang'] ?? '', ...explode(',', $_SERVER['HTTP_ACCEPT_LANGUAGE'] ?? '')];
    foreach ($asked as $tag) {
        $lang = is_string($tag) ? strtolower(substr(trim($tag), 0, 2)) : '';
        if (in_array($lang, LANGUAGES, true)) {
            return $lang;
        }
    }
    return LANGUAGES[0];
}
