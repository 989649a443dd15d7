import { access, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Folders } from "./folders.ts";
import type { Report } from "./progress.ts";
import { isStandIn, writeStandIn } from "./stand-in.ts";

/** A resource plugin that the program's packages ask for, in exactly this version. */
export interface Plugin {
  readonly name: string;
  readonly version: string;
  readonly origin: "official" | "stand-in" | "missing";
  readonly path: string;
}

/** The plugins that we can stand in for, and the program that does. */
const standIns: Readonly<Record<string, string>> = { random: "random.ts", command: "command.ts" };

/** What the packages under node_modules/@pulumi ask for, and what is there. */
export async function pluginsOf(folders: Folders): Promise<Plugin[]> {
  const scope = path.join(folders.checkout, "node_modules", "@pulumi");
  const found = await Promise.all(
    (await readdir(scope)).map(async (folder): Promise<Plugin | undefined> => {
      const asked = await askedBy(path.join(scope, folder, "package.json"));
      if (asked === undefined) return undefined;
      const file = path.join(
        folders.home,
        "plugins",
        `resource-${asked.name}-v${asked.version}`,
        `pulumi-resource-${asked.name}`,
      );
      const isThere = await access(file).then(
        () => true,
        () => false,
      );
      return { ...asked, path: file, origin: !isThere ? "missing" : (await isStandIn(file)) ? "stand-in" : "official" };
    }),
  );
  return found.filter((plugin) => plugin !== undefined);
}

export interface InstallPlugins {
  readonly folders: Folders;
  readonly pulumi: string;
  readonly env: NodeJS.ProcessEnv;
  readonly report: Report;
  readonly signal?: AbortSignal | undefined;
  /** Try the official ones again where a stand-in is in use. */
  readonly retryOfficial: boolean;
}

/** Installs what is missing: the official plugin where a network is there, else the stand-in for it. */
export async function installPlugins(options: InstallPlugins): Promise<Plugin[]> {
  const { folders } = options;
  const plugins = await pluginsOf(folders);
  const wanted = plugins.filter(
    ({ origin }) => origin === "missing" || (origin === "stand-in" && options.retryOfficial),
  );
  if (wanted.length === 0) return plugins;
  const hasNetwork = await isInReach("https://get.pulumi.com/", options.signal);
  for (const plugin of wanted) {
    options.report({ stage: "plugin", name: plugin.name });
    if (hasNetwork && (await installOfficial(plugin, options))) continue;
    const program = standIns[plugin.name];
    // A home that the person chose serves their other projects too: they get no stand-in from us.
    const isOurHome = folders.home.startsWith(path.join(folders.checkout, ".konbit") + path.sep);
    if (program !== undefined && plugin.origin === "missing" && isOurHome)
      await writeStandIn(plugin.path, program, folders.checkout);
  }
  return pluginsOf(folders);
}

async function installOfficial(plugin: Plugin, options: InstallPlugins): Promise<boolean> {
  const { execa } = await import("execa");
  const { failed } = await execa(
    options.pulumi,
    ["plugin", "install", "resource", plugin.name, plugin.version, "--reinstall"],
    {
      env: { ...options.env, PULUMI_HOME: options.folders.home, PULUMI_SKIP_UPDATE_CHECK: "true" },
      extendEnv: false,
      timeout: 180_000,
      reject: false,
      ...(options.signal ? { cancelSignal: options.signal } : {}),
    },
  );
  options.signal?.throwIfAborted();
  // While this file stands the engine takes the folder beside it for half-installed.
  if (failed) await rm(`${path.dirname(plugin.path)}.partial`, { force: true });
  return !failed;
}

async function isInReach(url: string, signal: AbortSignal | undefined): Promise<boolean> {
  const soon = AbortSignal.timeout(3000);
  return fetch(url, { method: "HEAD", signal: signal ? AbortSignal.any([soon, signal]) : soon }).then(
    () => true,
    () => false,
  );
}

async function askedBy(manifest: string): Promise<{ name: string; version: string } | undefined> {
  const text = await readFile(manifest, "utf8").catch(() => "{}");
  // npm wrote this file and refuses one without name and version; `pulumi` is checked here.
  const parsed = JSON.parse(text) as {
    name: string;
    version: string;
    pulumi?: { resource?: boolean; name?: string; version?: string };
  };
  if (parsed.pulumi?.resource !== true) return undefined;
  const version = (parsed.pulumi.version ?? parsed.version).replace(/^v/, "");
  return { name: parsed.pulumi.name ?? parsed.name.replace(/^@pulumi\//, ""), version };
}
