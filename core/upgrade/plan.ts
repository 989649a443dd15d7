import type { Program } from "../apps/app.ts";
import { apps, type AppName } from "../apps/index.ts";
import type { Text } from "../text.ts";
import { isOlder, stepBetween, upstreamOf } from "./majors.ts";
import { refusals } from "./refusals.ts";
import type { PackageFound, SiteFound, UpgradeSurvey } from "./survey.ts";

/** What the coordinator asks for. */
export interface UpgradeWish {
  /** An app of the catalogue or the address of a site; absent: everything. */
  readonly what?: string;
  /** The login of the member whose site comes first. */
  readonly canary?: string;
  /** A version of the package that the archives have, instead of the newest. */
  readonly to?: string;
}

/** What is done at once: it all succeeds, or nothing of it has happened. */
export interface UpgradeStep {
  readonly app: AppName;
  readonly title: Text;
  /** Versions of the package, or the one of the site's own copy; the same where only data lags behind. */
  readonly from: string;
  readonly to: string;
  /** The first is the canary. */
  readonly sites: readonly SiteFound[];
}

export type UpgradePlan = { readonly steps: readonly UpgradeStep[] } | { readonly refusal: Text };

type App = (typeof apps)[number];

/** What has to be done, in order, or why it cannot be. Pure: the server was asked before, and is asked nothing more. */
export function planUpgrade(survey: UpgradeSurvey, wish: UpgradeWish): UpgradePlan {
  const { what, canary, to } = wish;
  const programs = apps.flatMap((app): { readonly app: App; readonly program: Program }[] =>
    app.program === undefined ? [] : [{ app, program: app.program }],
  );
  const site = survey.sites.find(({ host }) => host === what);
  const chosen = programs.filter(({ app }) => what === undefined || app.name === (site?.app ?? what));
  if (chosen.length === 0)
    return {
      refusal: refusals.unknown(
        what ?? "",
        programs.map(({ app }) => app.name),
      ),
    };
  // A release from an archive is the catalogue's to change, and `up` follows it.
  const pinned = what === undefined ? undefined : chosen.find(({ program }) => program.archive !== undefined);
  if (pinned !== undefined) return { refusal: refusals.pinned(pinned.app) };
  if (to !== undefined && what === undefined) return { refusal: refusals.versionOfAll() };
  const known = new Set(survey.sites.map(({ login }) => login));
  if (canary !== undefined && !known.has(canary)) return { refusal: refusals.noCanary(canary, [...known]) };
  const plans = chosen.map(({ app, program }) =>
    planOf(survey, wish, { app, program, ...(site === undefined ? {} : { site }) }),
  );
  const refused = plans.find((plan) => "refusal" in plan);
  return refused ?? { steps: plans.flatMap((plan) => ("steps" in plan ? plan.steps : [])) };
}

interface Chosen {
  readonly app: App;
  readonly program: Program;
  /** The only one that is wanted. */
  readonly site?: SiteFound;
}

function planOf(
  survey: UpgradeSurvey,
  { canary, to: wanted }: UpgradeWish,
  { app, program, site }: Chosen,
): UpgradePlan {
  const found = program.archive === undefined ? survey.packages.get(program.packages[0]) : undefined;
  const all = survey.sites.filter((one) => one.app === app.name);
  if (found === undefined || all.length === 0) return { steps: [] };
  const to = wanted ?? found.candidate;
  const refusal = refusalOf(app, program, found, to) ?? sharedRefusal(program, found, to, all, site);
  if (refusal !== undefined) return { refusal };
  const lagging = all.filter((one) => lags(program, one, found.installed === to, to));
  const sites = inOrder(site === undefined ? lagging : lagging.filter(({ id }) => id === site.id), canary);
  const step = { app: app.name, title: app.title, from: found.installed, to };
  if (sites.length === 0) return { steps: [] };
  // Who shares the code changes with it; of a copied program each site can be put back alone.
  return {
    steps:
      program.copied === undefined
        ? [{ ...step, sites }]
        : sites.map((one) => ({ ...step, from: one.version ?? step.from, sites: [one] })),
  };
}

function refusalOf(
  { title }: App,
  program: Program,
  { installed, versions }: PackageFound,
  to: string,
): Text | undefined {
  if (to !== installed && !versions.includes(to)) return refusals.noVersion(program.packages[0], to, versions);
  const step = stepBetween(program, installed, to);
  return step === undefined
    ? undefined
    : refusals.jump({ title, name: program.packages[0], from: installed, to, step, versions });
}

function sharedRefusal(
  program: Program,
  { installed }: PackageFound,
  to: string,
  all: readonly SiteFound[],
  site?: SiteFound,
): Text | undefined {
  if (site === undefined || program.copied !== undefined || to === installed || all.length === 1) return undefined;
  return refusals.shared(site, all.length);
}

function lags({ copied }: Program, { born, version }: SiteFound, isInstalled: boolean, to: string): boolean {
  if (copied !== undefined) return version !== undefined && isOlder(version, upstreamOf(to));
  return !isInstalled || born !== to;
}

/** The canary's first; then the small ones, of which a failure is known soonest. */
function inOrder(sites: readonly SiteFound[], canary?: string): readonly SiteFound[] {
  const rank = ({ login }: SiteFound) => (login === canary ? 0 : 1);
  return [...sites].sort((a, b) => rank(a) - rank(b) || a.kib - b.kib || (a.id < b.id ? -1 : 1));
}
