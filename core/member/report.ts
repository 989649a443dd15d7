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
  const edits = [...spots.flatMap(({ edit }) => edit ?? []), ...tidy];
  return distinct(spots).map((spot): Problem => {
    const place = lines.place(spot.start);
    const { code, text, severity = "error", refuses } = spot.finding;
    const fix = spot.edit && fixOf(spot.edit, edits, lines);
    return {
      severity,
      code,
      file,
      ...place,
      length: lengthOf(spot, lines),
      text,
      excerpt: excerpt(place.line, lines),
      ...(fix ? { fix } : {}),
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

/** A problem of a file as a whole, of which there is no line to show. */
export function reportWhole(file: string, finding: Spot["finding"]): Problem {
  const { code, text, severity = "error" } = finding;
  return { severity, code, file, line: 1, column: 1, length: 1, text, excerpt: [] };
}

function lengthOf({ start, end }: Spot, lines: LineIndex): number {
  const { line } = lines.place(start);
  const lineEnd = lines.start(line) + lines.line(line).length;
  return Math.max(1, Array.from(lines.text.slice(start, Math.min(end, lineEnd))).length);
}

function excerpt(line: number, lines: LineIndex): Problem["excerpt"] {
  if (lines.text === "") return [];
  const wanted = line > 1 ? [line - 1, line] : [line];
  return wanted.map((number) => ({ line: number, text: lines.line(number) }));
}

/** The lines that this edit touches, with all the other mendings of the same lines done too. */
function fixOf(edit: Edit, all: readonly Edit[], lines: LineIndex): Fix {
  const firstLine = lines.place(edit.start).line;
  const lastLine = lines.place(Math.max(edit.start, edit.end)).line;
  const from = lines.start(firstLine);
  const to = lines.end(lastLine);
  const inside = all.filter(({ start, end }) => start >= from && end <= to).sort((a, b) => b.start - a.start);
  let text = lines.text.slice(from, to);
  let last = Infinity;
  for (const { start, end, text: replacement } of inside) {
    // Two mendings of the same characters: the later one in the file is taken, the other waits for the next run.
    if (end > last) continue;
    text = text.slice(0, start - from) + replacement + text.slice(end - from);
    last = start;
  }
  const kept = text.replace(/\r?\n$/, "").split(/\r?\n/);
  return { firstLine, lastLine, lines: kept.every((line) => line.trim() === "") ? [] : kept, edit };
}
