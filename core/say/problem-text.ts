import type { Fix, Problem, Severity } from "../problem.ts";
import type { Lang, Text } from "../text.ts";
import { visible, width } from "./visible.ts";

/** How a problem is printed. */
export interface Look {
  readonly lang: Lang;
  /** Colours the word for a severity, where there is a terminal. */
  readonly paint?: (severity: Severity, word: string) => string;
}

/** What a program reads of a problem (§5.8); `fix` holds the lines to put in place (none of them:
 * remove the line), or a command or line of the request's text. */
export interface ProblemJson {
  readonly file: string;
  /** Absent, like the column, where a file as a whole is the matter. */
  readonly line?: number;
  readonly column?: number;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix?: string;
}

export const severityWord: Readonly<Record<Severity, Text>> = {
  error: { fr: "erreur", en: "error" },
  warning: { fr: "avertissement", en: "warning" },
  notice: { fr: "avis", en: "notice" },
};

/** A problem as member-file §5.6 shows it: place, quoted lines with a caret, the reason in both languages, the fix. */
export function problemText(problem: Problem, look: Look): string {
  const other = look.lang === "fr" ? "en" : "fr";
  const lines = [
    head(problem, look),
    ...quoted(problem),
    `  ${visible(problem.text[look.lang])}`,
    ...(problem.fix ? fixText(problem.fix)[look.lang] : []).map((line) => `  ${line}`),
    ...(problem.paste === undefined ? [] : [`      ${visible(problem.paste)}`]),
    `  ${other.toUpperCase()}: ${visible(problem.text[other])}`,
  ];
  return lines.join("\n");
}

/** A notice needs one line. */
export function noticeText(problem: Problem, look: Look): string {
  return `${head(problem, look)}  ${visible(problem.text[look.lang])}`;
}

export function problemJson(problem: Problem, lang: Lang): ProblemJson {
  const { file, line, column, isWhole, code, severity, text, fix, paste } = problem;
  const place = isWhole === true ? {} : { line, column };
  const ready = fix?.lines.join("\n") ?? paste;
  return { file, ...place, code, severity, message: text[lang], ...(ready === undefined ? {} : { fix: ready }) };
}

function head({ file, line, column, isWhole, code, severity }: Problem, { lang, paint }: Look): string {
  const word = severityWord[severity][lang];
  const said = paint ? paint(severity, word) : word;
  const place = isWhole === true ? "" : `:${line}:${column}`;
  return `${visible(file)}${place}  ${code}  ${said}`;
}

// A line of 64 KiB would bury the message; this much around the caret says enough.
const longest = 140;

function quoted({ excerpt, line, column, length }: Problem): readonly string[] {
  if (excerpt.length === 0) return [];
  const margin = Math.max(5, String(line).length);
  const rows = excerpt.map((one) => `${String(one.line).padStart(margin)} | ${cut(one.text, column)}`);
  const culprit = charactersOf(excerpt.at(-1)?.text ?? "");
  const from = cutFrom(culprit.length, column);
  const before = (from > 0 ? "…" : "") + culprit.slice(from, column - 1).join("");
  const under = culprit.slice(column - 1, Math.min(column - 1 + length, from + longest)).join("");
  const carets = "^".repeat(Math.max(1, width(visible(under))));
  return [...rows, `${" ".repeat(margin)} | ${" ".repeat(width(visible(before)))}${carets}`];
}

function cut(text: string, column: number): string {
  const characters = charactersOf(text);
  const from = cutFrom(characters.length, column);
  const shown = characters.slice(from, from + longest).join("");
  return visible(`${from > 0 ? "…" : ""}${shown}${characters.length > from + longest ? "…" : ""}`);
}

// Hundreds of errors may stand in one long line, which is taken apart once.
let latest: { readonly text: string; readonly characters: readonly string[] } = { text: "", characters: [] };

function charactersOf(text: string): readonly string[] {
  if (latest.text !== text) latest = { text, characters: Array.from(text) };
  return latest.characters;
}

function cutFrom(length: number, column: number): number {
  return length <= longest || column < longest - 20 ? 0 : column - 60;
}

function fixText({ firstLine, lastLine, lines }: Fix): {
  readonly fr: readonly string[];
  readonly en: readonly string[];
} {
  const shown = lines.map((line) => visible(line));
  if (shown.some((line) => line.length > 400)) return { fr: [], en: [] };
  const [only] = shown;
  if (only === undefined) return { fr: [`Enlevez la ligne ${firstLine}.`], en: [`Remove line ${firstLine}.`] };
  if (shown.length === 1 && firstLine === lastLine)
    return { fr: [`Remplacez la ligne par : ${only}`], en: [`Replace the line by: ${only}`] };
  return {
    fr: [`Remplacez les lignes ${firstLine} à ${lastLine} par :`, ...shown],
    en: [`Replace lines ${firstLine} to ${lastLine} by:`, ...shown],
  };
}
