import type { Remark, Severity } from "../problem.ts";
import type { Lang } from "../text.ts";
import { pageOf } from "../explain/index.ts";
import { fixText } from "./problem-text.ts";
import { visible } from "./visible.ts";

/**
 * Workflow commands, one line each, that GitHub and Forgejo show beside the line of the file (GitHub's documentation,
 * "Workflow commands", 2026-11).
 */
export function githubAnnotations(remarks: readonly Remark[], lang: Lang): readonly string[] {
  return remarks.map((remark) => annotation(remark, lang));
}

function annotation(remark: Remark, lang: Lang): string {
  const { severity, code, text } = remark;
  const other = lang === "fr" ? "en" : "fr";
  const properties = { ...place(remark), title: titleOf(code, lang) };
  const message = [
    visible(text[lang]),
    ...fixText(remark, lang),
    `${other.toUpperCase()}: ${visible(text[other])}`,
    `konbit explain ${code}`,
  ].join("\n");
  const shown = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${command[severity]} ${shown.join(",")}::${escapedData(message)}`;
}

const command: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "notice" };

function place({ file, line, column, length = 1 }: Remark) {
  if (line === undefined || column === undefined) return { file: visible(file) };
  return { file: visible(file), line, endLine: line, col: column, endColumn: column + length };
}

function titleOf(code: string, lang: Lang): string {
  const page = pageOf(code);
  return page ? `${code} ${page.title[lang]}` : code;
}

function escapedData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
