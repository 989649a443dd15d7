import { readFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { groupsOf } from "../sandbox/control-group.ts";
import type { World } from "../test/e2e/world.ts";

/** What a piece of work took. On a machine that is busy with other work, only its processor time says something. */
export interface Cost {
  readonly seconds: number;
  /** User and system time: of the command here, and of what it had the server do. */
  readonly hereSeconds: number;
  readonly serverSeconds: number;
}

interface Place {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
}

/** Runs a command to its end and measures it. @throws ExecaError when it fails. */
export async function costOf(world: World, command: readonly string[], { cwd, env = {}, input }: Place): Promise<Cost> {
  const server = await serverSeconds(world);
  const started = performance.now();
  // `times` tells what the shell and its children took.
  const { stdout } = await execa("sh", ["-c", '"$@" >/dev/null || exit; times', "sh", ...command], {
    cwd,
    env,
    ...(input === undefined ? { stdin: "ignore" } : { input }),
  });
  return {
    seconds: (performance.now() - started) / 1000,
    hereSeconds: childrenSeconds(stdout),
    serverSeconds: (await serverSeconds(world)) - server,
  };
}

/** The second line of `times`: user and system seconds of all children that were waited for, "0m1.230000s 0m0.450000s". */
function childrenSeconds(times: string): number {
  const [user = "", system = ""] = (times.trim().split("\n").at(-1) ?? "").split(" ");
  const parse = (text: string): number => {
    const [, minutes = "0", rest = "0"] = /^(\d+)m([\d.]+)s$/.exec(text) ?? [];
    return 60 * Number(minutes) + Number(rest);
  };
  return parse(user) + parse(system);
}

/** Since the throw-away server was started; its control group counts what everything on it takes. */
async function serverSeconds(world: World): Promise<number> {
  // Written by sandbox/stack-config.ts.
  const sandbox = JSON.parse(await readFile(path.join(world.folder, ".konbit", "sandbox.json"), "utf8")) as {
    readonly slot: number;
  };
  const files = groupsOf(`konbit-${sandbox.slot}-server`).map((group) => path.join(group, "cpu.stat"));
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => "")));
  // Of version 2; those of version 1 have a file of that name that says something else.
  const [, microseconds = "NaN"] = /^usage_usec (\d+)$/m.exec(texts.join("")) ?? [];
  return Number(microseconds) / 1e6;
}
