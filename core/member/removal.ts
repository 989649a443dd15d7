import type { Edit } from "../problem.ts";

/**
 * What takes a key or an item of a list out of the text: with its line when nothing else stands there, with its comma in
 * braces and brackets. A comment behind it stays. Nothing when a member's words would go with it.
 */
export function removal(text: string, start: number, end: number): Edit | undefined {
  const last = start + text.slice(start, end).trimEnd().length;
  if (text.slice(start, last).includes("#")) return undefined;
  return withLine(text, start, last) ?? withComma(text, start, last);
}

function withLine(text: string, start: number, end: number): Edit | undefined {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const before = /^ *(?:- *)?$/.exec(text.slice(lineStart, start))?.[0];
  const behind = /^ *(#.*)?(?:\n|$)/.exec(text.slice(end));
  if (before === undefined || !behind) return undefined;
  // What begins behind a dash is the item's first key, and more of the item may follow.
  const isWhole = !before.includes("-") || !isMoreBelow(text, end + behind[0].length, before.length);
  if (!isWhole) return undefined;
  const [whole, comment] = behind;
  const indent = before.length - before.trimStart().length;
  if (comment === undefined) return { start: lineStart, end: end + whole.length, text: "" };
  return { start: lineStart + indent, end: end + whole.indexOf("#"), text: "" };
}

function isMoreBelow(text: string, from: number, column: number): boolean {
  const next = /^(?: *(?:#.*)?\n)*( *)[^\s#]/.exec(text.slice(from));
  return next?.[1] !== undefined && next[1].length >= column;
}

function withComma(text: string, start: number, end: number): Edit | undefined {
  const before = /,\s*$/.exec(text.slice(0, start));
  if (before) return { start: before.index, end, text: "" };
  const behind = /^\s*,[ ]*/.exec(text.slice(end));
  if (/[[{]\s*$/.test(text.slice(0, start)) && behind) return { start, end: end + behind[0].length, text: "" };
  return undefined;
}
