import type { Edit } from "../../problem.ts";
import type { LineIndex } from "../line-index.ts";
import type { Token } from "./tokens.ts";

/** What stands between two tokens of one line. */
interface Gap {
  readonly before: Token;
  readonly after: Token;
  readonly line: number;
  /** Spaces now, and spaces as they should be. */
  readonly width: number;
  readonly wanted: number;
}

/**
 * One space where one belongs, none where none does: `{ name: awa }`, `[info, awa]`. Columns that an author has lined up
 * below one another stay, and so does what stands before a comment.
 */
export function gapEdits(tokens: readonly Token[], lines: LineIndex): readonly Edit[] {
  const gaps = gapsOf(tokens, lines);
  const columns = new Map<number, Set<number>>();
  for (const { line, after } of gaps.filter(({ wanted }) => wanted === 1)) {
    const known = columns.get(line) ?? new Set();
    columns.set(line, known.add(after.start - lines.start(line)));
  }
  return gaps.flatMap((gap): Edit[] => {
    const { before, after, width, wanted, line } = gap;
    const column = after.start - lines.start(line);
    const isTable = [line - 1, line + 1].some((near) => columns.get(near)?.has(column));
    if (width === wanted || (isTable && wanted === 1 && width > 1 && before.type !== "seq-item-ind")) return [];
    return [{ start: before.end, end: after.start, text: " ".repeat(wanted) }];
  });
}

function gapsOf(tokens: readonly Token[], lines: LineIndex): readonly Gap[] {
  const solid = tokens.filter(({ type }) => type !== "space");
  return solid.slice(1).flatMap((after, index): Gap[] => {
    const before = solid[index];
    // Spaces at the edge of a line are another matter, and a token may be a text of several lines.
    if (!before || isLineEnd(before) || isLineEnd(after) || after.type === "comment") return [];
    const wanted = between(before.type, after.type);
    const width = after.start - before.end;
    return [
      {
        before,
        after,
        line: lines.place(after.start).line,
        width,
        wanted: width === 0 ? least(before, after, wanted) : wanted,
      },
    ];
  });
}

function isLineEnd({ type, source }: Token): boolean {
  return type === "newline" || source.endsWith("\n") || type === "doc-mode";
}

function between(before: Token["type"], after: Token["type"]): number {
  if (before === "flow-map-start") return after === "flow-map-end" ? 0 : 1;
  if (after === "flow-map-end") return 1;
  if (before === "flow-seq-start" || after === "flow-seq-end" || after === "comma") return 0;
  // `*a:` would be another alias than `*a :`.
  if (after === "map-value-ind") return before === "alias" ? 1 : 0;
  return 1;
}

/** Where nothing stands now, a space is put in only beside braces, commas and colons. */
function least({ type: before }: Token, { type: after }: Token, wanted: number): number {
  const isOpen = before === "flow-map-start" || before === "comma" || before === "map-value-ind";
  return isOpen || after === "flow-map-end" ? wanted : 0;
}
