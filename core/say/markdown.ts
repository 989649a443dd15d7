import { visible } from "./visible.ts";

// What can stand as it is: words, plain numbers, days. A dot, an at sign or a hash inside makes it something that a forge
// would turn into a link, a mention or a reference; letters with digits or seven hexadecimal digits, into a commit.
const word = /^[\p{L}\p{M}'’%+→]+(?:-[\p{L}\p{M}'’]+)*[.:!?…]?$/u;
const number = /^(?:\d{1,6}(?:[.,]\d+)?|\d{4}-\d{2}-\d{2})[.:%]?$/;
const hexadecimal = /^[0-9a-f]{7,}[.:!?…]?$/i;
// White space and the punctuation that means nothing to Markdown where it stands between words.
const between = /([\s()«»“”,;·—–]+)/u;
const lone = /^[.:!?/…]$/;

/**
 * Text with names and words of a file in it, as Markdown that shows exactly that text and nothing else: what is not plain
 * words becomes code, where no forge looks for mentions, references, links, emoji, HTML or commands.
 */
export function markdown(text: string): string {
  return visible(text)
    .split(between)
    .map((piece, index) => (index % 2 === 1 || isPlain(piece) ? piece : codeWithEnd(piece)))
    .join("");
}

/** The same with one name in it shown strong: the first time that it stands there as a whole. */
export function markdownWithName(text: string, name: string): string {
  const [shown, strong] = [visible(text), visible(name)];
  if (strong === "" || strong.trim() !== strong) return markdown(shown);
  const at = wholeIn(shown, strong);
  if (at < 0) return markdown(shown);
  const rest = shown.slice(at + strong.length);
  return `${markdown(shown.slice(0, at))}**${markdown(strong)}**${markdown(rest)}`;
}

/** Where `name` stands as a whole: the "a" of "application a", not the one of "application". */
function wholeIn(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before = " ", after = " "] = [text[at - 1], text[at + name.length]];
    if (/[\s«“]/u.test(before) && /[\s»”:;,.)]/u.test(after)) return at;
  }
  return -1;
}

/** Any text as code, whatever it holds. */
export function code(text: string): string {
  const shown = visible(text);
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  // One space on each side is taken off again, so that a backtick or a space may stand at the end.
  const pad = /^[` ]|[` ]$/.test(shown) && /[^ ]/.test(shown) ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

function isPlain(piece: string): boolean {
  if (piece === "" || lone.test(piece) || number.test(piece)) return true;
  return word.test(piece) && !hexadecimal.test(piece);
}

/** A full stop or colon after an address is the sentence's, not the address's. */
function codeWithEnd(piece: string): string {
  const [, body = piece, end = ""] = /^(.+?)([.:?!…]?)$/u.exec(piece) ?? [];
  return `${code(body)}${end}`;
}
