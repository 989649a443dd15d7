<?php

// A temporary password for the first admin, MediaWiki's own: good for 72 hours, and to be changed at the first login.
// Prints what the letter says, as JSON.

declare(strict_types=1);

require_once '/usr/share/mediawiki/maintenance/Maintenance.php';

use MediaWiki\Auth\TemporaryPasswordAuthenticationRequest;
use MediaWiki\MediaWikiServices;

final class KonbitInvite extends Maintenance
{
    public function __construct()
    {
        parent::__construct();
        $this->addArg('tree', 'the tree of the site');
    }

    public function execute()
    {
        $site = require $this->getArg(0) . '/private/site.php';
        $user = User::newFromName($site['admin']['login']);
        $request = TemporaryPasswordAuthenticationRequest::newRandom();
        $request->username = $user->getName();
        // The letter is konbit's.
        $request->mailpassword = false;
        MediaWikiServices::getInstance()->getAuthManager()->changeAuthenticationData($request, true);
        echo json_encode([
            'login' => $user->getName(),
            'password' => $request->password,
            'link' => SpecialPage::getTitleFor('Userlogin')->getCanonicalURL(),
        ], JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES), "\n";
    }
}

$maintClass = KonbitInvite::class;
require_once RUN_MAINTENANCE_IF_MAIN;
