import type { Admitted, List, Mailbox, MemberDomain } from "../member/member.ts";
import type { DomainMail } from "../member/schema.ts";
import type { Lang } from "../text.ts";

/** A member's mail: each domain that has some, in the order of the file. */
export interface MailPlan {
  readonly domains: readonly MailDomainPlan[];
}

/** Whole addresses of everybody's lists. */
export function listAddresses(members: readonly { readonly mail: MailPlan }[]): readonly string[] {
  return members.flatMap(({ mail }) =>
    mail.domains.flatMap(({ domain, lists }) => lists.map(({ local }) => `${local}@${domain}`)),
  );
}

/** One domain's mail with everything on it; `member` and `domain` are its identity. */
export interface MailDomainPlan {
  readonly member: string;
  readonly login: string;
  readonly domain: string;
  /** prepared: all is ready here, and mail from elsewhere still goes where its MX points. */
  readonly state: "prepared" | "live";
  /** Recipients to whom all of the member's boxes may write together, and each of them by itself. */
  readonly rate: Readonly<Record<"perHour" | "perDay" | "boxPerHour" | "boxPerDay", number>>;
  readonly mailboxes: readonly MailboxPlan[];
  readonly aliases: readonly AliasPlan[];
  /** Those that are there; an archived one is put away. */
  readonly lists: readonly ListPlan[];
}

export interface MailboxPlan {
  /** Before the @. */
  readonly local: string;
  readonly quotaBytes: number;
  readonly state: Mailbox["state"];
  readonly displayName?: string;
  readonly invite: string;
  readonly lang: Lang;
  /** The address whose mail and password it takes over. */
  readonly formerly?: string;
}

export interface AliasPlan {
  /** Before the @; `*` is what no other name takes. */
  readonly local: string;
  /** Sorted, each once. */
  readonly targets: readonly string[];
}

export interface ListPlan {
  /** Before the @. */
  readonly local: string;
  readonly style: List["style"];
  /** Sorted, each once. */
  readonly owners: readonly string[];
  readonly archive: List["archive"];
  readonly lang: Lang;
  /** frozen: nobody can post or join. */
  readonly state: "active" | "frozen";
}

/** Names that every domain with mail answers to (RFC 2142): its member and the coordinators are reached there. */
const roles = ["postmaster", "abuse"] as const;

/**
 * What is to be there of a member's mail.
 * @param coordinators addresses that get what comes to a domain's postmaster and abuse, beside the member.
 */
export function mailOf(member: Admitted, coordinators: readonly string[]): MailPlan {
  return { domains: member.domains.flatMap((domain) => domainPlan(member, domain, coordinators)) };
}

function domainPlan(
  member: Admitted,
  { name, mail }: MemberDomain,
  coordinators: readonly string[],
): readonly MailDomainPlan[] {
  if (mail === "none") return [];
  const own = member.mailboxes.filter(({ address }) => partsOf(address).domain === name);
  return [
    {
      member: member.id,
      login: member.login,
      domain: name,
      state: mail.cutover,
      rate: ratesOf(mail.rate),
      mailboxes: own.map((box) => mailboxPlan(box, member.lang)).sort(byLocal),
      aliases: aliasesOf(member, name, coordinators),
      lists: member.lists.flatMap((list) => listPlan(list, name)).sort(byLocal),
    },
  ];
}

/** The file says what one box may; several that are broken into at once do less harm than all of them could. */
function ratesOf({ perHour, perDay }: DomainMail["rate"]): MailDomainPlan["rate"] {
  return { perHour: 5 * perHour, perDay: 5 * perDay, boxPerHour: perHour, boxPerDay: perDay };
}

function mailboxPlan({ address, quota, state, displayName, invite, formerly }: Mailbox, lang: Lang): MailboxPlan {
  return {
    local: partsOf(address).local,
    quotaBytes: quota,
    state,
    ...(displayName === undefined ? {} : { displayName }),
    invite,
    lang,
    ...(formerly === undefined ? {} : { formerly }),
  };
}

function listPlan({ address, style, owners, archive, lang, state }: List, domain: string): readonly ListPlan[] {
  const { local, domain: of } = partsOf(address);
  if (of !== domain || state === "archived") return [];
  return [{ local, style, owners: [...new Set<string>(owners)].sort(), archive, lang, state }];
}

function aliasesOf(member: Admitted, domain: string, coordinators: readonly string[]): readonly AliasPlan[] {
  const targets = new Map<string, readonly string[]>(
    roles.map((role) => [role, [member.contact.email, ...coordinators]]),
  );
  for (const alias of member.aliases) {
    const { local, domain: of } = partsOf(alias.address);
    if (of !== domain) continue;
    // The member says who takes it; the coordinators stay.
    targets.set(local, targets.has(local) ? [...alias.targets, ...coordinators] : alias.targets);
  }
  if (member.catchAll?.domain === domain) targets.set("*", member.catchAll.targets);
  return (
    [...targets]
      // A contact at the domain's own postmaster would be sent to itself.
      .map(([local, all]) => ({ local, targets: [...new Set(all)].filter((to) => to !== `${local}@${domain}`).sort() }))
      .filter((alias) => alias.targets.length > 0)
      .sort(byLocal)
  );
}

function byLocal(a: { readonly local: string }, b: { readonly local: string }): number {
  return a.local < b.local ? -1 : 1;
}

function partsOf(address: string): { readonly local: string; readonly domain: string } {
  const at = address.lastIndexOf("@");
  return { local: address.slice(0, at), domain: address.slice(at + 1) };
}
