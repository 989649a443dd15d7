import { Option, type Command } from "commander";
import konbit from "../../package.json" with { type: "json" };
import type { Remark } from "../../core/problem.ts";
import { githubAnnotations } from "../../core/say/github-annotations.ts";
import { gitlabReport } from "../../core/say/gitlab-report.ts";
import { sarifLog } from "../../core/say/sarif.ts";
import type { Ui } from "./ui.ts";

/** For whom problems are printed: a person, a program, or a forge's own display. */
const formats = ["text", "json", "github", "gitlab", "sarif"] as const;
type Format = (typeof formats)[number];

export interface FormatOptions {
  readonly format: Format;
  /** The same as `--format json`. */
  readonly json?: boolean;
  /** Where docs/ is read, for the links of SARIF. */
  readonly docs?: string;
}

/** A verb's options for it. */
export function withFormats(ui: Ui, command: Command): Command {
  return command
    .addOption(
      new Option("--format <format>", ui.text({ fr: "pour qui", en: "for whom" })).choices(formats).default("text"),
    )
    .option("--json", ui.text({ fr: "comme --format json", en: "the same as --format json" }))
    .option("--docs <url>", ui.text({ fr: "où se lit docs/, pour sarif", en: "where docs/ is read, for sarif" }));
}

/** Prints problems as a forge or a code scanner reads them. */
export function sayForForge(
  ui: Ui,
  remarks: readonly Remark[],
  format: Exclude<Format, "text" | "json">,
  docs?: string,
): void {
  if (format === "github") for (const line of githubAnnotations(remarks, ui.lang)) ui.say(line);
  else if (format === "gitlab") ui.json(gitlabReport(remarks, ui.lang));
  else ui.json(sarifLog(remarks, { lang: ui.lang, version: konbit.version, ...(docs === undefined ? {} : { docs }) }));
}
