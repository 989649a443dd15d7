import type { MailLinksInputs } from "./mail-links-state.ts";
import { type Files, placed } from "./own-files.ts";
import { fill, shipped } from "./shipped.ts";

const share = "/usr/local/share/konbit/mail-links";

/** Where each file of `server/mail-links/` goes, whoever runs the server. */
const places = {
  "/usr/local/lib/konbit/mail-invite": "mail-invite",
  [`${share}/common-passwords.txt`]: "common-passwords.txt",
  [`${share}/invite.php`]: "invite.php",
  [`${share}/letter.php`]: "letter.php",
  [`${share}/page.php`]: "page.php",
  [`${share}/policy.php`]: "policy.php",
  [`${share}/store.php`]: "store.php",
  [`${share}/texts.php`]: "texts.php",
  [`${share}/views.php`]: "views.php",
  [`${share}/public/index.php`]: "public/index.php",
  [`${share}/public/style.css`]: "public/style.css",
  "/etc/systemd/system/konbit-link-asked.path": "konbit-link-asked.path",
  "/etc/systemd/system/konbit-link-asked.service": "konbit-link-asked.service",
};

const texts = placed("mail-links", places);
const vhost = shipped("mail-links/vhost.conf");
const message = shipped("message.php");
const outlook = shipped("mail-links/public/autodiscover.xml");

/** What is not the same everywhere. */
interface Own {
  /** The text of passwords.php: where passwords are. */
  readonly passwords: string;
  /** How Apache runs the page. */
  readonly php: string;
  /** More names that come here by http, as Apache has them. */
  readonly aliases: string;
  /** What else there is, by path. */
  readonly files: Files;
}

const native: Own = {
  passwords: shipped("mail-links/passwords.php"),
  php: shipped("mail-links/php.conf"),
  // Of every domain: Outlook asks there, and is led here.
  aliases: "\n  ServerAlias autodiscover.*",
  files: Object.fromEntries(
    placed("mail-links", {
      "/etc/konbit/mail-links-pool.conf": "pool.conf",
      "/etc/systemd/system/konbit-link.service": "konbit-link.service",
    }),
  ),
};

/** Whole texts by path of what the links and their page have on the server. */
export function mailLinksFiles({ host, from }: MailLinksInputs, own: Own = native): Files {
  return {
    ...Object.fromEntries(texts),
    [`${share}/message.php`]: message,
    [`${share}/passwords.php`]: own.passwords,
    [`${share}/public/autodiscover.xml`]: fill(outlook, { HOST: host }),
    ...own.files,
    "/etc/konbit/mail-links.json": `${JSON.stringify({ host, from })}\n`,
    // After every member's site: what is first answers for names that nobody has.
    "/etc/apache2/sites-enabled/konbit-mail-links.conf": fill(vhost, {
      HOST: host,
      ALIASES: own.aliases,
      PHP: own.php.trimEnd(),
    }),
  };
}
