/*
 * A whole konbit with mail on a throw-away server: `konbit preview` with nothing to do and `konbit up` with one more box, where 20
 * members have 20 boxes, 30 aliases and 3 lists together, and where they have 2,000, 3,000 and 240; beside the same done by a program
 * over one SSH connection (bench/mail-by-hand.py) and, where it is installed, by Ansible (bench/mail-ansible.yml). Needs root.
 * `node bench/mail-whole.ts --runs 3 --members 20 --boxes 20,2000 --aliases 30,3000 --lists 3,240`
 */
import { appendFile, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { execa } from "execa";
import { succeeded, World } from "../test/e2e/world.ts";
import { overSsh, sshOptions } from "./by-hand.ts";
import { costOf, type Cost } from "./cost.ts";
import { mailMembers, type MailMembers, type MailSize } from "./mail-members.ts";
import { markdownTable } from "./markdown.ts";
import { writeFiles } from "./members.ts";
import { spreadOf, spreadText } from "./statistics.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "3" },
    members: { type: "string", default: "20" },
    boxes: { type: "string", default: "20,2000" },
    aliases: { type: "string", default: "30,3000" },
    lists: { type: "string", default: "3,240" },
  },
});
const [boxes, aliases, lists] = [values.boxes, values.aliases, values.lists].map((text) => text.split(",").map(Number));
const sizes = (boxes ?? []).map((count, at): MailSize => ({
  members: Number(values.members),
  boxes: count,
  aliases: aliases?.[at] ?? 0,
  lists: lists?.[at] ?? 0,
}));

const works = ["nothing to do", "one box more"] as const;

interface Measure {
  readonly size: MailSize;
  readonly work: (typeof works)[number];
  readonly who: string;
  readonly cost: Cost;
}

const text = (name: string) => readFile(path.join(import.meta.dirname, name), "utf8");
const program = (await text("mailman-lists.py")) + (await text("mail-by-hand.py"));

/** Boxes that were added beside those of the size; what one has added, the next finds. */
const more: string[] = [];
const world = await World.create();
try {
  await prepare();
  const contestants = { konbit, script, ...((await hasAnsible()) ? { Ansible: ansible } : {}) };
  const measured: Measure[] = [];
  for (const size of sizes) {
    await wanted(size);
    const { seconds } = await konbit("one box more");
    console.log(`${nameOf(size)}: all made in ${seconds.toFixed(0)} s, load ${loadOf()}`);
    for (let run = 1; run <= Number(values.runs); run++) {
      for (const [who, done] of Object.entries(contestants))
        for (const work of works) {
          if (work === "one box more") more.push(`neuf${String(more.length + 1)}`);
          const cost = await done(work, await wanted(size));
          await counted(size, who);
          measured.push({ size, work, who, cost });
          note(`${nameOf(size)}, run ${run}, ${who}, ${work}: ${cost.seconds.toFixed(1)} s, load ${loadOf()}`);
        }
      // What the others added comes into konbit's state.
      await succeeded(world.konbit("up", "--yes"));
    }
    await agreed(size);
  }
  console.log(`\nSeconds on the clock, load ${loadOf()}\n\n${table(measured, ({ seconds }) => seconds)}`);
  const processor = ({ hereSeconds, serverSeconds }: Cost) => hereSeconds + serverSeconds;
  console.log(`\nSeconds of processor time, here and on the server\n\n${table(measured, processor)}`);
  if (!("Ansible" in contestants)) console.log("\nAnsible: not installed.");
} finally {
  await world.destroy();
}

/** A server with all programs and nobody on it. */
async function prepare(): Promise<void> {
  note("preparing a server");
  const candidate = { name: "Candidat", contact: { name: "Awa", email: "awa@ailleurs.example", forge: "awa-d" } };
  await writeFiles(path.join(world.folder, "members"), { candidat: JSON.stringify(candidate) });
  await succeeded(world.konbit("sandbox", "up", "--fresh"));
  await appendFile(path.join(world.folder, "Pulumi.sandbox.yaml"), "  konbit:listHost: listes.konbit.test\n");
  await succeeded(world.konbit("up", "--yes"));
}

async function wanted(size: MailSize): Promise<MailMembers> {
  const members = mailMembers(size, more);
  await writeFiles(path.join(world.folder, "members"), members.files);
  return members;
}

/** @throws Error when the box is not there. */
async function counted(size: MailSize, who: string): Promise<void> {
  const count = await world.onServer("sqlite3 /var/lib/konbit/mail/mail.db 'SELECT count(*) FROM mailbox'");
  if (Number(count) !== size.boxes + more.length) throw new Error(`${who} left ${count} boxes`);
}

/** @throws Error when konbit or the script finds something to do, after all. */
async function agreed(size: MailSize): Promise<void> {
  const { stdout } = await succeeded(world.konbit("preview"));
  if (!stdout.includes("Nothing changes.")) throw new Error(`konbit is not done:\n${stdout}`);
  const said = await world.onServer(`python3 - <<'PROGRAM'\n${programFor(await wanted(size))}\nPROGRAM\n`);
  if (said !== "") throw new Error(`the script is not done:\n${said}`);
}

function konbit(work: Measure["work"], _members?: MailMembers): Promise<Cost> {
  const verb = work === "nothing to do" ? ["preview"] : ["up", "--yes"];
  return costOf(world, ["./konbit", ...verb], { cwd: world.folder });
}

function script(_work: Measure["work"], members: MailMembers): Promise<Cost> {
  return overSsh(world, ["python3", "-"], programFor(members));
}

function programFor({ wanted: lines }: MailMembers): string {
  return `import json\nWANTED = json.loads(${JSON.stringify(JSON.stringify(lines))})\n${program}`;
}

async function hasAnsible(): Promise<boolean> {
  return (await execa("ansible-playbook", ["--version"], { reject: false })).exitCode === 0;
}

async function ansible(_work: Measure["work"], members: MailMembers): Promise<Cost> {
  const { host, agentSocket } = await world.server();
  const vars = path.join(world.folder, "wanted.json");
  await writeFile(vars, JSON.stringify({ wanted: members.wanted }));
  const playbook = path.join(import.meta.dirname, "mail-ansible.yml");
  return costOf(world, ["ansible-playbook", "-i", `${host},`, "-u", "root", "-e", `@${vars}`, playbook], {
    cwd: world.folder,
    env: {
      SSH_AUTH_SOCK: agentSocket,
      ANSIBLE_HOME: path.join(world.folder, ".ansible"),
      ANSIBLE_PIPELINING: "true",
      ANSIBLE_SSH_COMMON_ARGS: sshOptions.join(" "),
    },
  });
}

function table(measured: readonly Measure[], pick: (cost: Cost) => number): string {
  const rows = sizes.flatMap((size) =>
    works.map((work) => {
      const of = (who: string) => measured.filter((one) => one.who === who && one.size === size && one.work === work);
      const figures = (who: string) => of(who).map(({ cost }) => pick(cost));
      const ratio = (who: string) => figures("konbit").map((took, at) => took / (figures(who)[at] ?? Number.NaN));
      const columns = [
        figures("konbit"),
        figures("script"),
        figures("Ansible"),
        ratio("script"),
        ...(figures("Ansible").length === 0 ? [] : [ratio("Ansible")]),
      ];
      return [
        nameOf(size),
        work,
        ...columns.map((column) => (column.length === 0 ? "–" : spreadText(spreadOf(column)))),
      ];
    }),
  );
  return markdownTable(
    ["boxes, aliases, lists", "work", "konbit", "script", "Ansible", "konbit ÷ script", "konbit ÷ Ansible"],
    rows,
  );
}

function nameOf({ boxes: count, aliases: others, lists: rest }: MailSize): string {
  return [count, others, rest].map((figure) => figure.toLocaleString("en")).join(", ");
}

function loadOf(): string {
  return (loadavg()[0] ?? 0).toFixed(0);
}

/** Progress, beside the answer. */
function note(words: string): void {
  process.stderr.write(`bench: ${words}\n`);
}
