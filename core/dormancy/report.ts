import type { AppName } from "../apps/index.ts";
import { appNamed } from "../apps/index.ts";
import type { Member, Site, Wiki } from "../member/member.ts";
import { isProvisioned } from "../plan/plan.ts";
import type { SiteFacts } from "./facts.ts";

/** A wiki or site of a member file, with what the server shows of it. */
export interface Sleeper {
  /** The member's file, without its end. */
  readonly slug: string;
  readonly kind: "wiki" | "site";
  readonly host: string;
  readonly app: AppName;
  readonly state: Wiki["state"] | Site["state"];
  /** A wiki that only invited people read. */
  readonly isPrivate: boolean;
  /** Its pages can become fixed ones. */
  readonly composts: boolean;
  /** Why it is never said to be dormant, where the file says so. */
  readonly exempt?: string;
  /** Absent: it is not on the server yet. */
  readonly facts?: SiteFacts;
  /** Nobody has written for so long, and nothing says that this is meant to be. */
  readonly isDormant: boolean;
}

/**
 * Every wiki and site of the members that are served, in the order of their files; a site that only leads elsewhere has nothing to write.
 * @param now seconds since 1970.
 * @param days after how many without an edit one is dormant.
 */
export function dormancyOf(
  members: readonly Member[],
  facts: readonly SiteFacts[],
  now: number,
  days: number,
): readonly Sleeper[] {
  const byId = new Map(facts.map((one) => [`${one.member}/${one.name}`, one]));
  return members.filter(isProvisioned).flatMap(({ id, slug, wikis, sites }) => {
    const all = [
      ...wikis.map((wiki) => ({
        ...wiki,
        kind: "wiki" as const,
        app: wiki.engine,
        isPrivate: wiki.access === "private",
      })),
      ...sites.map((site) => ({ ...site, kind: "site" as const, isPrivate: false })),
    ];
    return all
      .filter(({ app }) => appNamed(app).leadsTo === undefined)
      .map(({ kind, name, host, app, state, isPrivate, dormancy }): Sleeper => {
        const found = byId.get(`${id}/${name}`);
        const last = found && (found.written ?? found.born);
        const isLong = last !== undefined && last > 0 && now - last >= days * 86_400;
        return {
          slug,
          kind,
          host,
          app,
          state,
          isPrivate,
          composts: appNamed(app).program?.composts === true,
          ...(dormancy === undefined ? {} : { exempt: dormancy.reason }),
          ...(found === undefined ? {} : { facts: found }),
          isDormant: isLong && state === "active" && dormancy === undefined,
        };
      });
  });
}
