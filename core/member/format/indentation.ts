import { Parser, type CST } from "yaml";
import type { Edit } from "../../problem.ts";
import type { LineIndex } from "../line-index.ts";

/** Columns that one level is further to the right than the one around it. */
interface Steps {
  readonly group: number;
  /** Of the dashes below a key. */
  readonly dash: number;
}

/**
 * One step for the whole file, the author's own where it is two or four: a line that was added with another one falls in
 * with the rest, and nobody's file is turned inside out. `isText` says which lines are the inside of a text.
 */
export function indentEdits(text: string, lines: LineIndex, isText: (line: number) => boolean): readonly Edit[] {
  const root = rootOf(text);
  if (!root) return [];
  const found = new Indentation(lines, stepsOf(root));
  found.walk(root, 0);
  return found.edits(isText);
}

function rootOf(text: string): CST.Token | undefined {
  for (const token of new Parser().parse(text)) if (token.type === "document") return token.value;
  return undefined;
}

class Indentation {
  readonly #lines: LineIndex;
  readonly #steps: Steps;
  /** For each line that begins with a key or dash: its column. */
  readonly #columns = new Map<number, number>();
  /** How far the innermost key or dash that begins in a line moves to the right. */
  readonly #shifts = new Map<number, number>();

  constructor(lines: LineIndex, steps: Steps) {
    this.#lines = lines;
    this.#steps = steps;
  }

  walk(node: CST.Token | null | undefined, column: number): void {
    if (node?.type === "block-map") for (const item of node.items) this.#pair(item, column);
    if (node?.type === "block-seq") for (const item of node.items) this.#item(item, column);
  }

  #pair(item: CST.BlockMap["items"][number], column: number): void {
    const start = firstOf(item);
    if (start !== undefined) this.#put(start, column);
    const { value } = item;
    if (value?.type === "block-seq") this.walk(value, column + this.#steps.dash);
    else this.walk(value, column + this.#steps.group);
  }

  #item({ start, value }: CST.BlockSequence["items"][number], column: number): void {
    const dash = start.find(({ type }) => type === "seq-item-ind")?.offset;
    if (dash === undefined) return;
    this.#put(dash, column);
    this.walk(value, column + "- ".length);
  }

  #put(offset: number, column: number): void {
    const { line } = this.#lines.place(offset);
    const old = offset - this.#lines.start(line);
    if (old === this.#indent(line)) this.#columns.set(line, column);
    this.#shifts.set(line, column - old);
  }

  edits(isText: (line: number) => boolean): readonly Edit[] {
    const edits: Edit[] = [];
    let shift = 0;
    for (let line = 1; this.#lines.start(line) < this.#lines.text.length; line++) {
      const old = this.#indent(line);
      const wanted = this.#wanted(line, old, shift, isText(line));
      shift = this.#shifts.get(line) ?? shift;
      const start = this.#lines.start(line);
      if (wanted !== old) edits.push({ start, end: start + old, text: " ".repeat(wanted) });
    }
    return edits;
  }

  #wanted(line: number, old: number, shift: number, isText: boolean): number {
    const column = this.#columns.get(line);
    if (column !== undefined) return column;
    const content = this.#lines.line(line).slice(old);
    if (content === "" && old === 0) return 0;
    if (!isText && content.startsWith("#")) return this.#beside(line, old);
    return Math.max(0, old + shift);
  }

  /** A comment goes with the key or dash that it lines up with, the next one rather than the last one. */
  #beside(line: number, old: number): number {
    for (const near of [this.#near(line, 1), this.#near(line, -1)]) {
      if (near !== undefined && this.#indent(near) === old) return this.#columns.get(near) ?? old;
    }
    return old;
  }

  #near(from: number, direction: 1 | -1): number | undefined {
    for (let line = from + direction; line >= 1 && this.#lines.start(line) < this.#lines.text.length; line += direction)
      if (this.#columns.has(line)) return line;
    return undefined;
  }

  #indent(line: number): number {
    return /^ */.exec(this.#lines.line(line))?.[0].length ?? 0;
  }
}

/** Where a pair begins: its anchor or tag, else its key. */
function firstOf({ start, key }: CST.BlockMap["items"][number]): number | undefined {
  const blank: readonly string[] = ["space", "newline", "comment"];
  return start.find(({ type }) => !blank.includes(type))?.offset ?? key?.offset;
}

/** What most lines of the file do; two where they do not agree. */
function stepsOf(root: CST.Token): Steps {
  const groups: number[] = [];
  const dashes: number[] = [];
  (function count(node: CST.Token | null | undefined): void {
    if (node?.type !== "block-map" && node?.type !== "block-seq") return;
    for (const { value } of node.items) {
      if (node.type === "block-map" && value?.type === "block-map") groups.push(value.indent - node.indent);
      if (node.type === "block-map" && value?.type === "block-seq") dashes.push(value.indent - node.indent);
      count(value);
    }
  })(root);
  const votes = (step: number) => [...groups, ...dashes].filter((one) => one === step).length;
  const group = votes(4) > votes(2) ? 4 : 2;
  const atMargin = dashes.filter((one) => one === 0).length;
  return { group, dash: atMargin > dashes.length - atMargin ? 0 : group };
}
