import { isMap, type Document, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import type { Edit } from "../../problem.ts";
import type { Plain } from "../plain.ts";
import { memberFile } from "../schema.ts";
import { written } from "./written.ts";

/** Keys that are not there yet, one inside the other, and what stands behind the last: a value, or a list's first item. */
export interface Nested {
  readonly keys: readonly string[];
  readonly value: Plain;
  readonly isItem: boolean;
}

/** Where new lines go in a file, and how far in. Nothing of what is there is touched. */
export class Insertion {
  readonly #text: string;
  readonly #document: Document.Parsed;
  readonly #newline: string;

  constructor(text: string, document: Document.Parsed) {
    this.#text = text;
    this.#document = document;
    this.#newline = text.includes("\r\n") ? "\r\n" : "\n";
  }

  /** One more item behind the last one of a list. */
  item(list: YAMLSeq<Node>, value: Plain): Edit | undefined {
    const last = list.items.at(-1);
    if (list.flow === true) return this.#inBrackets(list, last, written(value));
    const margin = this.#column(startOf(list));
    return last ? this.#behind(last, [`${margin}- ${written(value)}`]) : undefined;
  }

  /** One more key of a group: at the top in the order of the schema, elsewhere behind the others. */
  pair(map: YAMLMap, nested: Nested): Edit | undefined {
    // Pairs of a parsed document hold nodes.
    const pairs = map.items as Pair<Node, Node | null>[];
    const isTop = map === this.#document.contents;
    const before = isTop ? lastBefore(pairs, nested.keys[0]) : pairs.at(-1);
    if (map.flow === true) {
      const last = pairs.at(-1);
      return this.#inBrackets(map, last && (last.value ?? last.key), flowPair(nested));
    }
    const lines = blockLines(nested, this.#column(startOf(map)));
    const groups = isTop && /\n[ \t]*\r?\n/.test(this.#text.slice(startOf(map)));
    if (before) return this.#behind(endsOf(before), groups ? ["", ...lines] : lines);
    const start = this.#lineStart(startOf(map));
    return { start, end: start, text: lines.map((line) => line + this.#newline).join("") };
  }

  /** The first lines under a key that has nothing behind it, or in a file that says nothing yet. */
  below(nothing: Node | null, key: Node | undefined, nested: Nested): Edit | undefined {
    if (key === undefined) return this.#atEnd(blockLines(nested, ""));
    const [start, end] = nothing?.range ?? [0, 0];
    // `mailboxes: null` in so many words
    if (end > start)
      return { start, end, text: nested.keys.length > 0 ? `{ ${flowPair(nested)} }` : `[${written(nested.value)}]` };
    return this.#behind(key, blockLines(nested, `${this.#column(startOf(key))}  `));
  }

  #inBrackets(group: Node, last: Node | undefined, piece: string): Edit | undefined {
    const [open, close] = group.range ?? [0, 0];
    if (!last) return insert(open + 1, isMap(group) ? ` ${piece} ` : piece);
    const [, end] = last.range ?? [0, 0];
    // A comma behind the last item, as some people write; one in a comment is none.
    const tail = this.#text.slice(end, close - 1).replace(/#[^\n]*/g, (comment) => " ".repeat(comment.length));
    const comma = tail.indexOf(",");
    return comma < 0 ? insert(end, `, ${piece}`) : insert(end + comma + 1, ` ${piece}`);
  }

  /** Whole lines behind the line on which a node ends. */
  #behind(node: Node, lines: readonly string[]): Edit {
    const [, end] = node.range ?? [0, 0];
    // A folded text holds the line end behind it.
    if (end > 0 && this.#text[end - 1] === "\n") return insert(end, lines.map((line) => line + this.#newline).join(""));
    return insert(this.#lineEnd(end), lines.map((line) => this.#newline + line).join(""));
  }

  #atEnd(lines: readonly string[]): Edit {
    const isWhole = this.#text === "" || this.#text.endsWith("\n");
    return insert(
      this.#text.length,
      (isWhole ? "" : this.#newline) + lines.map((line) => line + this.#newline).join(""),
    );
  }

  /** As many spaces as stand before an offset's column; a dash of a list counts as one. */
  #column(offset: number): string {
    return " ".repeat(offset - this.#lineStart(offset));
  }

  #lineStart(offset: number): number {
    return this.#text.lastIndexOf("\n", offset - 1) + 1;
  }

  /** Before the line end, CRLF or LF. */
  #lineEnd(offset: number): number {
    const end = /\r?\n|$/.exec(this.#text.slice(offset))?.index ?? 0;
    return offset + end;
  }
}

function insert(start: number, text: string): Edit {
  return { start, end: start, text };
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function endsOf({ key, value }: Pair<Node, Node | null>): Node {
  const [start = 0, end = 0] = value?.range ?? [];
  return value && end > start ? value : key;
}

const order = Object.keys(memberFile.shape);

/** The last of the keys that the schema names before this one. */
function lastBefore(pairs: readonly Pair<Node, Node | null>[], key: string | undefined) {
  const rank = order.indexOf(key ?? "");
  return pairs.findLast((pair) => {
    const other = order.indexOf(String(pair.key));
    return other >= 0 && other < rank;
  });
}

function blockLines({ keys, value, isItem }: Nested, margin: string): readonly string[] {
  const opened = keys.map((key, depth) => `${margin}${"  ".repeat(depth)}${written(key)}:`);
  const inner = margin + "  ".repeat(keys.length);
  if (isItem) return [...opened, `${inner}- ${written(value)}`];
  return [...opened.slice(0, -1), `${opened.at(-1) ?? ""} ${written(value)}`];
}

function flowPair({ keys, value, isItem }: Nested): string {
  const [first = "", ...rest] = keys;
  const inner = rest.reduceRight<Plain>((held, key) => ({ [key]: held }), isItem ? [value] : value);
  return `${written(first)}: ${written(inner)}`;
}
