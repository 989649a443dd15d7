import type { Admitted, Member } from "../member/member.ts";
import type { Lang } from "../text.ts";
import { homeOf } from "../member/resolve.ts";
import type { Rules } from "../rules.ts";
import { accountOf, type AccountPlan } from "./accounts.ts";
import { crontabOf, type CrontabPlan } from "./crontab.ts";
import { mailOf, type MailPlan } from "./mail.ts";
import { redirectsOf } from "./redirects.ts";
import { sftpOf, type SftpPlan } from "./sftp.ts";
import { sitesOf, type SitePlan } from "./sites.ts";
import { wikisOf } from "./wikis.ts";
import { zonesOf, type ZonePlan } from "./zones.ts";

/** What should be there, as plain data: the sentences that people approve and the resources come from this alone. */
export interface Plan {
  /** In the order of their ids, so that the order of files changes nothing. */
  readonly members: readonly MemberPlan[];
}

export interface MemberPlan {
  /** Immutable; every resource's name begins with it. */
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly lang: Lang;
  readonly account: AccountPlan;
  readonly sftp?: SftpPlan;
  /** Wikis, too: each is a site of its engine; and the domains that lead elsewhere. */
  readonly sites: readonly SitePlan[];
  readonly crontab?: CrontabPlan;
  /** Where the member's own addresses are; absent for who has no mail here. */
  readonly mailDomain?: string;
  readonly mail: MailPlan;
  readonly zones: readonly ZonePlan[];
}

/** The plan for valid members: candidates and members who have left are provisioned with nothing. */
export function planOf(members: readonly Member[], rules: Rules): Plan {
  const coordinators = coordinatorsOf(members, rules);
  return {
    members: members
      .filter(isProvisioned)
      .map((member) => memberPlan(member, coordinators))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

export function isProvisioned(member: Member): member is Admitted {
  return member.status === "active" || member.status === "leaving";
}

/** Who answers for the whole server, by mail: as the konbit's rules say, else the contact in the file of the konbit itself. */
export function coordinatorsOf(
  members: readonly Member[],
  { coordinatorAddresses, operator }: Rules,
): readonly string[] {
  if (coordinatorAddresses.length > 0) return coordinatorAddresses;
  return members.filter(({ slug }) => (slug as string) === operator).map(({ contact }) => contact.email);
}

function memberPlan(member: Admitted, coordinators: readonly string[]): MemberPlan {
  const sftp = sftpOf(member);
  const crontab = crontabOf(member);
  const home = homeOf(member.domains).mail;
  return {
    id: member.id,
    slug: member.slug,
    name: member.name,
    lang: member.lang,
    account: accountOf(member),
    ...(sftp === undefined ? {} : { sftp }),
    sites: [...sitesOf(member), ...wikisOf(member), ...redirectsOf(member)],
    ...(crontab === undefined ? {} : { crontab }),
    ...(home === undefined ? {} : { mailDomain: home }),
    mail: mailOf(member, coordinators),
    zones: zonesOf(member),
  };
}
