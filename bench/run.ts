/*
 * Times konbit on a throw-away server, each figure beside the same work done by bench/by-hand.sh over one SSH connection.
 * `npm run bench -- --runs 3 --members 3,20`. Prints seconds and ratios as median (minimum–maximum).
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { execa } from "execa";
import { succeeded, World } from "../test/e2e/world.ts";
import { benchMembers, writeMembers, type BenchMember } from "./members.ts";
import { emptyProgramSeconds } from "./pulumi-start.ts";
import { spreadOf, spreadText } from "./statistics.ts";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "3" }, members: { type: "string", default: "3,20" } },
});
const runs = Number(values.runs);
const sizes = values.members.split(",").map(Number);
const byHandScript = await readFile(path.join(import.meta.dirname, "by-hand.sh"), "utf8");

const world = await World.create();
try {
  await prepare();
  const start = spreadOf(await repeat(() => emptyProgramSeconds(world.folder)));
  const table = new Table({
    head: ["members", "work", "konbit up (s)", "script (s)", "konbit ÷ script", "added to Pulumi's start ÷ script"],
  });
  for (const size of sizes) {
    for (const [work, measured] of Object.entries(await measure(size))) {
      const ratio = measured.map(({ konbit, script }) => konbit / script);
      const added = measured.map(({ konbit, script }) => (konbit - start.median) / script);
      const column = (pick: (pair: Pair) => number) => spreadText(spreadOf(measured.map(pick)));
      table.push([
        size,
        work,
        column(({ konbit }) => konbit),
        column(({ script }) => script),
        spreadText(spreadOf(ratio)),
        spreadText(spreadOf(added)),
      ]);
    }
  }
  console.log(`Pulumi's own start, an empty program: ${spreadText(start)} s\n${table.toString()}`);
} finally {
  await world.destroy();
}

interface Pair {
  readonly konbit: number;
  readonly script: number;
}

/** A server with its base and nobody on it: one candidate, who is provisioned with nothing. */
async function prepare(): Promise<void> {
  const candidate = { name: "Candidat", contact: { name: "Awa", email: "awa@ailleurs.example", forge: "awa-d" } };
  await writeMembers(path.join(world.folder, "members"), []);
  await world.writeMember("candidat", JSON.stringify(candidate));
  await succeeded(world.konbit("sandbox", "up", "--fresh"));
  await succeeded(world.konbit("up", "--yes"));
  await world.keep("platform");
}

async function measure(size: number): Promise<Readonly<Record<string, readonly Pair[]>>> {
  const members = benchMembers(size);
  const changed = members.map((member, index) =>
    index === 0 ? { ...member, quotaBytes: 2 * member.quotaBytes } : member,
  );
  const [first, again, one]: [Pair[], Pair[], Pair[]] = [[], [], []];
  for (let run = 0; run < runs; run++) {
    await world.restore("platform");
    // The script stands on Debian's own PHP service, which konbit puts aside.
    await world.onServer("systemctl unmask php8.2-fpm && systemctl start php8.2-fpm");
    const script = [await byHand(members), await byHand(members), await byHand(changed)] as const;
    await world.restore("platform");
    const konbit = [await ours(members), await ours(members), await ours(changed)] as const;
    first.push({ konbit: konbit[0], script: script[0] });
    again.push({ konbit: konbit[1], script: script[1] });
    one.push({ konbit: konbit[2], script: script[2] });
  }
  return { "first apply": first, "nothing to do": again, "one quota changed": one };
}

async function ours(members: readonly BenchMember[]): Promise<number> {
  await writeMembers(path.join(world.folder, "members"), members);
  return seconds(() => succeeded(world.konbit("up", "--yes")));
}

async function byHand(members: readonly BenchMember[]): Promise<number> {
  const { host, agentSocket } = await world.server();
  const lines = members.map(
    ({ slug, uid, host: site, quotaBytes }) => `${slug} ${uid} ${site} www ${quotaBytes} bench-password-${uid}`,
  );
  return seconds(() =>
    execa(
      "ssh",
      [
        "-o",
        "StrictHostKeyChecking=no",
        "-o",
        "UserKnownHostsFile=/dev/null",
        "-o",
        "LogLevel=ERROR",
        `root@${host}`,
        "bash",
        "-s",
      ],
      {
        input: `main() {\n${byHandScript}\n}\nmain <<'MEMBERS'\n${lines.join("\n")}\nMEMBERS\n`,
        env: { SSH_AUTH_SOCK: agentSocket },
      },
    ),
  );
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function repeat(work: () => Promise<number>): Promise<number[]> {
  const results: number[] = [];
  for (let run = 0; run < Math.max(runs, 3); run++) results.push(await work());
  return results;
}
