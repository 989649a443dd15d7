import { access, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { build, buildKey } from "./build.ts";
import { download, officialSource } from "./download.ts";
import { EngineError } from "./error.ts";
import { foldersOf, type Folders } from "./folders.ts";
import { withLock } from "./lock.ts";
import { compatibleOnPath } from "./on-path.ts";
import type { Report } from "./progress.ts";
import { engineVersion } from "./version.ts";

export type Origin = "path" | "downloaded" | "built";

/** A `pulumi` that can run our program. */
export interface Located {
  readonly pulumi: string;
  readonly version: string;
  readonly origin: Origin;
}

export interface LocateOptions {
  /** The root of the checkout. */
  readonly checkout: string;
  readonly env: NodeJS.ProcessEnv;
  readonly report?: Report;
  readonly signal?: AbortSignal;
}

/** The engine that is on this machine already: on PATH, or from an earlier time. Nothing is changed, no network is used. */
export async function findEngine({ checkout, env }: LocateOptions): Promise<Located | undefined> {
  const folders = foldersOf(checkout, env);
  const onPath = await compatibleOnPath(folders, env);
  return onPath ? { ...onPath, origin: "path" } : installedEarlier(folders);
}

/**
 * The engine, got in the cheapest way that works: on PATH, from an earlier time, Pulumi's own download, a build with Go.
 * Stopping it anywhere leaves nothing broken, and two checkouts do not do the work twice.
 * @throws EngineError with every way that was tried and what to do.
 */
export async function locateEngine(options: LocateOptions): Promise<Located> {
  return (await findEngine(options)) ?? install(options);
}

/** Downloads or builds into the user's cache, whatever is on PATH. */
async function install(options: LocateOptions): Promise<Located> {
  const { env, signal, report = () => undefined } = options;
  const folders = foldersOf(options.checkout, env);
  const waiting = (): void => {
    report({ stage: "waiting" });
  };
  return withLock(path.join(folders.cache, "lock"), waiting, signal, async () => {
    const meanwhile = await installedEarlier(folders);
    if (meanwhile) return meanwhile;
    await sweep(folders);
    const reasons: EngineError[] = [];
    for (const way of [byDownload, byBuild]) {
      try {
        return await way(folders, { env, report, signal });
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof EngineError)) throw error;
        reasons.push(error);
        report({ stage: "passed-over", why: error.text });
      }
    }
    throw noEngine(reasons);
  });
}

interface Way {
  readonly env: NodeJS.ProcessEnv;
  readonly report: Report;
  readonly signal: AbortSignal | undefined;
}

async function byDownload(folders: Folders, way: Way): Promise<Located> {
  const source = officialSource();
  if (source === undefined)
    throw new EngineError({
      fr: "Pulumi ne publie rien pour ce système",
      en: "Pulumi publishes nothing for this system",
    });
  const folder = downloadFolder(folders);
  await download({ source, folder, report: way.report, signal: way.signal });
  return { pulumi: path.join(folder, "pulumi"), version: engineVersion, origin: "downloaded" };
}

async function byBuild(folders: Folders, way: Way): Promise<Located> {
  const source = path.join(folders.checkout, "engine");
  const folder = await buildFolder(folders);
  await build({ source, folder, env: way.env, report: way.report, signal: way.signal });
  return { pulumi: path.join(folder, "pulumi"), version: engineVersion, origin: "built" };
}

/** The official one before one of our own build: it brings its language host. */
async function installedEarlier(folders: Folders): Promise<Located | undefined> {
  const places = [[downloadFolder(folders), "downloaded"] as const, [await buildFolder(folders), "built"] as const];
  for (const [folder, origin] of places) {
    const pulumi = path.join(folder, "pulumi");
    const isThere = await access(pulumi).then(
      () => true,
      () => false,
    );
    if (isThere) return { pulumi, version: engineVersion, origin };
  }
  return undefined;
}

function downloadFolder(folders: Folders): string {
  return path.join(folders.cache, `${engineVersion}-official-${process.platform}-${process.arch}`);
}

async function buildFolder(folders: Folders): Promise<string> {
  return path.join(folders.cache, `${engineVersion}-${await buildKey(path.join(folders.checkout, "engine"))}`);
}

/** What a killed run left; we hold the lock, so nobody is at work there. */
async function sweep(folders: Folders): Promise<void> {
  for (const name of await readdir(folders.cache)) {
    if (name.includes(".making-")) await rm(path.join(folders.cache, name), { recursive: true, force: true });
  }
}

function noEngine(reasons: readonly EngineError[]): EngineError {
  const list = (lang: "fr" | "en"): string => reasons.map(({ text }) => `\n  - ${text[lang]}`).join("");
  return new EngineError({
    fr: `le moteur Pulumi ${engineVersion} n'a pu être obtenu d'aucune façon :${list("fr")}\nInstallez-le vous-même (https://www.pulumi.com/docs/install/) ou installez Go, puis relancez.`,
    en: `the Pulumi engine ${engineVersion} could not be had in any way:${list("en")}\nInstall it yourself (https://www.pulumi.com/docs/install/) or install Go, then run this again.`,
  });
}
