<?php

declare(strict_types=1);

/** What Roundcube has to know of this server. */
class konbit extends rcube_plugin
{
    public function init(): void
    {
        $this->add_texts('localization/');
        $this->add_hook('storage_connect', $this->nameClient(...));
        $this->add_hook('template_object_loginform', $this->linkToPasswordPage(...));
        $this->add_hook('settings_actions', $this->addPasswordToSettings(...));
        $this->register_action('plugin.konbit-password', $this->goToPasswordPage(...));
        $this->add_hook('identity_create', $this->refuseNamesOfOthers(...));
        $this->add_hook('identity_update', $this->refuseNamesOfOthers(...));
    }

    /** Dovecot counts guesses by client, and without this all would be one. */
    private function nameClient(array $connection): array
    {
        $connection['preauth_ident'] = ['x-originating-ip' => $_SERVER['REMOTE_ADDR'] ?? ''];
        return $connection;
    }

    private function linkToPasswordPage(array $form): array
    {
        $link = html::a(['href' => $this->passwordPage()], rcube::Q($this->gettext('forgotten')));
        $form['content'] .= html::p(['class' => 'text-center mt-3'], $link);
        return $form;
    }

    private function addPasswordToSettings(array $settings): array
    {
        $settings['actions'][] = ['action' => 'plugin.konbit-password', 'class' => 'password', 'label' => 'password', 'title' => 'password', 'domain' => 'konbit'];
        return $settings;
    }

    private function goToPasswordPage(): never
    {
        header('Location: ' . $this->passwordPage());
        exit;
    }

    private function passwordPage(): string
    {
        return (string) rcmail::get_instance()->config->get('konbit_password_page');
    }

    /** One's own are the box and the aliases that lead to it; the mail server, which decides when something is sent, decides here. */
    private function refuseNamesOfOthers(array $identity): array
    {
        $address = $identity['record']['email'] ?? null;
        // The first one is made while its person logs in, and is the box.
        if ($address === null || ($identity['login'] ?? false) || $this->serverAccepts($address)) {
            return $identity;
        }
        return ['abort' => true, 'result' => false, 'message' => $this->gettext('not-yours')] + $identity;
    }

    private function serverAccepts(string $address): bool
    {
        $roundcube = rcmail::get_instance();
        ['host' => $host, 'port' => $port] = parse_url($roundcube->config->get('smtp_host'));
        $smtp = new Net_SMTP($host, $port, 'localhost', false, 10, $roundcube->config->get('smtp_conn_options'));
        $user = $roundcube->get_user_name();
        // The server judges the sender when it hears the first recipient.
        $accepted = array_product(array_map(fn (Closure $step): bool => !PEAR::isError($step()), [
            fn () => $smtp->connect(10),
            fn () => $smtp->auth($user, $roundcube->get_user_password(), '', true),
            fn () => $smtp->mailFrom($address),
            fn () => $smtp->rcptTo($user),
        ]));
        $smtp->disconnect();
        return (bool) $accepted;
    }
}
