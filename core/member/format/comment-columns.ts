import type { Edit } from "../../problem.ts";
import { inOrder } from "../edits.ts";
import type { LineIndex } from "../line-index.ts";
import type { Token } from "./tokens.ts";

/** Comments that stand in one column stay there when what is before them becomes longer or shorter. */
export function commentEdits(tokens: readonly Token[], lines: LineIndex, edits: readonly Edit[]): readonly Edit[] {
  const growth = new Map<number, number>();
  for (const { start, end, text } of inOrder(edits)) {
    const { line } = lines.place(start);
    growth.set(line, (growth.get(line) ?? 0) + text.length - (end - start));
  }
  const comments = tokens.flatMap((token, index) => {
    const gap = tokens[index - 1];
    const isBehind =
      token.type === "comment" && gap?.type === "space" && gap.start > lines.start(lines.place(gap.start).line);
    return isBehind ? [{ gap, ...lines.place(token.start) }] : [];
  });
  const columns = comments.map(({ column }) => column);
  return comments.flatMap(({ gap, line, column }): Edit[] => {
    const width = gap.end - gap.start;
    const isInColumn = columns.indexOf(column) !== columns.lastIndexOf(column);
    const wanted = Math.max(1, width - (growth.get(line) ?? 0));
    return isInColumn && wanted !== width ? [{ start: gap.start, end: gap.end, text: " ".repeat(wanted) }] : [];
  });
}
