<?php

// Written by konbit. A wiki's own settings belong into mediawiki/LocalSettings.php of its tree, which is read half-way: what
// follows after it is for all wikis here, and stays.

defined('MEDIAWIKI') || exit;

$konbitTree = dirname(__DIR__, 2);
$konbit = require "$konbitTree/private/site.php";
$konbitDatabase = json_decode(file_get_contents("$konbitTree/private/database.json"), true);

$wgSitename = $konbit['title'];
$wgLanguageCode = $konbit['lang'];
$wgDefaultSkin = 'vector-2022';
wfLoadSkins(['MonoBook', 'Timeless', 'Vector']);
wfLoadExtensions([
    'CategoryTree', 'Cite', 'ConfirmEdit', 'Gadgets', 'InputBox', 'MultimediaViewer', 'Nuke', 'PageImages', 'ParserFunctions',
    'ReplaceText', 'TemplateData', 'TextExtracts', 'VisualEditor', 'WikiEditor',
]);
$wgDefaultUserOptions['visualeditor-enable'] = 1;
$wgVisualEditorShowBetaWelcome = false;
$wgEnableUploads = true;
$wgFileExtensions = array_merge($wgFileExtensions, ['odt', 'ods', 'odp', 'pdf']);

if (is_file("$konbitTree/mediawiki/LocalSettings.php")) {
    require "$konbitTree/mediawiki/LocalSettings.php";
}

// Where it is.
// By https once there is a certificate, as whoever asks came.
$wgServer = ($_SERVER['HTTPS'] ?? '') === 'on' ? "https://{$konbit['host']}" : $konbit['url'];
$wgScriptPath = '';
$wgArticlePath = '/wiki/$1';
$wgUsePathInfo = true;
$wgDBtype = 'mysql';
$wgDBserver = "{$konbitDatabase['host']}:{$konbitDatabase['socket']}";
$wgDBname = $konbitDatabase['database'];
$wgDBuser = $konbitDatabase['user'];
$wgDBpassword = $konbitDatabase['password'];
$wgDBprefix = 'mw_';
$wgDBTableOptions = 'ENGINE=InnoDB, DEFAULT CHARSET=binary';
if (PHP_SAPI === 'cli') {
    // Bringing the tables of a big wiki to another version may take longer than queries may (60-konbit.cnf).
    $wgDBservers = [[
        'host' => $wgDBserver, 'user' => $wgDBuser, 'password' => $wgDBpassword, 'type' => 'mysql', 'flags' => DBO_DEFAULT, 'load' => 1,
        'variables' => ['max_statement_time' => 0],
    ]];
}
$wgUploadDirectory = "$konbitTree/mediawiki/images";
$wgUploadPath = $konbit['access'] === 'private' ? '/img_auth.php' : '/images';
$wgCacheDirectory = "$konbitTree/mediawiki/cache";
$wgTmpDirectory = "$konbitTree/tmp";
$wgMainCacheType = function_exists('apcu_enabled') && apcu_enabled() ? CACHE_ACCEL : CACHE_NONE;
// What is copied for good has no link that is red from before.
$wgParserCacheType = defined('KONBIT_COPIES') ? CACHE_NONE : CACHE_DB;
$wgSessionCacheType = CACHE_DB;
['secretKey' => $wgSecretKey] = json_decode(file_get_contents("$konbitTree/mediawiki/secret.json"), true);
$wgUpgradeKey = false;
$wgAuthenticationTokenVersion = '1';

// Who writes was invited: by an account that an administrator makes.
$wgGroupPermissions['*']['createaccount'] = false;
$wgGroupPermissions['*']['edit'] = false;
$wgGroupPermissions['*']['createpage'] = false;
$wgGroupPermissions['*']['createtalk'] = false;
$wgGroupPermissions['*']['read'] = $konbit['access'] !== 'private';
$wgWhitelistRead = ['Special:UserLogin', 'Special:PasswordReset', 'Special:ChangePassword'];
$wgGroupPermissions['sysop']['createaccount'] = true;
$wgHooks['SkinTemplateNavigation::Universal'][] = static function ($skin, array &$links): void {
    if (!$skin->getAuthority()->isAllowed('createaccount')) {
        unset($links['user-menu']['createaccount']);
        // Vector has another one, which it asks nobody about.
        $skin->getOutput()->addInlineStyle('.vector-user-menu-create-account { display: none }');
    }
};
$wgNewPasswordExpiry = 72 * 3600;
$wgCaptchaTriggers['badlogin'] = true;
$wgNoFollowLinks = true;
// For people: what brings the tables to another version writes all the same, and while it is composted pictures are made smaller.
if ($konbit['isReadonly'] && PHP_SAPI !== 'cli' && !defined('KONBIT_COPIES')) {
    $wgReadOnly = $konbit['lang'] === 'en' ? 'this wiki is read-only for now' : 'ce wiki est en lecture seule pour l’instant';
}

// Mail leaves in the member's own name.
$wgEnableEmail = isset($konbit['mail']);
$wgEnableUserEmail = false;
$wgEmergencyContact = $wgPasswordSender = $konbit['mail']['from'] ?? '';

// Nothing here asks another server, and no other program is started.
$wgPingback = false;
$wgUseInstantCommons = false;
$wgAllowCopyUploads = false;
$wgAllowExternalImages = false;
$wgUseImageMagick = false;
$wgSVGConverter = false;
$wgDiff3 = false;

// By the clock (konbit-jobs@.timer), not at the cost of whoever looks at a page.
$wgJobRunRate = 0;

unset($konbit, $konbitDatabase, $konbitTree);
