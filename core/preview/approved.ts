import type { MemberPlan, Plan } from "../plan/plan.ts";
import type { Effect } from "../plan/effect.ts";

/** One resource of the engine that an approved plan names. */
export interface ApprovedThing {
  readonly effect: Effect;
  readonly member: { readonly id: string; readonly name: string; readonly slug: string };
}

/** Every resource that people approved a change of, by the engine's name for it. */
export function approvedThings(before: Plan, after: Plan): ReadonlyMap<string, ApprovedThing> {
  const [was, is] = [resourcesOf(before), resourcesOf(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  return new Map(
    names.flatMap((name): [string, ApprovedThing][] => {
      const [old, now] = [was.get(name), is.get(name)];
      const one = now ?? old;
      if (one === undefined || old?.asks === now?.asks) return [];
      const effect = old === undefined ? "appears" : now === undefined ? "stops" : "changes";
      return [[name, { effect, member: one.member }]];
    }),
  );
}

interface Resource {
  readonly member: ApprovedThing["member"];
  /** Everything that the files ask of it, as one text to compare. */
  readonly asks: string;
}

/** The resources of components/tenant.ts and what it is made of (web.ts, mail.ts, dns.ts); a test keeps the names together. */
export function resourcesOf({ members }: Plan): ReadonlyMap<string, Resource> {
  return new Map(
    members.flatMap((plan) =>
      resourcesOfMember(plan).map(([name, asks]): [string, Resource] => {
        const { id, name: called, slug } = plan;
        return [`${id}/${name}`, { member: { id, name: called, slug }, asks: JSON.stringify(asks) }];
      }),
    ),
  );
}

function resourcesOfMember({ account, sftp, sites, mail, zones }: MemberPlan): readonly (readonly [string, unknown])[] {
  return [
    ["account", account],
    ...(sftp === undefined ? [] : [["sftp", sftp] as const]),
    ...sites.flatMap((site) => [
      [`${site.name}/site`, site] as const,
      ...(site.hasDatabase ? [[`${site.name}/database-password`, "random"] as const] : []),
    ]),
    ...mail.domains.flatMap(({ mailboxes, aliases, lists, ...itself }) => [
      [`mail/${itself.domain}/domain`, itself] as const,
      ...(mailboxes.length > 0 ? [[`mail/${itself.domain}/mailboxes`, mailboxes] as const] : []),
      ...(aliases.length > 0 ? [[`mail/${itself.domain}/aliases`, aliases] as const] : []),
      ...(lists.length > 0 ? [[`mail/${itself.domain}/lists`, lists] as const] : []),
    ]),
    ...zones.map((zone) => [`${zone.domain}/zone`, zone] as const),
  ];
}
