<?php

// Makes the wiki's tables and its first admin, whose password nobody has until they choose one; brings the tables to the version
// that is installed. Run as the member; pages and accounts that are there stay.

declare(strict_types=1);

umask(0027);
$tree = $argv[1];
$site = require "$tree/private/site.php";
$given = json_decode(file_get_contents("$tree/private/database.json"), true, flags: JSON_THROW_ON_ERROR);

foreach (['cache', 'images'] as $folder) {
    is_dir("$tree/mediawiki/$folder") || mkdir("$tree/mediawiki/$folder");
}
if (!is_file("$tree/mediawiki/secret.json")) {
    file_put_contents("$tree/mediawiki/secret.json.new", json_encode(['secretKey' => bin2hex(random_bytes(32))]));
    chmod("$tree/mediawiki/secret.json.new", 0400);
    rename("$tree/mediawiki/secret.json.new", "$tree/mediawiki/secret.json");
}

$database = new mysqli(null, $given['user'], $given['password'], $given['database'], null, $given['socket']);
$tables = array_column($database->query("SHOW TABLES LIKE 'mw\\_%'")->fetch_all(), 0);
$konbitIsNew = false;
$hasRows = fn (string $table): bool => in_array($table, $tables, true) && $database->query("SELECT 1 FROM `$table` LIMIT 1")->num_rows > 0;
if (!$hasRows('mw_user')) {
    if ($hasRows('mw_page') || $hasRows('mw_revision') || $hasRows('mw_image')) {
        file_put_contents('php://stderr', "the database {$given['database']} has pages and no account (mw_user is empty or gone); nothing was touched: bring mw_user back from a backup, and run again\n");
        exit(1);
    }
    // What a killed run left: the first account is made before the first page.
    foreach ($tables as $table) {
        $database->query("DROP TABLE `$table`");
    }
    install($site, $given);
    $konbitIsNew = true;
}
$database->close();
maintenance(['update.php', '--quick', '--quiet'], "-dauto_prepend_file=$tree/private/mediawiki/prepend.php");

require_once '/usr/share/mediawiki/maintenance/Maintenance.php';

/** The first admin is reached by mail; one whom somebody has changed since stays. */
final class KonbitBirth extends Maintenance
{
    public function __construct()
    {
        parent::__construct();
        $this->addArg('tree', 'the tree of the site');
    }

    public function execute()
    {
        global $konbitIsNew;
        $site = require $this->getArg(0) . '/private/site.php';
        if ($konbitIsNew) {
            $this->firstPage($site['lang']);
        }
        ['admin' => ['login' => $login, 'name' => $name, 'email' => $email]] = $site;
        $user = User::newFromName($login);
        if ($user && $user->isRegistered() && $user->getEmail() === '') {
            $user->setRealName($name);
            $user->setEmail($email);
            $user->confirmEmail();
            $user->saveSettings();
        }
    }

    /** In place of MediaWiki's, which is for who has installed it. */
    private function firstPage(string $lang): void
    {
        $words = [
            'fr' => 'Cette page est la première de votre wiki. Connectez-vous, puis « Modifier ».',
            'en' => 'This page is the first one of your wiki. Log in, then “Edit”.',
        ];
        $page = MediaWiki\MediaWikiServices::getInstance()->getWikiPageFactory()->newFromTitle(Title::newMainPage());
        $page->doUserEditContent(new WikitextContent($words[$lang]), User::newSystemUser('MediaWiki default'), '');
    }
}

$maintClass = KonbitBirth::class;
require_once RUN_MAINTENANCE_IF_MAIN;

function install(array $site, array $given): void
{
    $secrets = ['dbpassfile' => $given['password'], 'passfile' => bin2hex(random_bytes(32))];
    // Files of a /tmp that only this program sees; nothing secret is in a list of processes.
    $files = array_map(function (string $secret) {
        $file = tempnam('/tmp', 'konbit');
        file_put_contents($file, $secret);
        return $file;
    }, $secrets);
    $options = $files + [
        'dbtype' => 'mysql',
        'dbserver' => "{$given['host']}:{$given['socket']}",
        'dbname' => $given['database'],
        'dbuser' => $given['user'],
        'dbprefix' => 'mw_',
        'confpath' => '/tmp',
        'server' => $site['url'],
        'scriptpath' => '',
        'lang' => $site['lang'],
    ];
    $words = array_map(fn (string $key, string $value) => "--$key=$value", array_keys($options), $options);
    maintenance(['install.php', ...$words, '--', $site['title'], $site['admin']['login']]);
    array_map(unlink(...), $files);
}

function maintenance(array $words, string ...$options): void
{
    $words[0] = "/usr/share/mediawiki/maintenance/$words[0]";
    $said = fopen('php://temp', 'w+');
    $program = proc_open(['/usr/bin/php8.2', '-ddisplay_errors=stderr', ...$options, ...$words], [1 => ['pipe', 'w'], 2 => ['redirect', 1]], $pipes);
    stream_copy_to_stream($pipes[1], $said);
    if (proc_close($program) !== 0) {
        rewind($said);
        // Without the way through the code, which is long and says little.
        $text = preg_replace('/^#\d+ .*$/m', '', stream_get_contents($said));
        file_put_contents('php://stderr', basename($words[0]) . ': ' . substr(trim($text), -600) . "\n");
        exit(1);
    }
}
