import { account } from "./account.ts";
import { dnsServer } from "./dns-server.ts";
import { platform } from "./platform.ts";
import { resourceClass } from "./resource.ts";
import { site } from "./site.ts";
import { zone } from "./zone.ts";

/** What the base of everything needs on the server. */
export class Platform extends resourceClass(platform) {}
/** The server that answers for managed domains. */
export class DnsServer extends resourceClass(dnsServer) {}
/** A member's Unix account. */
export class Account extends resourceClass(account) {}
/** A member's web site. */
export class Site extends resourceClass(site) {}
/** A domain's zone, served and signed. */
export class Zone extends resourceClass(zone) {}
