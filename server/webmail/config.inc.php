<?php

// Written by konbit. What is not said here is as in /etc/roundcube/defaults.inc.php.

declare(strict_types=1);

$config = [
    'product_name' => 'Courriel',
    'db_dsnw' => 'sqlite:////var/lib/konbit/webmail/webmail.db?mode=0600',
    // Made on the server: with it sessions keep the password that somebody logged in with.
    'des_key' => (string) file_get_contents('/var/lib/konbit/webmail/des-key'),
    // Not GCM: Roundcube 1.6 cannot read it again where its tag holds a newline, which locks out one login in sixteen.
    'cipher_method' => 'AES-256-CBC',
    'session_storage' => 'php',
    'session_lifetime' => 60,
    'session_samesite' => 'Lax',
    'temp_dir' => '/var/lib/konbit/webmail/temp',
    'log_driver' => 'syslog',
    'syslog_id' => 'konbit-webmail',
    'mime_types' => '/etc/mime.types',

    // The address by which Dovecot knows that the webmail says truly for whom it asks (dovecot.conf, guard.nft, plugin/konbit.php).
    'imap_host' => 'tls://127.0.0.3:143',
    'imap_conn_options' => $onThisMachine = ['ssl' => ['verify_peer' => false, 'verify_peer_name' => false]],
    // As the person, with the person's password: limits and names hold as for every mail program.
    'smtp_host' => 'tls://127.0.0.1:587',
    'smtp_conn_options' => $onThisMachine,
    'managesieve_host' => 'tls://127.0.0.1:4190',
    'managesieve_conn_options' => $onThisMachine,
    'managesieve_default' => '',
    'managesieve_script_name' => 'filtres',
    'managesieve_vacation' => 1,
    'managesieve_forward' => 1,

    'plugins' => ['konbit', 'archive', 'attachment_reminder', 'managesieve', 'markasjunk', 'newmail_notifier', 'zipdownload'],
    'konbit_password_page' => 'https://@MAIL_HOST@/mot-de-passe/',
    'skin' => 'elastic',
    'skins_allowed' => ['elastic'],
    // The plugin asks the server whether an address is one's own.
    'identities_level' => 0,
    'login_autocomplete' => 2,
    'login_rate_limit' => 10,
    'max_message_size' => '36M',
    // Nothing is asked of a third party: neither pictures in mail, until somebody wants them, nor spelling.
    'show_images' => 0,
    'enable_spellcheck' => false,
];
