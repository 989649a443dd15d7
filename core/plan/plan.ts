import type { Admitted, Member } from "../member/member.ts";
import type { Lang } from "../text.ts";
import { accountOf, type AccountPlan } from "./accounts.ts";
import { sitesOf, type SitePlan } from "./sites.ts";
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
  readonly sites: readonly SitePlan[];
  readonly zones: readonly ZonePlan[];
}

/** The plan for valid members: candidates and members who have left are provisioned with nothing. */
export function planOf(members: readonly Member[]): Plan {
  return {
    members: members
      .filter(isProvisioned)
      .map(memberPlan)
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function isProvisioned(member: Member): member is Admitted {
  return member.status === "active" || member.status === "leaving";
}

function memberPlan(member: Admitted): MemberPlan {
  return {
    id: member.id,
    slug: member.slug,
    name: member.name,
    lang: member.lang,
    account: accountOf(member),
    sites: sitesOf(member),
    zones: zonesOf(member),
  };
}
