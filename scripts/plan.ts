import { Command, InvalidArgumentError, Option } from "commander";
import { planAnswer, type PlanAnswer } from "../core/plan/answer.ts";
import { planJson } from "../core/say/plan-json.ts";
import { longestComment, planMarkdown, refusedMarkdown } from "../core/say/plan-markdown.ts";
import { planText } from "../core/say/plan-text.ts";
import { problemJson, problemText } from "../core/say/problem-text.ts";
import type { Lang } from "../core/text.ts";
import { exitCode } from "./cli/exit-code.ts";
import { readInventory } from "./cli/inventory-file.ts";
import { loadMembers, type LoadedMembers } from "./cli/load-members.ts";
import { membersAt } from "./cli/members-at.ts";
import { Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

interface Options {
  readonly members?: string;
  readonly base?: string;
  readonly head?: string;
  readonly inventory?: string;
  readonly format: "text" | "markdown" | "json";
  readonly json?: boolean;
  readonly lang?: Lang;
  readonly maxCharacters: number;
}

/** What the files ask for, in sentences: no server, no state, no secret. */
const plan: Verb = (person, end) =>
  new Command("plan")
    .summary(
      person.text({
        fr: "dit en phrases ce que les fichiers demandent",
        en: "say in sentences what the files ask for",
      }),
    )
    .option("--members <dir>", person.text({ fr: "dossier des membres", en: "members' folder" }))
    .option(
      "--base <rev>",
      person.text({
        fr: "compare avec cette révision de git (sans elle : avec un serveur vide)",
        en: "compare with this git revision (without it: with an empty server)",
      }),
    )
    .option(
      "--head <rev>",
      person.text({
        fr: "lit les fichiers de cette révision (sans elle : ceux du dossier)",
        en: "read the files of this revision (without it: those of the folder)",
      }),
    )
    .option(
      "--inventory <file>",
      person.text({
        fr: "ce que les membres utilisent, mesuré sur le serveur",
        en: "what members use, as measured on the server",
      }),
    )
    .addOption(
      new Option(
        "--format <format>",
        person.text({
          fr: "pour un terminal, une forge (français et anglais) ou une machine",
          en: "for a terminal, a forge (French and English) or a machine",
        }),
      )
        .choices(["text", "markdown", "json"])
        .default("text"),
    )
    .option("--json", person.text({ fr: "comme --format json", en: "the same as --format json" }))
    .addOption(new Option("--lang <lang>", person.text({ fr: "langue", en: "language" })).choices(["fr", "en"]))
    .addOption(
      new Option(
        "--max-characters <count>",
        person.text({ fr: "longueur d'un commentaire sur la forge", en: "length of a comment on the forge" }),
      )
        .default(longestComment)
        .argParser((text) => characters(text, person)),
    )
    .action(async (options: Options) => {
      const ui = options.lang ? new Ui(options.lang, person.isTerminal, person.signal) : person;
      const format = options.json === true ? "json" : options.format;
      const head = await loadMembers(ui, options);
      if (head.isRefused) {
        sayRefused(ui, format, head, options.maxCharacters);
        end(exitCode.refused);
        return;
      }
      const inventory = await readInventory(options.inventory);
      const before = options.base === undefined ? [] : await membersAt(options.base, head.folder, head.shown);
      const base = head.read(before);
      const answer = planAnswer(base.members, head.parsed, {
        rules: head.rules,
        problemsBefore: base.problems,
        ...(inventory === undefined ? {} : { inventory }),
      });
      if (format === "json") sayJson(ui, answer, head);
      else if (format === "markdown") ui.say(planMarkdown(answer, options.maxCharacters).trimEnd());
      else sayText(ui, answer, options.base !== undefined);
      if (isRefused(answer)) end(exitCode.refused);
    });

export default plan;

function isRefused({ problems }: PlanAnswer): boolean {
  return problems.some(({ severity }) => severity === "error");
}

function sayRefused(ui: Ui, format: Options["format"], head: LoadedMembers, most: number): void {
  if (format === "json") ui.json({ verdict: "refused", errors: head.errors, notices: head.notices });
  else if (format === "markdown") ui.say(refusedMarkdown(head.problems, most).trimEnd());
  else head.print();
}

function sayJson(ui: Ui, answer: PlanAnswer, head: LoadedMembers): void {
  const problems = answer.problems.map((problem) => problemJson(problem, ui.lang));
  const isError = ({ severity }: (typeof problems)[number]) => severity === "error";
  ui.json({
    verdict: isRefused(answer) ? "refused" : "ok",
    ...planJson(answer),
    errors: problems.filter(isError),
    notices: [...problems.filter((problem) => !isError(problem)), ...head.notices],
  });
}

function sayText(ui: Ui, answer: PlanAnswer, isRequest: boolean): void {
  for (const problem of answer.problems) ui.say(`${problemText(problem, { lang: ui.lang })}\n`);
  ui.say(planText(answer, { lang: ui.lang, isRequest }));
}

function characters(text: string, ui: Ui): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 10_000) return count;
  throw new InvalidArgumentError(
    ui.text({ fr: "un nombre entier, 10000 ou plus", en: "a whole number, 10000 or more" }),
  );
}
