import type { Fix, Remark, Severity } from "../problem.ts";
import type { Lang, Text } from "../text.ts";
import { visible, width } from "./visible.ts";

/** How a problem is printed. */
export interface Look {
  readonly lang: Lang;
  /** Colours the word for a severity, where there is a terminal. */
  readonly paint?: (severity: Severity, word: string) => string;
}

/**
 * What a program reads of a problem (§5.8): no line where there is none; `fix` holds the lines to put in place (none of
 * them: remove the line), or a command or line of the request's text.
 */
export interface ProblemJson {
  readonly file: string;
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
export function problemText(problem: Remark, look: Look): string {
  const other = look.lang === "fr" ? "en" : "fr";
  const lines = [
    head(problem, look),
    ...quoted(problem),
    `  ${visible(problem.text[look.lang])}`,
    ...fixText(problem, look.lang).map((line) => `  ${line}`),
    ...(problem.paste === undefined ? [] : [`      ${visible(problem.paste)}`]),
    `  ${other.toUpperCase()}: ${visible(problem.text[other])}`,
  ];
  return lines.join("\n");
}

/** A notice needs one line. */
export function noticeText(problem: Remark, look: Look): string {
  return `${head(problem, look)}  ${visible(problem.text[look.lang])}`;
}

export function problemJson(problem: Remark, lang: Lang): ProblemJson {
  const { file, line, column, code, severity, text, fix, paste } = problem;
  const ready = fix?.lines.join("\n") ?? paste;
  return {
    file,
    ...(line === undefined || column === undefined ? {} : { line, column }),
    code,
    severity,
    message: text[lang],
    ...(ready === undefined ? {} : { fix: ready }),
  };
}

function head({ file, line, column, code, severity }: Remark, { lang, paint }: Look): string {
  const word = severityWord[severity][lang];
  const said = paint ? paint(severity, word) : word;
  const place = line === undefined || column === undefined ? "" : `:${line}:${column}`;
  return `${visible(file)}${place}  ${code}  ${said}`;
}

// A line of 64 KiB would bury the message; this much around the caret says enough.
const longest = 140;

function quoted({ excerpt = [], line = 1, column = 1, length = 1 }: Remark): readonly string[] {
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

/** The way out in lines to print, none where the file must be mended by hand. */
export function fixText({ fix }: Remark, lang: Lang): readonly string[] {
  const shown = fix?.lines.map((line) => visible(line)) ?? [];
  if (!fix || shown.some((line) => line.length > 400)) return [];
  const { said, lines } = instruction(fix, shown);
  return [said[lang], ...lines];
}

function instruction({ firstLine, lastLine }: Fix, shown: readonly string[]): { said: Text; lines: readonly string[] } {
  const [only] = shown;
  if (only === undefined)
    return { said: { fr: `Enlevez la ligne ${firstLine}.`, en: `Remove line ${firstLine}.` }, lines: [] };
  if (shown.length === 1 && firstLine === lastLine)
    return { said: { fr: `Remplacez la ligne par : ${only}`, en: `Replace the line by: ${only}` }, lines: [] };
  if (firstLine === lastLine)
    return {
      said: { fr: `Remplacez la ligne ${firstLine} par :`, en: `Replace line ${firstLine} by:` },
      lines: shown,
    };
  return {
    said: {
      fr: `Remplacez les lignes ${firstLine} à ${lastLine} par :`,
      en: `Replace lines ${firstLine} to ${lastLine} by:`,
    },
    lines: shown,
  };
}
