/*
 * Times konbit on a throw-away server: each figure beside what Pulumi by itself takes for the same resources, and beside the same result
 * made by bench/by-hand.sh over one SSH connection. Prints seconds and ratios as median (minimum–maximum), then where the time goes.
 * `npm run bench -- --runs 3 --members 3,20 --minutes 6`; no run is begun that would end too late.
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { succeeded, World } from "../test/e2e/world.ts";
import { breakdownTable, brokenDown, traceScripts, type Breakdown } from "./breakdown.ts";
import { byHand } from "./by-hand.ts";
import { costOf, type Cost } from "./cost.ts";
import { markdownTable } from "./markdown.ts";
import { benchMembers, writeMembers, type BenchMember } from "./members.ts";
import { PulumiAlone } from "./pulumi-alone.ts";
import { spreadOf, spreadText } from "./statistics.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "3" },
    members: { type: "string", default: "3,20" },
    minutes: { type: "string", default: "6" },
  },
});
const sizes = values.members.split(",").map(Number);
const deadline = performance.now() + Number(values.minutes) * 60_000;
const works = ["first apply", "nothing to do", "one quota changed"] as const;

const world = await World.create();
let alone: PulumiAlone | undefined;
try {
  await prepare();
  alone = await PulumiAlone.create(world);
  const { measured, starts } = await measure(alone);
  const picks: Readonly<Record<string, (cost: Cost) => number>> = {
    "Seconds on the clock": ({ seconds }) => seconds,
    "Seconds of processor time, here and on the server": ({ hereSeconds, serverSeconds }) =>
      hereSeconds + serverSeconds,
  };
  for (const [title, pick] of Object.entries(picks)) {
    const start = spreadOf(starts.map(pick));
    console.log(`${title}; Pulumi's update of an empty program: ${spreadText(start)}\n`);
    console.log(figures(measured, pick, start.median));
  }
  console.log(
    "\n* of Pulumi with the same resources and a provider that answers at once; the last two columns are konbit less what Pulumi takes\n",
  );
  console.log(`Where the time goes, ${sizes.at(-1) ?? 0} members, one run each, with every process watched:`);
  console.log(breakdownTable(await breakdowns(sizes.at(-1) ?? 0)));
} finally {
  await alone?.destroy();
  await world.destroy();
}

/** The three contestants at one piece of work, one after another. */
interface Round {
  readonly size: number;
  readonly work: (typeof works)[number];
  readonly konbit: Cost;
  readonly pulumi: Cost;
  readonly script: Cost;
}

/** A server with its base and nobody on it: one candidate, who is provisioned with nothing. */
async function prepare(): Promise<void> {
  const candidate = { name: "Candidat", contact: { name: "Awa", email: "awa@ailleurs.example", forge: "awa-d" } };
  note("preparing a server");
  await writeMembers(path.join(world.folder, "members"), []);
  await world.writeMember("candidat", JSON.stringify(candidate));
  await succeeded(world.konbit("sandbox", "up", "--fresh"));
  await succeeded(world.konbit("up", "--yes"));
  await world.keep("platform");
}

async function measure(pulumi: PulumiAlone): Promise<{ measured: readonly Round[]; starts: readonly Cost[] }> {
  const measured: Round[] = [];
  // The first is for the caches.
  await pulumi.nothing();
  const starts: Cost[] = [];
  let longest = 0;
  for (let run = 1; run <= Number(values.runs); run++) {
    // The breakdown at the end takes about as long as one run.
    if (run > 1 && performance.now() + 2 * longest > deadline) {
      note(`stopped after ${run - 1} runs: more would take longer than ${values.minutes} minutes`);
      break;
    }
    const begun = performance.now();
    starts.push(await pulumi.nothing());
    for (const size of sizes) {
      note(`run ${run}, ${size} members`);
      measured.push(...(await round(pulumi, size)));
    }
    longest = Math.max(longest, performance.now() - begun);
  }
  return { measured, starts };
}

async function round(pulumi: PulumiAlone, size: number): Promise<readonly Round[]> {
  const states = statesOf(size);
  await world.restore("platform");
  const script = await each(states, (members) => byHand(world, members));
  await world.restore("platform");
  const konbit = await each(states, up);
  await pulumi.restore();
  const idle = await each(states, (members) => pulumi.members(members));
  const none: Cost = { seconds: Number.NaN, hereSeconds: Number.NaN, serverSeconds: Number.NaN };
  return works.map((work, at) => ({
    size,
    work,
    konbit: konbit[at] ?? none,
    pulumi: idle[at] ?? none,
    script: script[at] ?? none,
  }));
}

/** The members at first, again, and with one quota changed. */
function statesOf(size: number): readonly (readonly BenchMember[])[] {
  const members = benchMembers(size);
  const [first, ...others] = members;
  return [members, members, first === undefined ? [] : [{ ...first, quotaBytes: 2 * first.quotaBytes }, ...others]];
}

async function each(
  states: readonly (readonly BenchMember[])[],
  work: (members: readonly BenchMember[]) => Promise<Cost>,
): Promise<readonly Cost[]> {
  const costs: Cost[] = [];
  for (const state of states) costs.push(await work(state));
  return costs;
}

async function up(members: readonly BenchMember[]): Promise<Cost> {
  await writeMembers(path.join(world.folder, "members"), members);
  return costOf(world, ["./konbit", "up", "--yes"], { cwd: world.folder });
}

async function breakdowns(size: number): Promise<Readonly<Record<string, Breakdown>>> {
  note("where the time goes");
  await world.restore("platform");
  await traceScripts(world.folder);
  const runs: Record<string, Breakdown> = {};
  for (const [at, state] of statesOf(size).entries()) {
    await writeMembers(path.join(world.folder, "members"), state);
    runs[works[at] ?? ""] = await brokenDown(world);
  }
  return runs;
}

/** @param pick what is compared. @param start what an empty program takes of it. */
function figures(measured: readonly Round[], pick: (cost: Cost) => number, start: number): string {
  const head = [
    "members",
    "work",
    "konbit up",
    "Pulumi alone*",
    "script",
    "konbit ÷ script",
    "added to the empty program ÷ script",
    "added to Pulumi alone ÷ script",
  ];
  const rows: string[][] = [];
  for (const rounds of Map.groupBy(measured, ({ size, work }) => `${size} ${work}`).values()) {
    const column = (value: (konbit: number, pulumi: number, script: number) => number): string =>
      spreadText(spreadOf(rounds.map((one) => value(pick(one.konbit), pick(one.pulumi), pick(one.script)))));
    rows.push([
      String(rounds[0]?.size ?? 0),
      rounds[0]?.work ?? "",
      column((konbit) => konbit),
      column((_, pulumi) => pulumi),
      column((_, __, script) => script),
      column((konbit, _, script) => konbit / script),
      column((konbit, _, script) => (konbit - start) / script),
      column((konbit, pulumi, script) => (konbit - pulumi) / script),
    ]);
  }
  return markdownTable(head, rows);
}

/** Progress, beside the answer. */
function note(text: string): void {
  process.stderr.write(`bench: ${text}\n`);
}
