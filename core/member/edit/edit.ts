import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Edit } from "../../problem.ts";
import { toPlain, type Plain } from "../plain.ts";
import { changed, pathOf, type Change } from "./change.ts";
import { Insertion, type Nested } from "./insertion.ts";
import { written } from "./written.ts";
import { yamlOptions } from "../yaml-source.ts";

/**
 * The file with a change written into it: every byte outside of the one edit stays as it was, comments, order, layout and
 * line ends alike. Undefined where that cannot be done safely (broken YAML, anchors on the way): then nothing is guessed.
 */
export function edited(text: string, change: Change): string | undefined {
  const edit = editOf(text, change);
  if (edit === undefined) return undefined;
  const after = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  // The proof: the new text says what the old one said, and the change. Whatever the layout, a slip shows here.
  const expected = changed(meaning(text) ?? {}, change);
  return sorted(meaning(after)) === sorted(expected) ? after : undefined;
}

/** Several changes, one after another; undefined when one of them cannot be written. */
export function editedAll(text: string, changes: readonly Change[]): string | undefined {
  return changes.reduce<string | undefined>(
    (before, change) => (before === undefined ? undefined : edited(before, change)),
    text,
  );
}

/** What a file says, as plain data; undefined when it says nothing or its YAML is broken. */
export function meaning(text: string): Plain | undefined {
  const document = parse(text);
  return document.errors.length > 0 ? undefined : toPlain(document, text).value;
}

function parse(text: string): Document.Parsed {
  return parseDocument(text, yamlOptions);
}

function editOf(text: string, change: Change): Edit | undefined {
  const document = parse(text);
  if (document.errors.length > 0) return undefined;
  const insertion = new Insertion(text, document);
  let node: Node | null = document.contents;
  let key: Node | undefined;
  const path = pathOf(change);
  for (const [index, step] of path.entries()) {
    if (isShared(node)) return undefined;
    const nested: Nested = { keys: path.slice(index).map(String), value: leafOf(change), isItem: "append" in change };
    if (isNothing(node)) return insertion.below(node, key, nested);
    if (isMap(node)) {
      const pair = pairOf(node, step);
      if (!pair) return insertion.pair(node, nested);
      [key, node] = [pair.key, pair.value];
    } else if (isSeq(node) && typeof step === "number") {
      // Items of a parsed document are nodes.
      node = (node.items[step] as Node | null | undefined) ?? null;
    } else return index === path.length - 1 ? longForm(node, step, change) : undefined;
  }
  if (isShared(node)) return undefined;
  if ("set" in change) return replaced(text, node, change.set);
  if (isNothing(node)) return insertion.below(node, key, { keys: [], value: change.append, isItem: true });
  return isSeq(node) ? insertion.item(node as YAMLSeq<Node>, change.append) : undefined;
}

function leafOf(change: Change): Plain {
  return "append" in change ? change.append : change.set;
}

function pairOf(map: YAMLMap, step: string | number): Pair<Node, Node | null> | undefined {
  // Pairs of a parsed document hold nodes.
  const pairs = map.items as Pair<Node, Node | null>[];
  return pairs.find(({ key }) => isScalar(key) && (key.value === step || key.source === step));
}

/** An anchor may be used elsewhere: what changes here would change there. */
function isShared(node: Node | null): boolean {
  return (
    node !== null &&
    (!("items" in node || isScalar(node)) || node.anchor !== undefined || node.tag?.startsWith("!") === true)
  );
}

function isNothing(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

/** `awa` → `{ name: awa, state: suspended }` */
function longForm(node: Node | null, step: string | number | undefined, change: Change): Edit | undefined {
  if (!isScalar(node) || !("set" in change) || typeof node.value !== "string" || !node.range) return undefined;
  const [start, end] = node.range;
  return { start, end, text: written({ name: node.value, [String(step)]: change.set }) };
}

function replaced(text: string, node: Node | null, value: Plain): Edit | undefined {
  if (!isScalar(node) || !node.range) return undefined;
  const [start, end] = node.range;
  // A folded text ends behind its last line end, which stays.
  const kept = /\s*$/.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start, end: end - kept, text: written(value) };
}

function sorted(value: Plain | undefined): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
