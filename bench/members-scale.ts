/*
 * Times reading and judging members' folders of realistic size, without start-up: `node bench/members-scale.ts`.
 * The figures that the project promises: 14 members in 150 ms, 200 members in 2 s, on 2 cores.
 */
import Table from "cli-table3";
import { format } from "../core/member/format/format.ts";
import { readMembers } from "../core/member/read.ts";
import { defaultRules } from "../core/rules.ts";
import { stressMembers, todaysMembers } from "./scale.ts";
import { spreadOf, spreadText } from "./statistics.ts";

const runs = 11;
const folders = { S: todaysMembers(), L: stressMembers() };
const promised = { S: 150, L: 2000 };

const table = new Table({
  head: [
    "case",
    "files",
    "mailboxes",
    "aliases",
    "wikis and sites",
    "read and judged (ms)",
    "promised (ms)",
    "formatted (ms)",
  ],
});
for (const [name, files] of Object.entries(folders)) {
  const { members, problems } = readMembers(files, defaultRules);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    throw new Error(`case ${name} is not valid: ${errors[0]?.file ?? ""} ${errors[0]?.text.en ?? ""}`);
  const sum = (count: (member: (typeof members)[number]["member"]) => number) =>
    members.reduce((all, one) => all + count(one.member), 0);
  table.push([
    name,
    files.length,
    sum(({ mailboxes }) => mailboxes.length),
    sum(({ aliases }) => aliases.length),
    sum(({ wikis, sites }) => wikis.length + sites.length),
    spreadText(spreadOf(times(() => readMembers(files, defaultRules)))),
    // Each name of `folders` has its promise.
    promised[name as keyof typeof promised],
    spreadText(spreadOf(times(() => files.map(({ bytes }) => format(bytes))))),
  ]);
}
console.log(table.toString());

function times(work: () => unknown): readonly number[] {
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}
