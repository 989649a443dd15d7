<?php

// The page's HTML. Whatever comes from elsewhere goes through `html`.

declare(strict_types=1);

function show(int $status, string $lang, string $title, string $body): void
{
    http_response_code($status);
    header('Content-Type: text/html; charset=utf-8');
    header("Content-Language: $lang");
    $other = $lang === 'fr' ? 'en' : 'fr';
    $name = word($lang, $title);
    $switch = word($lang, 'other-language');
    echo <<<HTML
        <!doctype html>
        <html lang="$lang">
          <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="robots" content="noindex">
            <meta name="color-scheme" content="light dark">
            <title>$name</title>
            <link rel="stylesheet" href="/mot-de-passe/style.css">
          </head>
          <body>
            <nav><a href="?lang=$other" lang="$other" hreflang="$other">$switch</a></nav>
            <main>
              <h1>$name</h1>
        $body
            </main>
          </body>
        </html>

        HTML;
}

/** A heading and what comes next: `NAME` and `NAME-next` of the texts. */
function messageView(string $lang, string $name): string
{
    return '<p>' . word($lang, "$name-next") . '</p>';
}

/** @param string[] $weaknesses */
function chooseView(string $lang, string $address, array $weaknesses): string
{
    $word = fn (string $name): string => word($lang, $name);
    $user = html($address);
    $items = implode('', array_map(fn (string $weakness): string => "<li>{$word($weakness)}</li>", $weaknesses));
    $said = $items === '' ? "<p>{$word('choose-why')}</p>" : "<div class=\"wrong\" id=\"wrong\" role=\"alert\"><ul>$items</ul><p>{$word('still-open')}</p></div>";
    $wrong = $items === '' ? '' : ' aria-invalid="true"';
    $described = $items === '' ? 'hint' : 'wrong hint';
    return <<<HTML
        $said
        <form method="post">
          <p>
            <label for="address">{$word('address')}</label>
            <input id="address" value="$user" autocomplete="username" readonly>
          </p>
          <p>
            <label for="password">{$word('password')}</label>
            <input id="password" name="password" type="password" autocomplete="new-password" required autofocus aria-describedby="$described"$wrong>
            <span id="hint" class="hint">{$word('password-hint')}</span>
          </p>
          <p>
            <label for="again">{$word('again')}</label>
            <input id="again" name="again" type="password" autocomplete="new-password" required$wrong>
          </p>
          <p><button>{$word('keep')}</button></p>
        </form>
        HTML;
}

function forgottenView(string $lang, bool $isWrong = false): string
{
    $word = fn (string $name): string => word($lang, $name);
    $said = $isWrong ? "<p class=\"wrong\" id=\"wrong\" role=\"alert\">{$word('no-address')}</p>" : '';
    $wrong = $isWrong ? ' aria-invalid="true" aria-describedby="wrong"' : '';
    return <<<HTML
        <p>{$word('forgotten-how')}</p>
        $said
        <form method="post">
          <p>
            <label for="address">{$word('address')}</label>
            <input id="address" name="address" type="email" autocomplete="email" maxlength="254" required autofocus$wrong>
          </p>
          <p><button>{$word('send')}</button></p>
        </form>
        HTML;
}

function unusableView(string $lang): string
{
    $link = '<a href="/mot-de-passe/?lang=' . $lang . '">' . word($lang, 'ask-for-new') . '</a>';
    return '<p>' . word($lang, 'unusable-why') . "</p>\n<p>$link</p>";
}

function word(string $lang, string $name): string
{
    return html(say($lang, $name));
}

function html(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8');
}
