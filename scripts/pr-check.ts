import { styleText } from "node:util";
import { Command, Option } from "commander";
import konbit from "../package.json" with { type: "json" };
import type { Remark, Severity } from "../core/problem.ts";
import { judge, type Verdict } from "../core/request/judge.ts";
import { githubAnnotations } from "../core/say/github-annotations.ts";
import { gitlabReport } from "../core/say/gitlab-report.ts";
import { noticeText, problemJson, problemText, type Look } from "../core/say/problem-text.ts";
import { sarifLog } from "../core/say/sarif.ts";
import { visible } from "../core/say/visible.ts";
import type { Lang, Text } from "../core/text.ts";
import { exitCode } from "./cli/exit-code.ts";
import { gatherRequest, type Asked } from "./cli/gather-request.ts";
import { Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

const formats = ["text", "json", "github", "gitlab", "sarif"] as const;

interface Options extends Asked {
  readonly json?: boolean;
  readonly format: (typeof formats)[number];
  readonly docs?: string;
  readonly lang?: Lang;
}

/** May this request be merged, and who must approve it? Everything that gives rights is read from the base. */
const prCheck: Verb = (person, end) =>
  new Command("pr-check")
    .summary(person.text({ fr: "juge une demande (pull request)", en: "judge a pull request" }))
    .requiredOption("--base <rev>", person.text({ fr: "branche à laquelle on demande", en: "branch that is asked" }))
    .requiredOption("--head <rev>", person.text({ fr: "ce qui est proposé", en: "what is proposed" }))
    .requiredOption("--author <login>", person.text({ fr: "compte de qui demande", en: "account of who asks" }))
    .option("--body <file>", person.text({ fr: "texte de la demande", en: "the request's text" }))
    .option("--repo <dir>", person.text({ fr: "dépôt (sans : celui-ci)", en: "repository (without: this one)" }))
    .option("--members <dir>", person.text({ fr: "dossier des membres dans ce dépôt", en: "members' folder in it" }))
    .addOption(
      new Option("--format <format>", person.text({ fr: "pour qui", en: "for whom" })).choices(formats).default("text"),
    )
    .option("--json", person.text({ fr: "comme --format json", en: "the same as --format json" }))
    .option("--docs <url>", person.text({ fr: "où se lit docs/, pour sarif", en: "where docs/ is read, for sarif" }))
    .addOption(new Option("--lang <lang>", person.text({ fr: "langue", en: "language" })).choices(["fr", "en"]))
    .action(async (options: Options) => {
      const ui = options.lang ? new Ui(options.lang, person.isTerminal, person.signal) : person;
      const verdict = judge(await gatherRequest(options));
      answer(ui, verdict, options);
      if (verdict.isRefused) end(exitCode.refused);
    });

export default prCheck;

function answer(ui: Ui, verdict: Verdict, { format, json, docs }: Options): void {
  const remarks = [...verdict.errors, ...verdict.notices];
  switch (json === true ? "json" : format) {
    case "json":
      ui.json(verdictJson(verdict, ui.lang));
      return;
    case "github":
      for (const line of githubAnnotations(remarks, ui.lang)) ui.say(line);
      return;
    case "gitlab":
      ui.json(gitlabReport(remarks, ui.lang));
      return;
    case "sarif":
      ui.json(sarifLog(remarks, { lang: ui.lang, version: konbit.version, ...(docs === undefined ? {} : { docs }) }));
      return;
    case "text":
      printVerdict(ui, verdict);
  }
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

function printVerdict(ui: Ui, { isRefused, errors, notices, labels, approvals }: Verdict): void {
  const look: Look = { lang: ui.lang, ...(ui.isTerminal ? { paint } : {}) };
  for (const error of errors) ui.say(`${problemText(error, look)}\n`);
  const warnings = notices.filter(({ severity }) => severity === "warning");
  for (const warning of warnings) ui.say(`${problemText(warning, look)}\n`);
  const others = notices.filter(({ severity }) => severity === "notice");
  for (const notice of others) ui.say(noticeText(notice, look));
  if (others.length > 0) ui.say("");
  for (const { name, reasons } of labels) {
    ui.say(ui.text({ fr: `Étiquette : ${name}`, en: `Label: ${name}` }));
    for (const reason of reasons) ui.say(`  - ${visible(ui.text(reason))}`);
  }
  if (approvals) ui.say(approvals);
  ui.say(isRefused ? refused(errors) : accepted);
}

const accepted: Text = { fr: "Recevable.", en: "Acceptable." };

function refused(errors: readonly Remark[]): Text {
  const files = new Set(errors.map(({ file }) => file)).size;
  return {
    fr: `Refusé : ${errors.length} raison(s) dans ${files} fichier(s). Corrigez, et poussez à nouveau : la demande sera relue.`,
    en: `Refused: ${errors.length} reason(s) in ${files} file(s). Correct them and push again: the request is read again.`,
  };
}

const colours = { error: "red", warning: "yellow", notice: "cyan" } as const;

function paint(severity: Severity, word: string): string {
  return styleText(colours[severity], word);
}
