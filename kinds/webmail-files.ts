import { type Files, placed } from "./own-files.ts";
import { fill } from "./shipped.ts";
import type { WebmailInputs } from "./webmail-state.ts";

const plugin = "/var/lib/roundcube/plugins/konbit";

/** Where each file of `server/webmail/` goes. */
const places = {
  "/etc/konbit/webmail/config.inc.php": "config.inc.php",
  "/etc/konbit/webmail/defaults.inc.php": "defaults.inc.php",
  "/etc/konbit/webmail/mimetypes.php": "mimetypes.php",
  "/etc/konbit/webmail-guard.nft": "guard.nft",
  "/etc/konbit/webmail-pool.conf": "pool.conf",
  [`${plugin}/konbit.php`]: "plugin/konbit.php",
  [`${plugin}/localization/en_US.inc`]: "plugin/localization/en_US.inc",
  [`${plugin}/localization/fr_FR.inc`]: "plugin/localization/fr_FR.inc",
  "/etc/systemd/system/konbit-webmail.service": "konbit-webmail.service",
  "/etc/systemd/system/roundcube-cleandb.service.d/konbit.conf": "clean-up.conf",
  "/etc/systemd/system/roundcube-gc.service.d/konbit.conf": "clean-up.conf",
  "/etc/dovecot/konbit/webmail.conf": "dovecot.conf",
  "/etc/fail2ban/filter.d/konbit-webmail.conf": "fail2ban-filter.conf",
  "/etc/fail2ban/jail.d/konbit-webmail.local": "fail2ban-jail.local",
  // After every member's site, and after the page for passwords: what is first answers for names that nobody has.
  "/etc/apache2/sites-enabled/konbit-webmail.conf": "vhost.conf",
};

const texts = placed("webmail", places);

/** Whole texts by path of what the webmail has on the server. */
export function webmailFiles({ host, mailHost }: WebmailInputs): Files {
  return Object.fromEntries(texts.map(([path, text]) => [path, fill(text, { HOST: host, MAIL_HOST: mailHost })]));
}
