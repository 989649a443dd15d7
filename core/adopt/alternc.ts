import { written } from "../member/edit/written.ts";
import type { Bytes } from "../member/brands.ts";
import type { Plain } from "../member/plain.ts";
import { formatSize } from "../member/size.ts";
import type { Plan } from "../rules.ts";
import type { Text } from "../text.ts";
import type { AlterncAccount, AlterncDomain } from "./alternc-state.ts";
import { homeOf, isCarried, stayingDomains } from "./carried.ts";
import { leftOut } from "./left-out.ts";

/** What the konbit decides about a member that it takes over. */
export interface Adoption {
  readonly id: string;
  /** Account on the forge of who may change the file; AlternC knows none. */
  readonly forge: string;
  readonly plan: string;
  /** What the plan gives; a member who has more keeps it. */
  readonly granted: Plan;
  /** A day, `2026-11-24`. */
  readonly since: string;
}

export interface Adopted {
  readonly slug: string;
  readonly text: string;
  /** What AlternC has and the file does not say. */
  readonly leftOut: readonly Text[];
}

/** A member's file as AlternC knows that member: an account of AlternC's becomes an admitted member with the same login. */
export function adopt(account: AlterncAccount, given: Adoption): Adopted {
  const { login, email } = account;
  const name = account.name === "" ? login : account.name;
  const domains = stayingDomains(account);
  const mail = domains.flatMap((domain) => mailOf(domain, account));
  const boxes = mail.filter(({ kind }) => kind === "box");
  const aliases = mail.filter(({ kind }) => kind === "alias");
  return {
    slug: login,
    text: [
      `id: ${given.id}`,
      `name: ${written(name)}`,
      "status: active",
      `login: ${login}`,
      "",
      `contact: ${written({ name, email, forge: given.forge })}`,
      ...list("domains", domains.map(domainEntry)),
      ...list(
        "mailboxes",
        boxes.map(({ entry }) => written(entry)),
      ),
      ...group(
        "aliases",
        aliases.map(({ key, entry }) => [key, written(entry)]),
      ),
      "",
      "# ---- decided by the konbit: members cannot change what follows ----",
      "granted:",
      `  plan: ${given.plan}`,
      ...limitLines(account, boxes.length, given.granted),
      `  since: ${given.since}`,
      "",
    ].join("\n"),
    leftOut: leftOut(account),
  };
}

interface Entry {
  readonly kind: "box" | "alias";
  readonly key: string;
  readonly entry: Plain;
}

function mailOf(domain: AlterncDomain, account: AlterncAccount): readonly Entry[] {
  const home = `@${homeOf(account)?.name ?? ""}`;
  const short = (address: string) => (address.endsWith(home) ? address.slice(0, -home.length) : address);
  const carried = domain.addresses.filter((address) => isCarried(address, domain, account));
  return carried.map(({ local, isBox, isOpen, quota, recipients }): Entry => {
    const key = local === "" ? "*" : short(`${local}@${domain.name}`);
    if (!isBox) return { kind: "alias", key, entry: recipients.map(short) };
    const entry: Record<string, Plain> = {
      name: key,
      ...(quota === 0 ? {} : { quota: formatSize((quota * 1024 ** 2) as Bytes) }),
      ...(isOpen ? {} : { state: "suspended" }),
    };
    return { kind: "box", key, entry: Object.keys(entry).length === 1 ? key : entry };
  });
}

function domainEntry({ name, hasDns, hasMail }: AlterncDomain): string {
  if (hasDns && hasMail) return written(name);
  return written({ name, dns: hasDns ? "managed" : "external", ...(hasMail ? {} : { mail: "none" }) });
}

/** Only what is over the plan: a member who has more boxes, or boxes that sum up to more, keeps them. */
function limitLines(account: AlterncAccount, boxes: number, { limits, mailboxQuota }: Plan): string[] {
  const promised = stayingDomains(account)
    .flatMap((domain) => domain.addresses.filter((address) => address.isBox && isCarried(address, domain, account)))
    .reduce((sum, { quota }) => sum + (quota === 0 ? mailboxQuota : quota * 1024 ** 2), 0);
  // AlternC counts disk space in KiB.
  const web = (account.quotas["web"] ?? 0) * 1024;
  const more = {
    ...(web > limits.web ? { web: wholeGiB(web) } : {}),
    ...(promised > limits.mail ? { mail: wholeGiB(promised) } : {}),
    ...(boxes > limits.mailboxes ? { mailboxes: boxes } : {}),
  };
  return Object.keys(more).length === 0 ? [] : [`  limits: ${written(more)}`];
}

function wholeGiB(bytes: number): string {
  return `${Math.ceil(bytes / 1024 ** 3)} GiB`;
}

function list(key: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : ["", `${key}:`, ...entries.map((entry) => `  - ${entry}`)];
}

function group(key: string, entries: readonly (readonly [string, string])[]): string[] {
  return entries.length === 0 ? [] : ["", `${key}:`, ...entries.map(([name, value]) => `  ${written(name)}: ${value}`)];
}
