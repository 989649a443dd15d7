import { appNamed, type SiteAppName, themesOf } from "../../apps/index.ts";
import type { Rules } from "../../rules.ts";
import { finding } from "../messages/index.ts";
import type { Path } from "../member.ts";
import { at, type PathFinding } from "../path-finding.ts";
import { suggest } from "../suggest.ts";
import { yamlText } from "../yaml-text.ts";
import type { MemberRule } from "./rule.ts";

/** Themes, cloud apps, PHP versions and plans are those of the stack's config. */
export const valuesOfKonbit: MemberRule = {
  needs: [],
  check({ written, konbit }) {
    const { sites, files, granted } = written;
    return [
      ...sites.flatMap(({ app, theme }, index) => oneOf(["sites", index, "theme"], theme, themesFor(app, konbit))),
      ...sites.flatMap(({ php }, index) => oneOf(["sites", index, "php"], php, konbit.phpVersions)),
      ...(files?.apps ?? []).flatMap((app, index) => oneOf(["files", "apps", index], app, konbit.cloudApps)),
      ...oneOf(["granted", "plan"], granted?.plan, Object.keys(konbit.plans)),
    ];
  },
};

/** Of an app that has none, another rule says so. */
function themesFor(app: SiteAppName, { themes }: Rules): readonly string[] {
  const all = themesOf(appNamed(app));
  return all.length === 0 ? themes : all.filter((theme) => themes.includes(theme));
}

function oneOf(path: Path, value: string | undefined, known: readonly string[]): PathFinding[] {
  if (value === undefined || known.includes(value)) return [];
  const right = suggest(value, known);
  if (right === undefined) return [at(path, finding("K0524", { value, known }))];
  // A version needs its quotes, or 8.10 becomes 8.1; and a number near another one is no slip of it.
  const isVersion = /^[\d.]+$/.test(right);
  const what = { ...finding("K0524", { value, right, known }), replacement: yamlText(right) };
  return [at(path, { ...what, isGuess: isVersion })];
}

/** What is not backed up says why. */
export const backupHasReason: MemberRule = {
  needs: ["backup"],
  check({ written: { backup } }) {
    return backup.class === "none-with-reason" && backup.reason === undefined
      ? [at(["backup", "class"], finding("K0516"))]
      : [];
  },
};
