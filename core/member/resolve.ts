import { appNamed } from "../apps/index.ts";
import type { Plan, Rules } from "../rules.ts";
import type { Address, Domain, Host, Slug } from "./brands.ts";
import type { Granted, MemberDomain, Site, Tenant } from "./member.ts";
import type { MemberFile } from "./schema.ts";
import { deriveLogin } from "./names.ts";

/** What a name belongs to when it does not say: the member's first domain with mail, and the first of all. */
export interface Home {
  readonly mail?: Domain;
  readonly web?: Domain;
}

// A name that has no home becomes one that no DNS will ever know (RFC 6761); own-domains.ts refuses it.
const nowhere = "nowhere.invalid";

/** Fills in what the file leaves to the plan and to the other keys: addresses, hosts, quotas, limits. */
export function resolve(written: MemberFile, slug: Slug, rules: Rules): Tenant {
  const domains = written.domains.map(resolveDomain);
  const home = homeOf(domains);
  const granted = grantedOf(written, rules);
  const plan = planOf(granted.plan, rules);
  const addressOf = (name: string) => fullAddress(name, home);
  const hostOf = (name: string, host?: Host) => host ?? (`${name}.${home.web ?? nowhere}` as Host);
  const { catchAll, ...aliases } = aliasesOf(written, home);
  return {
    slug,
    name: written.name,
    lang: written.lang,
    login: written.login ?? deriveLogin(slug).login,
    contact: written.contact,
    maintainers: written.maintainers ?? [written.contact.forge],
    keys: written.keys,
    ...optional("kind", written.kind),
    ...optional("note", written.note),
    domains,
    mailboxes: written.mailboxes.map(({ formerly, ...box }) => ({
      ...box,
      address: addressOf(box.name),
      quota: box.quota ?? plan.mailboxQuota,
      invite: box.invite ?? written.contact.email,
      ...optional("formerly", formerly === undefined ? undefined : addressOf(formerly)),
    })),
    ...aliases,
    ...optional("catchAll", catchAll),
    lists: written.lists.map((list) => ({
      ...list,
      address: addressOf(list.name),
      owners: list.owners.map(addressOf),
      lang: list.lang ?? written.lang,
    })),
    wikis: written.wikis.map((wiki) => ({ ...wiki, host: hostOf(wiki.name, wiki.host) })),
    sites: written.sites.map((site) => resolveSite(site, hostOf(site.name, site.host), rules)),
    sftp: written.sftp,
    ...optional("files", filesOf(written, home)),
    extras: written.extras,
    backup: written.backup,
    ...optional("requests", written.requests),
    granted,
  };
}

/** The domains to which bare names belong. */
export function homeOf(domains: readonly MemberDomain[]): Home {
  return {
    ...optional("mail", domains.find((domain) => domain.mail !== "none")?.name),
    ...optional("web", domains[0]?.name),
  };
}

/** `info` → `info@racine.example`; a full address stays what it is. */
export function fullAddress(name: string, home: Home): Address {
  // names.ts has checked the local part, and the domain of a full address.
  return (name.includes("@") ? name : `${name}@${home.mail ?? nowhere}`) as Address;
}

function resolveDomain({ name, ...domain }: MemberFile["domains"][number]): MemberDomain {
  const { ascii, display } = name;
  return { ...domain, name: ascii, ...(display === ascii ? {} : { display }) };
}

function aliasesOf(written: MemberFile, home: Home) {
  const targetsOf = (targets: readonly string[]) => targets.map((target) => fullAddress(target, home));
  const entries = Object.entries(written.aliases).flatMap(([name, targets]) =>
    targets === "none" ? [] : [{ name, targets }],
  );
  const everything = entries.find(({ name }) => name === "*");
  return {
    aliases: entries
      .filter(({ name }) => name !== "*")
      .map(({ name, targets }) => ({ name, address: fullAddress(name, home), targets: targetsOf(targets) })),
    ...(everything && home.mail ? { catchAll: { domain: home.mail, targets: targetsOf(everything.targets) } } : {}),
  };
}

function resolveSite({ php, ...site }: MemberFile["sites"][number], host: Host, rules: Rules): Site {
  const version = php ?? rules.phpVersions[0];
  return { ...site, host, ...(appNamed(site.app).runsPhp && version !== undefined ? { php: version } : {}) };
}

/** A cloud user's e-mail: as written, else the own mailbox of that name, else the contact's. */
function filesOf({ files, mailboxes, contact }: MemberFile, home: Home): Tenant["files"] {
  if (!files) return undefined;
  const boxes = new Set(mailboxes.map((box) => box.name));
  const fallback = (name: string) => (boxes.has(name) && home.mail ? fullAddress(name, home) : contact.email);
  return { ...files, users: files.users.map((user) => ({ ...user, email: user.email ?? fallback(user.name) })) };
}

function grantedOf({ granted }: MemberFile, rules: Rules): Granted {
  const plan = granted?.plan ?? Object.keys(rules.plans)[0] ?? "association";
  return { decisions: [], ...granted, plan, limits: { ...planOf(plan, rules).limits, ...granted?.limits } };
}

/** The plan of that name, or the first: an unknown name is refused by konbit-values.ts. */
function planOf(name: string, { plans }: Rules): Plan {
  const plan = plans[name] ?? Object.values(plans)[0];
  if (!plan) throw new Error("konbit:plans of the stack's config holds no plan");
  return plan;
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  // A computed key widens to string; it is `Key` by construction.
  return (value === undefined ? {} : { [key]: value }) as Partial<Record<Key, Value>>;
}
