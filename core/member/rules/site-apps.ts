import { finding } from "../messages/index.ts";
import { at, atKey, type PathFinding } from "../path-finding.ts";
import type { MemberFile } from "../schema.ts";
import type { MemberRule } from "./rule.ts";

type App = MemberFile["sites"][number]["app"];

/** Which apps understand which keys of a site. */
const appsOf: Readonly<Record<string, readonly App[]>> = {
  php: ["wordpress", "picocms", "php"],
  theme: ["wordpress", "picocms"],
  docroot: ["static", "php"],
  database: ["php"],
  cron: ["php"],
  to: ["redirect"],
};

/** A key that the app would never look at is a mistake that nobody would find. */
export const keysFitApp: MemberRule = {
  needs: ["sites"],
  check({ written }) {
    return written.sites.flatMap((site, index): PathFinding[] => {
      const strange = Object.keys(appsOf).filter((key) => says(site, key) && appsOf[key]?.includes(site.app) === false);
      const found = strange.map((key) =>
        atKey(["sites", index, key], finding("K0514", { key, app: site.app, apps: appsOf[key] ?? [] })),
      );
      if (site.app !== "redirect" || site.to !== undefined) return found;
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
