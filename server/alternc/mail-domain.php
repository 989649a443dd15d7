<?php
/* Domains, and whether their mail is here. Licence: GPL-2.0-or-later, as driver.php. */

/** @param array{id: string, login: string, domain: string, state: 'live'|'prepared'} $wanted */
function mailDomainEnsure(array $wanted): void
{
    global $msg;
    ['id' => $id, 'login' => $login, 'domain' => $name, 'state' => $state] = $wanted;
    $account = become($login);
    $domain = domainHere($name, $account);
    $known = rememberedWhole('MailDomain', $id);
    if ($known === null && $domain['gesmx'] === '1') {
        changed("took over the mail of $name as AlternC has it");
    }
    if ($state === 'live' && $domain['gesmx'] === '0') {
        room('mail');
        // Its postmaster may be there already, of which AlternC complains: what counts is what it wrote.
        alone(fn ($dom) => $dom->edit_domain($name, $domain['gesdns'], 1, 1, $domain['zonettl']));
        $msg->init_msgs();
        if (domainOf($name, $account)['gesmx'] !== '1') {
            throw new Refused("AlternC did not take the mail of $name");
        }
        changed("AlternC takes mail for $name");
    }
    if ($state === 'prepared' && $domain['gesmx'] === '1') {
        mailElsewhere($domain);
    }
    remember('MailDomain', $id, '', true, ['login' => $login]);
}

function mailDomainRetire(array $wanted): void
{
    $known = rememberedWhole('MailDomain', $wanted['id']);
    $account = accountOf($wanted['login']);
    if ($known === null || $account === null) {
        return;
    }
    remember('MailDomain', $wanted['id'], '', false, ['login' => $wanted['login']]);
    $domain = domainOf($wanted['domain'], $account);
    if ($domain !== null && $domain['gesmx'] === '1') {
        mailElsewhere($domain);
    }
}

/** By SQL alone: AlternC's edit_domain marks every mailbox of a domain that gives up its mail for deletion (3.5.4, m_dom.php). */
function mailElsewhere(array $domain): void
{
    write("UPDATE domaines SET gesmx = 0, dns_action = IF(dns_action = 'DELETE', dns_action, 'UPDATE') WHERE id = ?", [$domain['id']]);
    changed("mail for {$domain['domaine']} is no longer taken here; all its boxes stay");
}

/** A domain of this account, which konbit may change. */
function domainOf(string $name, array $account): ?array
{
    $domain = rows('SELECT d.*, m.login FROM domaines d LEFT JOIN membres m ON m.uid = d.compte WHERE d.domaine = ?', [$name])[0] ?? null;
    if ($domain !== null && $domain['compte'] !== $account['uid']) {
        throw new Refused("the domain $name is the account {$domain['login']}'s in AlternC; nothing was touched: move it there by hand, or write it into that member's file");
    }
    if ($domain !== null && $domain['dns_action'] === 'DELETE') {
        throw new Refused("AlternC is deleting the domain $name, as somebody asked in its panel; cancel that there at once (its mail goes with it), or run again in some minutes when it is gone");
    }
    return $domain;
}

/**
 * A domain of this account, made with neither DNS nor mail when it is not there; whoever declares those gives them. The hosts that
 * AlternC makes for it, which nobody asked for, are closed.
 */
function domainHere(string $name, array $account): array
{
    $domain = domainOf($name, $account);
    if ($domain === null) {
        room('dom');
        remember('Domain', $name, '', true, ['isMade' => false]);
        alone(fn ($dom) => must($dom->add_domain($name, 0, 0, 1)));
        changed("made the domain $name");
    }
    if ((rememberedWhole('Domain', $name)['facts']['isMade'] ?? true) === false) {
        $hosts = rows("SELECT s.id FROM sub_domaines s JOIN domaines_type t ON UPPER(t.name) = UPPER(s.type) WHERE s.domaine = ? AND t.only_dns = 0", [$name]);
        foreach ($hosts as $host) {
            alone(fn ($dom) => must($dom->sub_domain_change_status($host['id'], 'DISABLE')));
        }
        remember('Domain', $name, '', true, ['isMade' => true]);
    }
    return $domain ?? domainOf($name, $account);
}
