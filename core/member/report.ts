import type { Edit, Fix, Problem } from "../problem.ts";
import { LineIndex } from "./line-index.ts";
import type { Spot } from "./spot.ts";

/** Turns the findings of one file into problems: place, quoted lines, and a fix of whole lines ready to paste. */
export function report(
  file: string,
  text: string,
  spots: readonly Spot[],
  tidy: readonly Edit[] = [],
): readonly Problem[] {
  const lines = new LineIndex(text);
  const mending = new Mending([...spots.flatMap(({ edit }) => edit ?? []), ...tidy], lines);
  return distinct(spots).map((spot): Problem => {
    const place = lines.place(spot.start);
    const { code, text, severity = "error", refuses, paste } = spot.finding;
    const fix = spot.edit && mending.fix(spot.edit);
    const { isGuess } = spot.finding;
    return {
      severity,
      code,
      file,
      ...place,
      length: lengthOf(spot, lines),
      text,
      excerpt: excerpt(place.line, lines),
      ...(fix ? { fix: isGuess === true ? { ...fix, isGuess } : fix } : {}),
      ...(paste === undefined ? {} : { paste }),
      ...(refuses === undefined ? {} : { refuses }),
    };
  });
}

/** Two rules may say the same of the same thing; one hears it once. */
function distinct(spots: readonly Spot[]): readonly Spot[] {
  const told = new Set<string>();
  return spots.filter(({ start, finding: { code, text } }) => {
    const key = `${start} ${code} ${text.en}`;
    return !told.has(key) && told.add(key);
  });
}

/** A problem of a file as a whole, told at its beginning; there is no line to show. */
export function reportWhole(file: string, finding: Spot["finding"]): Problem {
  const { code, text, severity = "error" } = finding;
  return { severity, code, file, line: 1, column: 1, length: 1, text, excerpt: [] };
}

function lengthOf({ start, end }: Spot, lines: LineIndex): number {
  const { line } = lines.place(start);
  const lineEnd = lines.start(line) + lines.line(line).length;
  return Math.max(1, lines.count(start, Math.min(end, lineEnd)));
}

function excerpt(line: number, lines: LineIndex): Problem["excerpt"] {
  if (lines.text === "") return [];
  const wanted = line > 1 ? [line - 1, line] : [line];
  return wanted.map((number) => ({ line: number, text: lines.line(number) }));
}

/** Fixes of whole lines. Whatever else can be mended in the same lines is mended too. */
class Mending {
  readonly #lines: LineIndex;
  /** From the last one in the file to the first. */
  readonly #edits: readonly Edit[];
  readonly #done = new Map<string, readonly string[]>();

  constructor(edits: readonly Edit[], lines: LineIndex) {
    this.#edits = edits.toSorted((a, b) => b.start - a.start);
    this.#lines = lines;
  }

  fix(edit: Edit): Fix {
    const firstLine = this.#lines.place(edit.start).line;
    // What ends with a line ends in it, not at the start of the next.
    const isWhole = edit.end > edit.start && this.#lines.text[edit.end - 1] === "\n";
    const lastLine = this.#lines.place(isWhole ? edit.end - 1 : edit.end).line;
    const key = `${firstLine} ${lastLine}`;
    const lines = this.#done.get(key) ?? this.#mend(firstLine, lastLine);
    this.#done.set(key, lines);
    return { firstLine, lastLine, lines, edit };
  }

  #mend(firstLine: number, lastLine: number): readonly string[] {
    const from = this.#lines.start(firstLine);
    const to = this.#lines.end(lastLine);
    let text = this.#lines.text.slice(from, to);
    let last = Infinity;
    for (const { start, end, text: replacement } of this.#edits) {
      // Two mendings of the same characters: the later one in the file is taken, the other waits for the next run.
      if (start < from || end > to || end > last) continue;
      text = text.slice(0, start - from) + replacement + text.slice(end - from);
      last = start;
    }
    const kept = text.replace(/\r?\n$/, "").split(/\r?\n/);
    return kept.every((line) => line.trim() === "") ? [] : kept;
  }
}
