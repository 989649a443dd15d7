import { Command, Option } from "commander";
import type { Lang, Text } from "../core/text.ts";
import type { Mended } from "../core/member/mend.ts";
import { problemJson } from "../core/say/problem-text.ts";
import { exitCode } from "./cli/exit-code.ts";
import { loadMembers, type LoadedMembers } from "./cli/load-members.ts";
import { mendedLines, mendFolder } from "./cli/mend-folder.ts";
import { sayForForge, withFormats, type FormatOptions } from "./cli/report-formats.ts";
import { Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

interface Options extends FormatOptions {
  readonly members?: string;
  readonly fix?: boolean;
  readonly lang?: Lang;
}

/** Are the member files acceptable? No server, no state, no secret. */
const check: Verb = (person, end) =>
  withFormats(person, new Command("check"))
    .summary(person.text({ fr: "vérifie les fichiers des membres", en: "check the member files" }))
    .option("--members <dir>", person.text({ fr: "dossier des membres", en: "members' folder" }))
    .option(
      "--fix",
      person.text({ fr: "corrige d'abord ce qui ne laisse aucun doute", en: "first mend what leaves no doubt" }),
    )
    .addOption(new Option("--lang <lang>", person.text({ fr: "langue", en: "language" })).choices(["fr", "en"]))
    .action(async (options: Options) => {
      const ui = options.lang ? new Ui(options.lang, person.isTerminal, person.signal) : person;
      const mended = options.fix === true ? await mendFolder(options) : undefined;
      const loaded = await loadMembers(ui, options);
      answer(ui, loaded, mended, options);
      if (loaded.isRefused) end(exitCode.refused);
    });

export default check;

function answer(
  ui: Ui,
  loaded: LoadedMembers,
  mended: readonly Mended[] | undefined,
  { format, json, docs }: Options,
): void {
  const { errors, notices, isRefused } = loaded;
  const problems = [...loaded.problems, ...loaded.capacity];
  if (json === true || format === "json") {
    const verdict = isRefused ? "refused" : "ok";
    const short = loaded.capacity.map((problem) => problemJson(problem, ui.lang));
    ui.json({
      verdict,
      ...(mended ? { mended: mended.map(mendedJson) } : {}),
      errors,
      notices: [...notices, ...short],
    });
  } else if (format === "text") {
    if (mended) tellMended(ui, mended);
    loaded.print();
    for (const line of loaded.noticeLines) ui.say(line);
    if (loaded.noticeLines.length > 0) ui.say("");
    ui.say(summary(loaded));
  } else {
    sayForForge(ui, problems, format, docs);
    ui.note(summary(loaded));
  }
}

function mendedJson({ problem: { file, line, column, code }, from, to }: Mended) {
  return { file, line, column, code, from, to };
}

function tellMended(ui: Ui, mended: readonly Mended[]): void {
  for (const line of mendedLines(mended)) ui.say(line);
  if (mended.length > 0) ui.say("");
  const files = new Set(mended.map(({ problem }) => problem.file)).size;
  ui.say(
    mended.length === 0
      ? { fr: "Rien n'a été corrigé.", en: "Nothing was mended." }
      : {
          fr: `Corrigé : ${mended.length} chose(s) dans ${files} fichier(s). Relisez avec « git diff ».`,
          en: `Mended: ${mended.length} thing(s) in ${files} file(s). Read them over with "git diff".`,
        },
  );
  ui.say("");
}

function summary({ members, problems, capacity, isRefused }: LoadedMembers): Text {
  const count = (wanted: string) => [...problems, ...capacity].filter(({ severity }) => severity === wanted).length;
  const [errors, warnings, notices] = [count("error"), count("warning"), count("notice")];
  const files = new Set(problems.filter(({ severity }) => severity === "error").map(({ file }) => file)).size;
  if (isRefused) {
    return {
      fr: `Refusé : ${errors} erreur(s) dans ${files} fichier(s), ${warnings} avertissement(s). Rien n'est appliqué tant qu'il en reste une.`,
      en: `Refused: ${errors} error(s) in ${files} file(s), ${warnings} warning(s). Nothing is applied as long as one is left.`,
    };
  }
  return {
    fr: `Tout va bien : ${members.length} membre(s), ${warnings} avertissement(s), ${notices} avis.`,
    en: `All is well: ${members.length} member(s), ${warnings} warning(s), ${notices} notice(s).`,
  };
}
