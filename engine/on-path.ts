import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Folders } from "./folders.ts";
import { isCompatible } from "./version.ts";

/** A `pulumi` that is already on this machine. */
export interface Installed {
  readonly pulumi: string;
  readonly version: string;
}

/** Every `pulumi` on PATH that is not ours, in order, with its version (empty when it does not answer within seconds). */
export async function pulumisOnPath(folders: Folders, env: NodeJS.ProcessEnv): Promise<Installed[]> {
  const places = new Set(
    (env["PATH"] ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder) && folder !== folders.engine),
  );
  const known = new KnownVersions(path.join(folders.engine, "versions.json"));
  const found: Installed[] = [];
  for (const folder of places) {
    const pulumi = path.join(folder, "pulumi");
    const version = await known.of(pulumi, env);
    if (version !== undefined) found.push({ pulumi, version });
  }
  return found;
}

/** The first compatible one; a person who has an older one keeps it for their other work. */
export async function compatibleOnPath(folders: Folders, env: NodeJS.ProcessEnv): Promise<Installed | undefined> {
  return (await pulumisOnPath(folders, env)).find(({ version }) => isCompatible(version));
}

/** `pulumi version` takes 0.15 s, which every run would pay: remembered for as long as the file stays the same. */
class KnownVersions {
  readonly #file: string;
  #known: Record<string, string> | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  async of(pulumi: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
    const status = await stat(pulumi).catch(() => undefined);
    if (!status?.isFile() || (status.mode & 0o111) === 0) return undefined;
    const key = `${pulumi} ${status.size} ${status.mtimeMs}`;
    this.#known ??= await this.#read();
    const remembered = this.#known[key];
    if (remembered !== undefined) return remembered;
    // Loading it takes 0.1 s, and only a `pulumi` that is new here needs it.
    const { execa } = await import("execa");
    const { stdout, failed } = await execa(pulumi, ["version"], {
      env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
      extendEnv: false,
      timeout: 10_000,
      reject: false,
    });
    const version = failed ? "" : stdout.trim().replace(/^v/, "");
    this.#known[key] = version;
    await mkdir(path.dirname(this.#file), { recursive: true });
    await writeFile(this.#file, JSON.stringify(this.#known));
    return version;
  }

  async #read(): Promise<Record<string, string>> {
    try {
      const parsed: unknown = JSON.parse(await readFile(this.#file, "utf8"));
      const entries = typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : [];
      return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
    } catch {
      return {};
    }
  }
}
