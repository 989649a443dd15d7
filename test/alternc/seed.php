<?php
// Two members as the panel would make them. Licence: GPL-2.0-or-later, as AlternC's classes that it calls.
error_reporting(E_ALL & ~E_DEPRECATED & ~E_NOTICE & ~E_WARNING);
ini_set('session.use_cookies', '0');
ini_set('session.save_path', sys_get_temp_dir());
ob_start();
chdir('/usr/share/alternc/panel');
require_once '/usr/share/alternc/panel/class/config_nochk.php';
$admin->enabled = 1;

function must($result, string $what)
{
    global $msg;
    if ($result === false || $msg->has_msgs('ERROR')) {
        ob_end_clean();
        fwrite(STDERR, "$what: " . $msg->msg_str('ERROR') . "\n");
        exit(1);
    }
    $msg->init_msgs();
    return $result;
}

function member(string $login, string $first, string $last, string $email, array $domains): void
{
    global $admin, $mem, $dom, $mail, $quota;
    $mem->su(2000);
    $uid = must($admin->add_mem($login, bin2hex(random_bytes(12)), $last, $first, $email, 1, 'default', 0, '', 0, '', 1), $login);
    $mem->su($uid);
    foreach (['dom' => 9, 'mail' => 60, 'web' => 1048576] as $name => $total) {
        must($quota->setquota($name, $total), $name);
    }
    foreach ($domains as $name => $boxes) {
        $quota->getquota('', true);
        $dom->lock();
        must($dom->add_domain($name, $boxes === [] ? 0 : 1, 0, 1), $name);
        $id = must($dom->get_domain_byname($name), $name);
        $dom->unlock();
        foreach ($boxes as $local => [$isBox, $mib, $recipients]) {
            $quota->getquota('', true);
            if ($local === '*') {
                must($mail->catchall_set($id, $recipients), $local);
                continue;
            }
            $address = must($mail->create($id, $local), $local);
            must($mail->set_details($address, $isBox, $mib, $recipients), $local);
            if ($mib === 100) {
                must($mail->disable($address), $local);
            }
        }
    }
}

member('racine', 'Awa', 'Diallo', 'awa@ailleurs.example', [
    'racine-commune.example' => [
        'info' => [1, 200, ''], 'awa' => [1, 8192, ''], 'compta' => [1, 0, ''], 'ancien' => [1, 100, ''],
        'noe' => [1, 500, 'noe@ailleurs.example'], 'contact' => [0, 0, 'info@racine-commune.example'],
        'ca' => [0, 0, "awa@racine-commune.example\nnoe@ailleurs.example"], '*' => [0, 0, 'info@racine-commune.example'],
    ],
    'racine.example' => [],
]);
member('sillon', '', 'Sillon fermier', 'zoe@ailleurs.example', [
    'sillon.example' => ['zoe' => [1, 1024, ''], 'bonjour' => [0, 0, 'zoe@sillon.example']],
]);
ob_end_clean();
