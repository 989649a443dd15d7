/*
 * The whole konbit of test/fixtures/farm (fourteen members and the konbit itself) on a throw-away server: one `konbit up` for all of
 * it, one with nothing to do, one with one wiki more while visitors look at ten others, and the memory that it takes. Needs root.
 * `node bench/farm.ts --visits 2` (a second, while the wiki is made); `--here` measures what is in this checkout's sandbox already, which stands on those files.
 */
import { appendFile, cp, readFile, writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { succeeded, World } from "../test/e2e/world.ts";
import { costOf } from "./cost.ts";
import { fingerprints, touched } from "./farm-fingerprints.ts";
import { memoryTable } from "./farm-memory.ts";
import { pages } from "./farm-pages.ts";
import { markdownTable } from "./markdown.ts";
import { writeFiles } from "./members.ts";
import { failures, percentile, visits } from "./visits.ts";

const { values } = parseArgs({
  options: { here: { type: "boolean", default: false }, visits: { type: "string", default: "2" } },
});
const checkout = path.join(import.meta.dirname, "..");
const farm = path.join(checkout, "test", "fixtures", "farm");

/** Who gets one wiki more. */
const slug = "marmite";

const world = values.here ? new World(checkout) : await World.create();
const folder = values.here ? farm : path.join(world.folder, "members");
const rows: string[][] = [];
try {
  if (!values.here) {
    await prepare();
    await cp(farm, folder, { recursive: true });
    await measured("all of it, from a server with its base");
  }
  await measured("nothing to do");
  await measured("nothing to do");
  const visited = await oneMore();
  console.log(`${markdownTable(["konbit up", "seconds", "processor: here", "processor: server", "load"], rows)}\n`);
  console.log(`${visited}\n`);
  console.log(await memoryTable(world));
} finally {
  if (!values.here) await world.destroy();
}

/** A server with its base and nobody on it. */
async function prepare(): Promise<void> {
  note("preparing a server");
  const candidate = { name: "Candidat", contact: { name: "Awa", email: "awa@ailleurs.example", forge: "awa-d" } };
  await writeFiles(folder, { candidat: JSON.stringify(candidate) });
  await succeeded(world.konbit("sandbox", "up", "--fresh"));
  const names = ["listHost: listes.konbit.test", "webmailHost: webmail.konbit.test"];
  const config = path.join(world.folder, "Pulumi.sandbox.yaml");
  await appendFile(config, names.map((name) => `  konbit:${name}\n`).join(""));
  await succeeded(world.konbit("up", "--yes"));
  await writeFiles(folder, {});
}

/** One wiki more while others are looked at, and none again. @returns what came of it, in words. */
async function oneMore(): Promise<string> {
  const file = path.join(folder, `${slug}.yaml`);
  const text = await readFile(file, "utf8");
  const { host: server } = await world.server();
  // Programs write things at their first visit.
  await visits({ server, pages, perSecond: 1, seconds: pages.length });
  const before = await fingerprints(world);
  try {
    await writeFile(file, text.replace("wikis:\n", "wikis:\n  - essai\n"));
    const looking = visits({ server, pages, perSecond: Number(values.visits), seconds: 45 });
    await measured("one wiki more, while ten others are looked at");
    const all = await looking;
    const after = await fingerprints(world);
    const [p50, p99] = [0.5, 0.99].map((share) =>
      percentile(
        all.map(({ ms }) => ms),
        share,
      ).toFixed(0),
    );
    return [
      `${all.length} visits meanwhile: p50 ${p50 ?? ""} ms, p99 ${p99 ?? ""} ms; failed: ${failures(all).join(", ") || "none"}.`,
      `Of ${before.size} checksums differ: ${touched(before, after).join(", ") || "none"}.`,
    ].join("\n");
  } finally {
    await writeFile(file, text);
    await succeeded(world.konbit("up", "--yes", "--stack", "sandbox"));
  }
}

async function measured(what: string): Promise<void> {
  const load = loadavg()[0] ?? 0;
  const cost = await costOf(world, ["./konbit", "up", "--yes", "--stack", "sandbox"], { cwd: world.folder });
  note(`${what}: ${cost.seconds.toFixed(1)} s`);
  const figures = [cost.seconds, cost.hereSeconds, cost.serverSeconds].map((figure) => figure.toFixed(1));
  rows.push([what, ...figures, load.toFixed(0)]);
}

/** Progress, beside the answer. */
function note(words: string): void {
  process.stderr.write(`bench: ${words}\n`);
}
