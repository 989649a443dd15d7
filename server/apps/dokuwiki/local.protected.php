<?php

// Written by konbit, and read last: what local.php says of the same things does not count. Everything else is the wiki's own,
// to be set on its page of settings.

global $config_cascade;
$konbit = require dirname(__DIR__) . '/site.php';

$conf['savedir'] = dirname(__DIR__, 2) . '/dokuwiki/data';
// By https once there is a certificate, as whoever asks came.
$conf['baseurl'] = ($_SERVER['HTTPS'] ?? '') === 'on' ? "https://{$konbit['host']}" : $konbit['url'];
$conf['basedir'] = '/';
$conf['userewrite'] = 1;
$conf['dmode'] = 0750;
$conf['fmode'] = 0640;

// Who writes was invited: by an account that somebody of the group "admin" makes.
$conf['useacl'] = 1;
$conf['authtype'] = 'authplain';
$conf['autopasswd'] = 0;
$conf['disableactions'] = 'register,profile_delete';
$conf['superuser'] = $konbit['isReadonly'] ? '' : '@admin';
$conf['manager'] = '';
$config_cascade['acl']['default'] = __DIR__ . '/acl.' . $konbit['access'] . ($konbit['isReadonly'] ? '.readonly' : '') . '.php';

// Nothing here asks another server, and nobody earns from links that spam leaves.
$conf['relnofollow'] = 1;
$conf['updatecheck'] = 0;
$conf['fetchsize'] = 0;
$conf['remote'] = 0;
$conf['im_convert'] = '';
$conf['mailfrom'] = $konbit['mail']['from'] ?? '';
$conf['plugin']['popularity']['autosubmit'] = 0;
