/*
 * Times `konbit plan --base` without start-up and without git: both trees read and judged, compared, and the comment
 * written. `node bench/plan-scale.ts [--runs 9]`. Prints milliseconds as median (minimum–maximum), and those of the
 * processor, which a busy machine does not stretch.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { membersReader, type MemberSource } from "../core/member/read.ts";
import { planAnswer } from "../core/plan/answer.ts";
import { defaultRules } from "../core/rules.ts";
import { planMarkdown } from "../core/say/plan-markdown.ts";
import { konbitFiles, manyFiles } from "../test/fixtures/konbit.ts";
import { spreadOf, spreadText } from "./statistics.ts";

const { values } = parseArgs({ options: { runs: { type: "string", default: "9" } } });
const runs = Number(values.runs);

type Files = Readonly<Record<string, string>>;

/** L of the scale cases, in a grant that fits the server: 2,000 boxes, 3,000 aliases, 680 sites and wikis. */
const large = manyFiles(200, { files: 13, web: 2, mail: 3, boxes: 10, aliases: 15, wikis: 2, wordpress: 1, pico: 1 });
const small = konbitFiles();

const cases: readonly (readonly [string, Files, Files])[] = [
  ["15 members, one box added", small, withBox(small, "marmite")],
  ["200 members, one box added", large, withBox(large, "membre007")],
  ["200 members, each changed", large, everyFile(large)],
];

const table = new Table({
  head: ["change", "first (ms)", "read both (ms)", "compare and write (ms)", "all (ms)", "processor (ms)"],
});
for (const [title, before, after] of cases) {
  const first = once(before, after).all;
  const measured = Array.from({ length: runs }, () => once(before, after));
  const column = (pick: (one: Measured) => number) => spreadText(spreadOf(measured.map(pick)));
  table.push([
    title,
    first.toFixed(0),
    column(({ read }) => read),
    column(({ say }) => say),
    column(({ all }) => all),
    column(({ cpu }) => cpu),
  ]);
}
console.log(table.toString());

interface Measured {
  readonly read: number;
  readonly say: number;
  readonly all: number;
  readonly cpu: number;
}

function once(before: Files, after: Files): Measured {
  const [cpuBefore, started] = [process.cpuUsage(), performance.now()];
  const read = membersReader(defaultRules);
  const [was, is] = [read(sourcesOf(before)), read(sourcesOf(after))];
  const middle = performance.now();
  const answer = planAnswer(was.members, is.members, { rules: defaultRules });
  planMarkdown(answer);
  const ended = performance.now();
  const { user, system } = process.cpuUsage(cpuBefore);
  if (answer.changes.length === 0) throw new Error("the files were refused: nothing was measured");
  return { read: middle - started, say: ended - middle, all: ended - started, cpu: (user + system) / 1000 };
}

function sourcesOf(files: Files): readonly MemberSource[] {
  const encoder = new TextEncoder();
  return Object.entries(files).map(([slug, text]) => ({
    path: `members/${slug}.yaml`,
    bytes: encoder.encode(text),
    kind: "file" as const,
  }));
}

function withBox(files: Files, slug: string): Files {
  return {
    ...files,
    [slug]: files[slug]?.replace("mailboxes:\n", "mailboxes:\n  - { name: nouvelle, quota: 100 MiB }\n") ?? "",
  };
}

function everyFile(files: Files): Files {
  return Object.fromEntries(Object.keys(files).map((slug) => [slug, withBox(files, slug)[slug] ?? ""]));
}
