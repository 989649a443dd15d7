import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { World } from "../test/e2e/world.ts";
import { costOf, type Cost } from "./cost.ts";
import { writeMembers, type BenchMember } from "./members.ts";

/**
 * Pulumi by itself, in a checkout of its own: the same program, resources, inputs and state, with a provider that answers at once,
 * and a program that declares nothing.
 */
export class PulumiAlone {
  readonly #world: World;
  readonly #from: World;
  readonly #emptyProgram: string;
  #variables: NodeJS.ProcessEnv | undefined;

  private constructor(world: World, from: World) {
    this.#world = world;
    this.#from = from;
    this.#emptyProgram = path.join(world.folder, ".konbit", "empty-program");
  }

  /** @param from a world whose stack and state `platform` it takes over. */
  static async create(from: World): Promise<PulumiAlone> {
    const alone = new PulumiAlone(await World.create(), from);
    const { folder } = alone.#world;
    await replaceProvider(folder);
    await mkdir(alone.#emptyProgram, { recursive: true });
    const empty = {
      "Pulumi.yaml": "name: empty\nruntime: { name: nodejs, options: { typescript: false } }\n",
      "package.json": '{ "type": "module", "main": "index.ts" }\n',
      "index.ts": 'import "@pulumi/pulumi";\n',
    };
    for (const [name, text] of Object.entries(empty)) await writeFile(path.join(alone.#emptyProgram, name), text);
    for (const file of ["Pulumi.sandbox.yaml", path.join(".konbit", "passphrase")])
      await cp(path.join(from.folder, file), path.join(folder, file));
    await alone.#beginEmpty();
    return alone;
  }

  /** An update of an empty program. */
  async nothing(): Promise<Cost> {
    return this.#timed(this.#emptyProgram, "pulumi up --yes --skip-preview --stack empty --non-interactive");
  }

  /** Back to a server with its base and nobody on it. */
  async restore(): Promise<void> {
    const state = path.join(".konbit", "state");
    await rm(path.join(this.#world.folder, state), { recursive: true, force: true });
    await cp(path.join(this.#from.folder, ".konbit", "kept-platform", "state"), path.join(this.#world.folder, state), {
      recursive: true,
    });
    await this.#beginEmpty();
  }

  /** The stack of the empty program is in the same state, which a restore replaces. */
  async #beginEmpty(): Promise<void> {
    await this.#timed(this.#emptyProgram, "pulumi stack init empty --non-interactive");
  }

  /** An update to these members. */
  async members(members: readonly BenchMember[]): Promise<Cost> {
    await writeMembers(path.join(this.#world.folder, "members"), members);
    return this.#timed(this.#world.folder, "pulumi up --yes --skip-preview --stack sandbox --non-interactive");
  }

  async destroy(): Promise<void> {
    await rm(this.#world.folder, { recursive: true, force: true });
  }

  async #timed(cwd: string, command: string): Promise<Cost> {
    // What `konbit engine env` sets is asked for once, without counting it.
    this.#variables ??= await engineVariables(this.#world.folder);
    return costOf(this.#from, ["sh", "-c", `exec ${command}`], { cwd, env: this.#variables });
  }
}

async function engineVariables(folder: string): Promise<NodeJS.ProcessEnv> {
  const { stdout } = await execa("sh", ["-ec", 'eval "$("$1/konbit" engine env)"; env -0', "sh", folder]);
  return Object.fromEntries(
    stdout.split("\0").map((line) => [line.split("=", 1)[0] ?? "", line.slice(line.indexOf("=") + 1)]),
  );
}

/** Has the engine start bench/idle-provider.ts in the provider's place, in a checkout that is a copy. */
async function replaceProvider(checkout: string): Promise<void> {
  const file = path.join(checkout, "provider", "pulumi-resource-konbit");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/"\$here\/[^"]*\.ts"/, '"$here/../bench/idle-provider.ts"'));
}
