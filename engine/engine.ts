import { mkdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { environment } from "./environment.ts";
import { foldersOf, type Folders } from "./folders.ts";
import { withLanguageHost, type Hosted } from "./language-host.ts";
import { findEngine, locateEngine, type Located, type LocateOptions, type Origin } from "./locate.ts";
import { installPlugins, pluginsOf, type Plugin } from "./plugins.ts";
import { withoutLog } from "./without-log.ts";

/** The engine, ready to run this checkout's program. */
export interface Engine extends Hosted {
  readonly version: string;
  readonly origin: Origin;
  readonly plugins: readonly Plugin[];
  readonly folders: Folders;
  /** What to run it with: the variables to add to one's own. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Gets the engine, its language host and its plugins, whatever that takes; when all is there it takes a few milliseconds.
 * @throws EngineError with what to do when it cannot be had.
 */
export async function readyEngine(
  options: LocateOptions & { readonly retryOfficialPlugins?: boolean },
): Promise<Engine> {
  const located = await locateEngine(options);
  const folders = foldersOf(options.checkout, options.env);
  const hosted = await withLanguageHost(located.pulumi, folders);
  await mkdir(folders.state, { recursive: true, mode: 0o700 });
  await mkdir(path.join(folders.home, "plugins"), { recursive: true });
  await withoutLog(folders);
  const plugins = await installPlugins({
    folders,
    pulumi: hosted.pulumi,
    env: options.env,
    report: options.report ?? (() => undefined),
    signal: options.signal,
    retryOfficial: options.retryOfficialPlugins ?? false,
  });
  return assemble(located, hosted, plugins, folders, options.env);
}

/** The engine as it stands, for a report; nothing is installed. Undefined when there is none yet. */
export async function presentEngine(options: LocateOptions): Promise<Engine | undefined> {
  const located = await findEngine(options);
  if (located === undefined) return undefined;
  const folders = foldersOf(options.checkout, options.env);
  return assemble(
    located,
    await withLanguageHost(located.pulumi, folders),
    await pluginsOf(folders),
    folders,
    options.env,
  );
}

async function assemble(
  located: Located,
  hosted: Hosted,
  plugins: readonly Plugin[],
  folders: Folders,
  env: NodeJS.ProcessEnv,
): Promise<Engine> {
  const variables = environment(
    {
      folders,
      engineFolder: path.dirname(hosted.pulumi),
      usesStandIns: hosted.languageHost.origin === "stand-in" || plugins.some(({ origin }) => origin === "stand-in"),
      hasPassphraseFile: await stat(folders.passphraseFile).then(
        (status) => status.isFile(),
        () => false,
      ),
      hasOwnBackend: await hasOwnBackend(folders),
    },
    env,
  );
  return { ...hosted, version: located.version, origin: located.origin, plugins, folders, variables };
}

/** A backend named in Pulumi.yaml, or a login made with this PULUMI_HOME. */
async function hasOwnBackend(folders: Folders): Promise<boolean> {
  const project = await readFile(path.join(folders.checkout, "Pulumi.yaml"), "utf8").catch(() => "");
  if (/^backend:/m.test(project)) return true;
  const login = await readFile(path.join(folders.home, "credentials.json"), "utf8").catch(() => "");
  return /"current":\s*"[^"]/.test(login);
}
