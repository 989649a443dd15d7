import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { World } from "../test/e2e/world.ts";
import { costOf } from "./cost.ts";
import { markdownTable } from "./markdown.ts";
import type { ProcessReport } from "./process-report.ts";
import type { ScriptReport } from "./traced-connect.ts";

/** Where the time of one `konbit up` went. */
export interface Breakdown {
  readonly wallSeconds: number;
  /** Processor seconds by process; `engine` is what is left of the whole. */
  readonly cpu: ReadonlyMap<string, number>;
  /** From the sending of a script to its end, by what it is for. */
  readonly scripts: ReadonlyMap<string, readonly number[]>;
}

/** Has every script of a checkout, which is a copy, written down. */
export async function traceScripts(checkout: string): Promise<void> {
  const file = path.join(checkout, "scripts", "cli", "own-provider.ts");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("remote/connect.ts", "bench/traced-connect.ts"));
}

/** Runs `konbit up --yes` once with every process watched. @param world has its scripts traced. */
export async function brokenDown(world: World): Promise<Breakdown> {
  const file = (name: string): string => path.join(world.folder, ".konbit", `bench-${name}.jsonl`);
  for (const name of ["processes", "scripts"]) await rm(file(name), { force: true });
  const preload = path.join(world.folder, "bench", "process-report.ts");
  const whole = await costOf(world, ["./konbit", "up", "--yes"], {
    cwd: world.folder,
    env: {
      NODE_OPTIONS: `--import ${preload}`,
      KONBIT_BENCH_PROCESSES: file("processes"),
      KONBIT_BENCH_SCRIPTS: file("scripts"),
    },
  });
  const processes = await lines<ProcessReport>(file("processes"));
  const cpu = new Map<string, number>();
  for (const { program, cpuSeconds } of processes) {
    const name = titles[program] ?? program;
    cpu.set(name, (cpu.get(name) ?? 0) + cpuSeconds);
  }
  const watched = [...cpu.values()].reduce((sum, seconds) => sum + seconds, 0);
  cpu.set("engine (pulumi), ssh, shells", whole.hereSeconds - watched);
  cpu.set("the server", whole.serverSeconds);
  const scripts = Map.groupBy(await lines<ScriptReport>(file("scripts")), ({ script }) => script);
  return {
    wallSeconds: whole.seconds,
    cpu,
    scripts: new Map([...scripts].map(([name, runs]) => [name, runs.map(({ seconds }) => seconds)])),
  };
}

/** One column for each run. */
export function breakdownTable(runs: Readonly<Record<string, Breakdown>>): string {
  const columns = Object.values(runs);
  const rows: string[][] = [];
  const row = (title: string, cell: (run: Breakdown) => string): void => {
    rows.push([title, ...columns.map(cell)]);
  };
  const all = (pick: (run: Breakdown) => ReadonlyMap<string, unknown>): string[] => [
    ...new Set(columns.flatMap((run) => [...pick(run).keys()])),
  ];
  row("the whole, wall", ({ wallSeconds }) => seconds(wallSeconds));
  for (const name of all(({ cpu }) => cpu).sort()) row(`processor: ${name}`, ({ cpu }) => seconds(cpu.get(name)));
  for (const name of all(({ scripts }) => scripts).sort()) {
    row(`server: ${name}`, ({ scripts }) => (scripts.get(name) ?? []).map(seconds).join(" + ") || "–");
  }
  return markdownTable(["", ...Object.keys(runs)], rows);
}

const titles: Readonly<Record<string, string>> = {
  "konbit.ts": "konbit's command line and provider",
  "language-nodejs.ts": "language host (two)",
  "index.js": "program",
  run: "program",
  "random.ts": "plugin random",
  "command.ts": "plugin command",
};

async function lines<Report>(file: string): Promise<readonly Report[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  // written by process-report.ts and traced-connect.ts, one report a line
  return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Report]));
}

function seconds(value: number | undefined): string {
  return value === undefined ? "–" : `${value.toFixed(2)} s`;
}
