import type { KindName } from "../core/kind-names.ts";
import { account } from "./account.ts";
import { aliases } from "./aliases.ts";
import { account as alterncAccount } from "./alternc/account.ts";
import { aliases as alterncAliases } from "./alternc/aliases.ts";
import { lists as alterncLists } from "./alternc/lists.ts";
import { mailDomain as alterncMailDomain } from "./alternc/mail-domain.ts";
import { mailLinks as alterncMailLinks } from "./alternc/mail-links.ts";
import { mailboxes as alterncMailboxes } from "./alternc/mailboxes.ts";
import { platform as alterncPlatform } from "./alternc/platform.ts";
import { site as alterncSite } from "./alternc/site.ts";
import { zone as alterncZone } from "./alternc/zone.ts";
import { appArchive } from "./app-archive.ts";
import type { BackendName } from "./backend-names.ts";
import { certificates } from "./certificates.ts";
import { crontab } from "./crontab.ts";
import { dnsServer } from "./dns-server.ts";
import type { Kind } from "./kind.ts";
import { listServer } from "./list-server.ts";
import { lists } from "./lists.ts";
import { mailDomain } from "./mail-domain.ts";
import { mailLinks } from "./mail-links.ts";
import { mailServer } from "./mail-server.ts";
import { mailboxes } from "./mailboxes.ts";
import { platform } from "./platform.ts";
import { sftp } from "./sftp.ts";
import { site } from "./site.ts";
import { webLogs } from "./web-logs.ts";
import { webmail } from "./webmail.ts";
import { zone } from "./zone.ts";

/** A new kind is a file, a line here and a name in core/kind-names.ts: with it, its keys in member files are provided. */
const byName: Readonly<Record<KindName, Kind>> = {
  AppArchive: appArchive,
  Platform: platform,
  WebLogs: webLogs,
  Certificates: certificates,
  DnsServer: dnsServer,
  MailServer: mailServer,
  MailLinks: mailLinks,
  ListServer: listServer,
  Webmail: webmail,
  Account: account,
  Sftp: sftp,
  Site: site,
  Crontab: crontab,
  MailDomain: mailDomain,
  Mailboxes: mailboxes,
  Aliases: aliases,
  Lists: lists,
  Zone: zone,
};

/** Every kind that the provider offers. */
export const kinds: readonly Kind[] = Object.values(byName);

/** The same kinds where something else runs the server, by what `konbit:backend` says; those that it has itself are left out. */
export const backends: Readonly<Record<BackendName, readonly Kind[]>> = {
  alternc: [
    alterncPlatform,
    alterncMailLinks,
    alterncAccount,
    alterncSite,
    alterncMailDomain,
    alterncMailboxes,
    alterncAliases,
    alterncLists,
    alterncZone,
  ],
};
