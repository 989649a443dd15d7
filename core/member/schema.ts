import * as z from "zod";
import { namesOf, siteApps, wikiApps } from "../apps/index.ts";
import { domainName, hostName } from "./domain.ts";
import { leaf } from "./leaf.ts";
import { aliasName, cloudUserName, hostLabel, listName, localName, loginName, memberId, target } from "./names.ts";
import { patterns, type TextHint } from "./patterns.ts";
import { size } from "./size.ts";
import { ageKey, cronLine, date, docroot, forge, mailAddress, sha256, sshKey, text, url } from "./values.ts";

/*
 * The one source of what a member file may hold (docs/member-file, §5.2 and §5.8). These are the *written* shapes:
 * short forms are expanded and every value has passed its own rule, but names are not yet resolved and the plan's
 * defaults not yet filled in. resolve.ts makes a `Member` of it.
 */

const line = (max: number) => leaf(text(max), { minLength: 1, maxLength: max });

const dormancy = z.strictObject({ exempt: z.literal(true), reason: line(200) });
const state = <const States extends readonly [string, ...string[]]>(...states: States) =>
  z.enum(states).default(states[0]);

const contact = z.strictObject({
  name: line(120),
  email: leaf(mailAddress, patterns.address),
  forge: leaf(forge, patterns.forge),
});

const domainMail = z.strictObject({
  /** prepared: boxes exist here, the MX still points elsewhere. */
  cutover: z.enum(["live", "prepared"]).default("live"),
  dmarc: z.enum(["none", "quarantine", "reject"]).default("none"),
  rate: z
    .strictObject({
      perHour: z.int().min(1).max(10_000).default(200),
      perDay: z.int().min(1).max(100_000).default(1000),
    })
    .prefault({}),
});

const domain = z.strictObject({
  name: leaf(domainName, patterns.domain),
  dns: z.enum(["managed", "external"]).default("managed"),
  mail: z.union([z.literal("none"), domainMail]).prefault({}),
  redirectTo: leaf(url, patterns.url).exactOptional(),
});

const mailbox = z.strictObject({
  name: leaf(localName, patterns.ownName),
  displayName: line(120).exactOptional(),
  quota: size.exactOptional(),
  retention: z.enum(["standard", "legal-7y"]).default("standard"),
  state: state("active", "suspended"),
  reason: line(200).exactOptional(),
  invite: leaf(mailAddress, patterns.address).exactOptional(),
  /** The name that this box had before. */
  formerly: leaf(localName, patterns.ownName).exactOptional(),
});

const list = z.strictObject({
  name: leaf(listName, patterns.ownName),
  style: z.enum(["announce", "discussion", "private"]).default("discussion"),
  owners: z.array(leaf(target, patterns.target)).min(1),
  archive: z.enum(["public", "members", "none"]).default("members"),
  lang: z.enum(["fr", "en"]).exactOptional(),
  state: state("active", "frozen", "archived"),
});

const wiki = z.strictObject({
  name: leaf(hostLabel, patterns.label),
  engine: z.enum(namesOf(wikiApps)).default("mediawiki"),
  access: z.enum(["public-read", "private"]).default("public-read"),
  edit: z.enum(["invited", "konbit"]).default("invited"),
  state: state("active", "readonly", "composted", "archived"),
  host: leaf(hostName, patterns.domain).exactOptional(),
  dormancy: dormancy.exactOptional(),
});

const site = z.strictObject({
  name: leaf(hostLabel, patterns.label),
  app: z.enum(namesOf(siteApps)),
  state: state("active", "suspended", "archived"),
  host: leaf(hostName, patterns.domain).exactOptional(),
  aliases: z.array(leaf(hostName, patterns.domain)).default([]),
  php: z.string().exactOptional(),
  theme: z.string().exactOptional(),
  docroot: leaf(docroot, patterns.docroot).exactOptional(),
  database: z.boolean().default(false),
  cron: z.array(leaf(cronLine, patterns.cronLine)).default([]),
  to: leaf(url, patterns.url).exactOptional(),
  dormancy: dormancy.exactOptional(),
});

const cloudUser = z.strictObject({
  name: leaf(cloudUserName, patterns.cloudUser),
  displayName: line(120).exactOptional(),
  email: leaf(mailAddress, patterns.address).exactOptional(),
  groupAdmin: z.boolean().default(false),
});

const files = z.strictObject({
  users: z.array(cloudUser).default([]),
  sharedFolder: z.strictObject({ name: line(120) }).exactOptional(),
  apps: z.array(z.string()).default([]),
});

const extras = z.strictObject({
  matrix: z
    .strictObject({
      users: z.array(leaf(target, patterns.target)).default([]),
      bridges: z.array(z.enum(["whatsapp", "messenger", "telegram", "signal"])).default([]),
    })
    .exactOptional(),
  visio: z.boolean().default(false),
});

const backup = z.strictObject({
  class: z.enum(["standard", "legal", "none-with-reason"]).default("standard"),
  reason: line(200).exactOptional(),
});

const count = z.int().min(0).max(10_000);
const limits = z.strictObject({
  files: size.exactOptional(),
  web: size.exactOptional(),
  mail: size.exactOptional(),
  mailboxes: count.exactOptional(),
  lists: count.exactOptional(),
  wikis: count.exactOptional(),
  sites: count.exactOptional(),
  ncUsers: count.exactOptional(),
});

const requests = limits.extend({ note: line(500).exactOptional(), export: z.literal(true).exactOptional() });

const granted = z.strictObject({
  plan: z.string().default("association"),
  limits: limits.prefault({}),
  shares: z
    .strictObject({
      count: z.number().min(0).max(1000),
      amount: z.number().min(0).max(100_000),
      currency: z.enum(["CAD", "EUR"]),
      per: z.enum(["month", "quarter", "year"]),
    })
    .exactOptional(),
  timeCredits: z.strictObject({ monthlyHours: z.number().min(0).max(1000) }).exactOptional(),
  since: leaf(date, patterns.date).exactOptional(),
  decisions: z.array(line(200)).default([]),
});

/** `- info` stands for `- { name: info }`. */
const named = <Long extends z.ZodType<unknown, { name: string }>>(long: Long, hint: TextHint) =>
  z.union([
    z
      .string()
      .meta({ ...hint })
      .transform((name) => ({ name }))
      .pipe(long),
    long,
  ]);

/** The whole file, whatever its state; which keys a state allows is a rule of lifecycle.ts. */
export const memberFile = z.strictObject({
  version: z.literal(1).default(1),
  id: leaf(memberId, patterns.memberId).exactOptional(),
  name: line(120),
  kind: z.enum(["person", "association", "cooperative", "company", "collective", "operator"]).exactOptional(),
  lang: z.enum(["fr", "en"]).default("fr"),
  status: z.enum(["active", "leaving", "left"]).exactOptional(),
  login: leaf(loginName, patterns.login).exactOptional(),
  contact,
  maintainers: z.array(leaf(forge, patterns.forge)).min(1).exactOptional(),
  keys: z.record(leaf(forge, patterns.forge), leaf(ageKey, patterns.ageKey)).default({}),
  note: line(500).exactOptional(),
  domains: z.array(named(domain, patterns.domain)).default([]),
  mailboxes: z.array(named(mailbox, patterns.ownName)).default([]),
  aliases: z
    .record(
      leaf(aliasName, patterns.aliasName),
      z.union([z.literal("none"), z.array(leaf(target, patterns.target)).min(1)]),
    )
    .default({}),
  lists: z.array(list).default([]),
  wikis: z.array(named(wiki, patterns.label)).default([]),
  sites: z.array(site).default([]),
  sftp: z.array(leaf(sshKey, patterns.sshKey)).default([]),
  files: files.exactOptional(),
  extras: extras.prefault({}),
  backup: backup.prefault({}),
  requests: requests.exactOptional(),
  granted: granted.exactOptional(),
  left: z.strictObject({ on: leaf(date, patterns.date), export: leaf(sha256, patterns.sha256) }).exactOptional(),
  purge: z.strictObject({ after: leaf(date, patterns.date), export: leaf(sha256, patterns.sha256) }).exactOptional(),
});

export type MemberFile = z.output<typeof memberFile>;
export type Kind = NonNullable<MemberFile["kind"]>;
export type Lang = MemberFile["lang"];
export type Contact = z.output<typeof contact>;
export type DomainMail = z.output<typeof domainMail>;
export type Retention = z.output<typeof mailbox>["retention"];
export type List = z.output<typeof list>;
export type Wiki = z.output<typeof wiki>;
export type Site = z.output<typeof site>;
export type CloudUser = z.output<typeof cloudUser>;
export type Files = z.output<typeof files>;
export type Extras = z.output<typeof extras>;
export type Backup = z.output<typeof backup>;
export type Requests = z.output<typeof requests>;
export type Granted = z.output<typeof granted>;
export type Left = NonNullable<MemberFile["left"]>;
export type Purge = NonNullable<MemberFile["purge"]>;
