import type { App } from "../apps/app.ts";
import { siteApps, wikiApps } from "../apps/index.ts";
import type { Member } from "../member/member.ts";

/** An app of the catalogue, and who has it. */
export interface AppUse {
  readonly app: App;
  /** Where it answers, or would, by the member files; candidates have nothing yet. */
  readonly hosts: readonly string[];
}

/** The whole catalogue, in its own order. */
export function appUses(members: readonly Member[]): readonly AppUse[] {
  const served = members.filter(({ status }) => status === "active" || status === "leaving");
  const asked = served.flatMap(({ sites, wikis }) => [
    ...sites.map(({ app, host }) => ({ name: app, host })),
    ...wikis.map(({ engine, host }) => ({ name: engine, host })),
  ]);
  return [...siteApps, ...wikiApps].map((app) => ({
    app,
    hosts: asked.filter(({ name }) => name === app.name).map(({ host }) => host),
  }));
}
