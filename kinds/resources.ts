import { account } from "./account.ts";
import { aliases } from "./aliases.ts";
import { appArchive } from "./app-archive.ts";
import { certificates } from "./certificates.ts";
import { crontab } from "./crontab.ts";
import { platform as alterncPlatform } from "./alternc/platform.ts";
import { listServer } from "./list-server.ts";
import { lists } from "./lists.ts";
import { mailDomain } from "./mail-domain.ts";
import { mailLinks } from "./mail-links.ts";
import { mailServer } from "./mail-server.ts";
import { mailboxes } from "./mailboxes.ts";
import { dnsServer } from "./dns-server.ts";
import { platform } from "./platform.ts";
import { resourceClass } from "./resource.ts";
import { sftp } from "./sftp.ts";
import { site } from "./site.ts";
import { webLogs } from "./web-logs.ts";
import { webmail } from "./webmail.ts";
import { zone } from "./zone.ts";

/** A program that sites share, from an archive pinned by its checksum. */
export class AppArchive extends resourceClass(appArchive) {}
/** What the base of everything needs on the server. */
export class Platform extends resourceClass(platform) {}
/** What becomes of the logs of visits. */
export class WebLogs extends resourceClass(webLogs) {}
/** Certificates by ACME for all that the server shows by TLS. */
export class Certificates extends resourceClass(certificates) {}
/** An AlternC that runs the server, and what is wanted of it. */
export class AlterncPlatform extends resourceClass(alterncPlatform) {}
/** The server that answers for managed domains. */
export class DnsServer extends resourceClass(dnsServer) {}
/** A member's Unix account. */
export class Account extends resourceClass(account) {}
/** The keys with which a member's people reach the files of its sites. */
export class Sftp extends resourceClass(sftp) {}
/** A member's web site. */
export class Site extends resourceClass(site) {}
/** What a member's sites do by the clock. */
export class Crontab extends resourceClass(crontab) {}
/** What all members' mail stands on. */
export class MailServer extends resourceClass(mailServer) {}
/** The mail of a member's domain. */
export class MailDomain extends resourceClass(mailDomain) {}
/** All mailboxes of a member's domain. */
export class Mailboxes extends resourceClass(mailboxes) {}
/** All aliases of a member's domain. */
export class Aliases extends resourceClass(aliases) {}
/** What all members' mailing lists stand on. */
export class ListServer extends resourceClass(listServer) {}
/** All mailing lists of a member's domain. */
export class Lists extends resourceClass(lists) {}
/** The page on which people choose the password of their mailbox. */
export class MailLinks extends resourceClass(mailLinks) {}
/** Mail in a browser, for everybody who has a box. */
export class Webmail extends resourceClass(webmail) {}
/** A domain's zone, served and signed. */
export class Zone extends resourceClass(zone) {}
