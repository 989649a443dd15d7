import type { Edit } from "../../problem.ts";
import type { LineIndex } from "../line-index.ts";
import type { Token } from "./tokens.ts";

/** Nothing behind the last character of a line, one empty line at most between others, one line end at the end. */
export function lineEndEdits(
  tokens: readonly Token[],
  lines: LineIndex,
  isText: (line: number) => boolean,
): readonly Edit[] {
  return [...trailing(tokens, lines), ...emptyLines(lines, isText)];
}

function trailing(tokens: readonly Token[], lines: LineIndex): readonly Edit[] {
  return tokens.flatMap(({ type, source, start, end }, index): Edit[] => {
    const after = tokens[index + 1];
    const isLast = after === undefined || after.type === "newline";
    const isIndent = type === "space" && start === lines.start(lines.place(start).line);
    if (type === "space" && isLast && !isIndent) return [{ start, end, text: "" }];
    const kept = source.trimEnd().length;
    return type === "comment" && kept < source.length ? [{ start: start + kept, end, text: "" }] : [];
  });
}

function emptyLines(lines: LineIndex, isText: (line: number) => boolean): readonly Edit[] {
  const edits: Edit[] = [];
  const { text } = lines;
  let empty: Edit[] = [];
  let isTop = true;
  for (let line = 1; lines.start(line) < text.length; line++) {
    if (!isText(line) && lines.line(line).trim() === "") {
      empty.push({ start: lines.start(line), end: lines.end(line), text: "" });
      continue;
    }
    // Of several empty lines the first one stays, of those at the top none.
    const [first, ...others] = empty;
    if (first) edits.push(isTop ? first : { ...first, text: "\n" }, ...others);
    empty = [];
    isTop = false;
  }
  const end = text.endsWith("\n") ? [] : [{ start: text.length, end: text.length, text: "\n" }];
  return [...edits.filter(({ start, end, text: kept }) => text.slice(start, end) !== kept), ...empty, ...end];
}

/** The lines that a text goes on in: what stands there is the text's own, spaces and empty lines too. */
export function textLines(tokens: readonly Token[], lines: LineIndex): ReadonlySet<number> {
  const inside = new Set<number>();
  tokens.forEach(({ type, source, start, end }, index) => {
    if (type === "newline" || !source.includes("\n")) return;
    const header = tokens
      .slice(Math.max(0, index - 4), index)
      .findLast((token) => token.type === "block-scalar-header");
    // Of a block text the empty lines behind it are its own only when it says so (`|+`).
    const isBlock = header !== undefined && source.endsWith("\n");
    const last = isBlock && !header.source.includes("+") ? start + source.trimEnd().length : end - 1;
    const from = lines.place(start).line + (isBlock ? 0 : 1);
    for (let line = from; line <= lines.place(last).line; line++) inside.add(line);
  });
  return inside;
}
