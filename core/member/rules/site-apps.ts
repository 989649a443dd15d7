import type { SiteKey } from "../../apps/app.ts";
import { appNamed, siteApps } from "../../apps/index.ts";
import { finding } from "../messages/index.ts";
import { at, atKey, type PathFinding } from "../path-finding.ts";
import type { MemberFile } from "../schema.ts";
import type { MemberRule } from "./rule.ts";

/** The keys that only some apps understand. */
const keys: readonly SiteKey[] = ["php", "theme", "docroot", "database", "cron", "to"];

const appsWith = (key: SiteKey): readonly string[] =>
  siteApps.filter((app) => appNamed(app.name).keys.includes(key)).map(({ name }) => name);

/** A key that the app would never look at is a mistake that nobody would find. */
export const keysFitApp: MemberRule = {
  needs: ["sites"],
  check({ written }) {
    return written.sites.flatMap((site, index): PathFinding[] => {
      const app = appNamed(site.app);
      const strange = keys.filter((key) => says(site, key) && !app.keys.includes(key));
      const found = strange.map((key) =>
        atKey(["sites", index, key], finding("K0514", { key, app: site.app, apps: appsWith(key) })),
      );
      if (app.leadsTo === undefined || site.to !== undefined) return found;
      return [...found, at(["sites", index, "app"], finding("K0513"))];
    });
  },
};

function says(site: MemberFile["sites"][number], key: string): boolean {
  if (key === "database") return site.database;
  if (key === "cron") return site.cron.length > 0;
  return key in site;
}

/** A redirection that leads back to itself never ends. */
export const redirectsLeadAway: MemberRule = {
  needs: ["domains"],
  check({ member, written }) {
    const domains = member.domains.flatMap(({ name, redirectTo }, index): PathFinding[] =>
      redirectTo !== undefined && hostIn(redirectTo) === name
        ? [at(["domains", index, "redirectTo"], finding("K0519", { host: name }))]
        : [],
    );
    const sites = written.sites.flatMap(({ to }, index): PathFinding[] => {
      const site = member.sites[index];
      const own: readonly string[] = site ? [site.host, ...site.aliases] : [];
      const target = to === undefined ? undefined : hostIn(to);
      return target !== undefined && own.includes(target)
        ? [at(["sites", index, "to"], finding("K0519", { host: target }))]
        : [];
    });
    return [...domains, ...sites];
  },
};

function hostIn(url: string): string {
  return new URL(url).hostname;
}
