import { readFile } from "node:fs/promises";
import { Command, Option } from "commander";
import { judge, type Verdict } from "../core/request/judge.ts";
import { problemJson } from "../core/say/problem-text.ts";
import { verdictText } from "../core/say/verdict-text.ts";
import type { Lang } from "../core/text.ts";
import { exitCode } from "./cli/exit-code.ts";
import { gatherRequest, type Asked } from "./cli/gather-request.ts";
import { paint } from "./cli/paint.ts";
import { sayForForge, withFormats, type FormatOptions } from "./cli/report-formats.ts";
import { Failure, Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

interface Options extends Asked, FormatOptions {
  /** A file here. */
  readonly body?: string;
  readonly lang?: Lang;
}

/** May this request be merged, and who must approve it? Everything that gives rights is read from the base. */
const prCheck: Verb = (person, end) =>
  withFormats(person, new Command("pr-check"))
    .summary(person.text({ fr: "juge une demande (pull request)", en: "judge a pull request" }))
    .requiredOption("--base <rev>", person.text({ fr: "branche à laquelle on demande", en: "branch that is asked" }))
    .requiredOption("--head <rev>", person.text({ fr: "ce qui est proposé", en: "what is proposed" }))
    .requiredOption("--author <login>", person.text({ fr: "compte de qui demande", en: "account of who asks" }))
    .option("--body <file>", person.text({ fr: "texte de la demande", en: "the request's text" }))
    .option("--repo <dir>", person.text({ fr: "dépôt (sans : celui-ci)", en: "repository (without: this one)" }))
    .option("--members <dir>", person.text({ fr: "dossier des membres dans ce dépôt", en: "members' folder in it" }))
    .option(
      "--inventory <file>",
      person.text({
        fr: "ce que les membres utilisent (docs/inventory.md)",
        en: "what members use (docs/inventory.md)",
      }),
    )
    .addOption(new Option("--lang <lang>", person.text({ fr: "langue", en: "language" })).choices(["fr", "en"]))
    .action(async (options: Options) => {
      const ui = options.lang ? new Ui(options.lang, person.isTerminal, person.signal) : person;
      const body = options.body === undefined ? {} : { body: await textOf(options.body) };
      const verdict = judge(await gatherRequest({ ...options, ...body }));
      answer(ui, verdict, options);
      if (verdict.isRefused) end(exitCode.refused);
    });

export default prCheck;

function answer(ui: Ui, verdict: Verdict, { format, json, docs }: Options): void {
  if (json === true || format === "json") ui.json(verdictJson(verdict, ui.lang));
  else if (format === "text") ui.say(verdictText(verdict, { lang: ui.lang, ...(ui.isTerminal ? { paint } : {}) }));
  else sayForForge(ui, [...verdict.errors, ...verdict.notices], format, docs);
}

/** The shape of member-file §5.8; a problem of a file as a whole has no line. */
function verdictJson({ isRefused, labels, errors, notices, approvals }: Verdict, lang: Lang) {
  return {
    verdict: isRefused ? "refused" : "ok",
    labels: labels.map(({ name, reasons }) => ({ name, reasons: reasons.map((reason) => reason[lang]) })),
    ...(approvals ? { approvals: approvals[lang] } : {}),
    errors: errors.map((problem) => problemJson(problem, lang)),
    notices: notices.map((problem) => problemJson(problem, lang)),
  };
}

async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: unknown) => {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new Failure(
      { fr: `${file} ne peut pas être lu (${reason}).`, en: `${file} cannot be read (${reason}).` },
      exitCode.usage,
    );
  });
}
