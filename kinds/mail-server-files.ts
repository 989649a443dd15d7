import type { MailServerInputs } from "./mail-server-state.ts";
import { fill, shipped } from "./shipped.ts";

/** Where each file of `server/mail/` goes. */
const places = {
  "/etc/postfix/main.cf": "postfix/main.cf",
  "/etc/postfix/master.cf": "postfix/master.cf",
  "/etc/postfix/konbit/aliases.cf": "postfix/aliases.cf",
  "/etc/postfix/konbit/boxes.cf": "postfix/boxes.cf",
  "/etc/postfix/konbit/domains.cf": "postfix/domains.cf",
  "/etc/postfix/konbit/forwards.cf": "postfix/forwards.cf",
  "/etc/postfix/konbit/list-transport.cf": "postfix/list-transport.cf",
  "/etc/postfix/konbit/lists.cf": "postfix/lists.cf",
  "/etc/postfix/konbit/own-domains.cf": "postfix/own-domains.cf",
  "/etc/postfix/konbit/returns.regexp": "postfix/returns.regexp",
  "/etc/postfix/konbit/senders.cf": "postfix/senders.cf",
  "/usr/local/lib/konbit/mail-policy": "policy.py",
  "/etc/default/postsrsd": "postsrsd",
  "/etc/dovecot/dovecot.conf": "dovecot/dovecot.conf",
  "/etc/dovecot/konbit/boxes.conf.ext": "dovecot/boxes.conf.ext",
  "/etc/dovecot/konbit/closed.conf.ext": "dovecot/closed.conf.ext",
  "/etc/dovecot/konbit/passwords.conf.ext": "dovecot/passwords.conf.ext",
  "/usr/local/lib/konbit/mail-quota-warning": "quota-warning.sh",
  "/usr/local/lib/konbit/sieve-sendmail": "sieve-sendmail.py",
  "/usr/local/share/konbit/mail/spam.sieve": "dovecot/spam.sieve",
  "/etc/rspamd/rspamd.local.lua": "rspamd/rspamd.local.lua",
  "/etc/rspamd/local.d/asn.conf": "rspamd/asn.conf",
  "/etc/rspamd/local.d/dkim_signing.conf": "rspamd/dkim_signing.conf",
  "/etc/rspamd/local.d/fuzzy_check.conf": "rspamd/fuzzy_check.conf",
  "/etc/rspamd/local.d/milter_headers.conf": "rspamd/milter_headers.conf",
  "/etc/rspamd/local.d/options.inc": "rspamd/options.inc",
  "/etc/rspamd/local.d/redis.conf": "rspamd/redis.conf",
  "/etc/rspamd/local.d/worker-controller.inc": "rspamd/worker-controller.inc",
  "/etc/rspamd/local.d/worker-normal.inc": "rspamd/worker-normal.inc",
  "/etc/rspamd/local.d/worker-proxy.inc": "rspamd/worker-proxy.inc",
  "/etc/redis/redis.conf": "redis.conf",
  "/etc/unbound/unbound.conf.d/konbit.conf": "unbound.conf",
  "/etc/fail2ban/jail.d/konbit.local": "fail2ban.local",
  "/etc/konbit/mail-door.nft": "door.nft",
  "/etc/systemd/system/konbit-mail-door.service": "konbit-mail-door.service",
  // A mail program that is killed comes back by itself.
  "/etc/systemd/system/dovecot.service.d/konbit.conf": "dovecot/restart.conf",
  "/etc/systemd/system/postfix@-.service.d/konbit.conf": "postfix/restart.conf",
};

const texts = Object.entries(places).map(([path, name]): [string, string] => [path, shipped(`mail/${name}`)]);

/** Whole texts by path of what the mail programs are configured with. */
export function mailServerFiles({ host }: MailServerInputs): Readonly<Record<string, string>> {
  const places = { HOST: host, HOST_PATTERN: host.replaceAll(".", "[.]") };
  return Object.fromEntries(texts.map(([path, text]) => [path, fill(text, places)]));
}
