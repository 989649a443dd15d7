import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { execa } from "execa";

const checkout = path.resolve(import.meta.dirname, "..", "..");

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A checkout of its own with a throw-away server of its own, used by nothing but the commands that a person types. */
export class World {
  readonly folder: string;

  /** Under which name all of it is kept as it is now. */
  #keptAs = "";

  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * A copy of this checkout's files (committed or not), without its state; the npm packages are shared.
   * @param at Where, a temporary folder of its own unless told.
   */
  static async create(at?: string): Promise<World> {
    // What a person's konbit would install there, it would install here.
    const [wanted, installed] = await Promise.all(
      ["package-lock.json", "node_modules/.konbit-installed"].map((file) =>
        readFile(path.join(checkout, file), "utf8"),
      ),
    );
    if (wanted !== installed)
      throw new Error("package-lock.json has changed: ./konbit --version installs what it says");
    const folder = at ?? (await mkdtemp(path.join(os.tmpdir(), "konbit-e2e-")));
    await mkdir(folder, { recursive: true });
    const { stdout } = await execa("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      cwd: checkout,
    });
    for (const file of stdout.split("\0").filter(Boolean)) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await cp(path.join(checkout, file), path.join(folder, file)).catch(ignoreMissing);
    }
    await symlink(path.join(checkout, "node_modules"), path.join(folder, "node_modules"));
    return new World(folder);
  }

  /** `./konbit …`, in English, whatever its exit code. */
  async konbit(...args: readonly string[]): Promise<Outcome> {
    return this.#run(path.join(this.folder, "konbit"), args);
  }

  /** The same with variables of one's own. */
  async konbitWith(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Outcome> {
    return this.#run(path.join(this.folder, "konbit"), args, env);
  }

  /** Plain `pulumi …` with what `konbit engine env` sets, as a person types it. */
  async pulumi(...args: readonly string[]): Promise<Outcome> {
    return this.#run("sh", ["-c", 'eval "$(./konbit engine env)"; exec pulumi "$@"', "sh", ...args]);
  }

  /** A script as root on the server, outside konbit. */
  async onServer(script: string): Promise<string> {
    this.#keptAs = "";
    const { stdout } = await execa(
      path.join(this.folder, "konbit"),
      ["sandbox", "shell", "server", "--", "bash", "-s"],
      {
        cwd: this.folder,
        input: script,
        env: { KONBIT_LANG: "en" },
      },
    );
    return stdout;
  }

  async server(): Promise<{ readonly host: string; readonly agentSocket: string }> {
    // Written by `konbit sandbox up`.
    const sandbox = JSON.parse(await readFile(this.#own("sandbox.json"), "utf8")) as {
      server: { host: string };
      agentSocket: string;
    };
    return { host: sandbox.server.host, agentSocket: sandbox.agentSocket };
  }

  async writeMember(slug: string, text: string): Promise<void> {
    this.#keptAs = "";
    await writeFile(path.join(this.folder, "members", `${slug}.yaml`), text);
  }

  readMember(slug: string): Promise<string> {
    return readFile(path.join(this.folder, "members", `${slug}.yaml`), "utf8");
  }

  async removeMember(slug: string): Promise<void> {
    this.#keptAs = "";
    await rm(path.join(this.folder, "members", `${slug}.yaml`));
  }

  /** Keeps server, state and member files as they are now. */
  async keep(name: string): Promise<void> {
    await succeeded(this.konbit("sandbox", "snapshot", name));
    await replaceFolder(this.#own("state"), this.#own(`kept-${name}`, "state"));
    await replaceFolder(path.join(this.folder, "members"), this.#own(`kept-${name}`, "members"));
    this.#keptAs = name;
  }

  /** Whether something was kept, whole, under that name. */
  has(name: string): boolean {
    return existsSync(this.#own(`kept-${name}`, "members"));
  }

  /** Back to what was kept. */
  async restore(name: string): Promise<void> {
    if (this.#keptAs === name) return;
    await succeeded(this.konbit("sandbox", "reset", name));
    await replaceFolder(this.#own(`kept-${name}`, "state"), this.#own("state"));
    await replaceFolder(this.#own(`kept-${name}`, "members"), path.join(this.folder, "members"));
    this.#keptAs = name;
  }

  async destroy(): Promise<void> {
    await this.konbit("sandbox", "down", "--purge");
    await rm(this.folder, { recursive: true, force: true });
  }

  async #run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    this.#keptAs = "";
    const result = await execa(command, [...args], {
      cwd: this.folder,
      reject: false,
      stdin: "ignore",
      env: { ...environmentOfAPerson(), KONBIT_LANG: "en", ...env },
      extendEnv: false,
    });
    return { exitCode: result.exitCode ?? -1, stdout: result.stdout, stderr: result.stderr };
  }

  #own(...names: readonly string[]): string {
    return path.join(this.folder, ".konbit", ...names);
  }
}

/** The answer of a command that is meant to succeed. @throws Error with all that it said. */
export async function succeeded(outcome: Promise<Outcome>): Promise<Outcome> {
  const result = await outcome;
  if (result.exitCode !== 0) throw new Error(`exit ${result.exitCode}\n${result.stdout}\n${result.stderr}`);
  return result;
}

/** Nothing of the test runner's reaches the commands. */
function environmentOfAPerson(): NodeJS.ProcessEnv {
  const isOurs = (name: string) => /^(VITEST|NODE_|TEST$|DEV$|PROD$|MODE$|SSR$|KONBIT_|PULUMI_)/.test(name);
  const kept = Object.entries(process.env).filter(([name]) => !isOurs(name) || name === "NODE_EXTRA_CA_CERTS");
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter((folder) => !folder.startsWith(checkout));
  return { ...Object.fromEntries(kept), PATH: folders.join(path.delimiter) };
}

async function replaceFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await cp(from, to, { recursive: true });
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  // Listed by git and deleted in the work tree.
  if (error.code !== "ENOENT") throw error;
}
