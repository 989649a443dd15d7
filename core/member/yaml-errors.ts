import { parseAllDocuments, type ErrorCode, type YAMLError } from "yaml";
import type { Finding } from "../problem.ts";
import { applyEdits } from "./edits.ts";
import { finding } from "./messages/index.ts";
import type { Spot } from "./spot.ts";
import { lastOpened, yamlEdit } from "./yaml-edits.ts";
import { familiarSlip } from "./yaml-slips.ts";

const byCode: Partial<Record<ErrorCode, () => Finding>> = {
  BAD_INDENT: () => finding("K0133"),
  BAD_SCALAR_START: () => finding("K0135"),
  BAD_DQ_ESCAPE: () => finding("K0138"),
  BLOCK_AS_IMPLICIT_KEY: () => finding("K0137"),
  BLOCK_IN_FLOW: () => finding("K0137"),
  MULTILINE_IMPLICIT_KEY: () => finding("K0139"),
  MULTIPLE_DOCS: () => finding("K0121"),
  TAB_AS_INDENT: () => finding("K0107"),
};

/** The errors of a document, one a line: what follows on the same line follows from the first. */
export function explainAll(errors: readonly YAMLError[], text: string): readonly Spot[] {
  const told = new Set<number>();
  return errors
    .map((error) => explainYaml(error, text))
    .filter(({ start }) => {
      const line = text.lastIndexOf("\n", start - 1);
      return !told.has(line) && told.add(line);
    })
    .map((spot, index) => (index < 20 ? mendable(spot, text, errors.length) : spot));
}

/** With an edit, if there is one after which the parser has less to complain of. */
function mendable(spot: Spot, text: string, count: number): Spot {
  const edit = spot.edit ?? yamlEdit(spot, text);
  const bare = { finding: spot.finding, start: spot.start, end: spot.end };
  if (!edit) return bare;
  const after = parseAllDocuments(applyEdits(text, [edit]), { version: "1.2", prettyErrors: false, logLevel: "error" });
  const left = "empty" in after ? 0 : after.reduce((sum, { errors }) => sum + errors.length, 0);
  return left < count ? { ...spot, edit } : bare;
}

/** An error of the YAML parser in words of ours; `K0120` keeps the parser's own where we have none. */
function explainYaml(error: YAMLError, text: string): Spot {
  const [from, end] = error.pos;
  // What is wrong begins where the text does, not in the spaces before it.
  const start = from + (/^ */.exec(text.slice(from))?.[0].length ?? 0);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const line = text.slice(lineStart, lineEnd(text, start));
  const star = /(?<=(?:^|[{,])\s*)\*(@[^\s:,}]*)?\s*:/.exec(line);
  if (star) return catchAll(lineStart + star.index, star[1] ?? "");
  // A list below it is what the parser stumbles over, with or without remarks between.
  const aboveStart = line.trimStart().startsWith("-") ? startOfLineAbove(text, lineStart) : lineStart;
  const above = /^ *\*(@[^\s:,}]*)? *: *(#.*)?\n/.exec(text.slice(aboveStart, lineStart));
  if (above) return catchAll(aboveStart + above[0].indexOf("*"), above[1] ?? "");
  if (error.code === "MISSING_CHAR" && error.message.includes("quote")) return openQuote(text, start);
  if (error.code === "BAD_SCALAR_START") {
    const bare = /^[^\s,#}\]]+/.exec(text.slice(start))?.[0] ?? "";
    return { finding: finding("K0135"), start, end: start + bare.length };
  }
  const isMisaligned = error.message.startsWith("A block sequence may not be used");
  const make = isMisaligned ? byCode.BAD_INDENT : byCode[error.code];
  // What misses its bracket is the bracket that was opened, not the place where the parser gave up.
  if (/end with a [\]}]/.test(error.message) || error.code === "MISSING_CHAR") {
    const opened = lastOpened(text, start);
    if (opened !== undefined && !isClosed(text, opened))
      return { finding: finding("K0134", { opened: text[opened] ?? "" }), start: opened, end: opened + 1 };
  }
  const slip = familiarSlip(error, text, start);
  if (slip) return slip;
  return { finding: make ? make() : finding("K0120", { reason: error.message }), start, end: Math.max(end, start + 1) };
}

// `*: none` is read as an alias to an anchor called ":"; the quotes make it the name of the catch-all.
function catchAll(start: number, domain: string): Spot {
  const edit = { start, end: start + 1 + domain.length, text: `"*${domain}"` };
  return { finding: finding("K0141"), start, end: start + 1, edit };
}

function openQuote(text: string, end: number): Spot {
  const before = text.slice(0, end);
  const quote = before.endsWith("'") ? "'" : '"';
  const at = Math.max(
    before.search(new RegExp(`[:\\-,[{]\\s+[${quote}][^${quote}]*$`)),
    before.search(/[:\-,[{]\s+["'][^"']*$/),
  );
  const start = at < 0 ? Math.max(0, end - 1) : at + (/["']/.exec(before.slice(at))?.index ?? 0);
  return { finding: finding("K0134", { opened: text[start] ?? quote }), start, end: start + 1 };
}

function isClosed(text: string, opened: number): boolean {
  let depth = 0;
  for (const [bracket] of text.slice(opened).matchAll(/[[\]{}]/g)) {
    depth += bracket === "[" || bracket === "{" ? 1 : -1;
    if (depth === 0) return true;
  }
  return false;
}

/** Of the nearest line above that holds more than a remark; 0 where there is none. */
function startOfLineAbove(text: string, lineStart: number): number {
  let start = lineStart;
  let end: number;
  do {
    end = start;
    start = text.lastIndexOf("\n", end - 2) + 1;
  } while (start > 0 && /^ *(#.*)?\n$/.test(text.slice(start, end)));
  return start;
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
}
