import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair } from "yaml";
import type { Path } from "./member.ts";

/** From where to where (UTF-16 offsets). */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Located {
  /** The key, where the last step is one. */
  readonly key?: Range;
  readonly value: Range;
  /** False when the path leads further than the file; then this is the last thing on the way. */
  readonly isWritten: boolean;
}

/** Where a path's key and value stand in the file, or the nearest thing above them. Follows aliases. */
export function locate(document: Document.Parsed, path: Path): Located {
  let node: Node | null = document.contents;
  let located: Located = { value: range(node), isWritten: true };
  for (const step of path) {
    while (isAlias(node)) node = node.resolve(document) ?? null;
    // A short form `info` stands for `{ name: info }`.
    if (isScalar(node) && step === "name") continue;
    const pair: Pair<Node, Node | null> | undefined = isMap(node)
      ? find(node.items as Pair<Node, Node | null>[], step)
      : undefined;
    const item = isSeq(node) && typeof step === "number" ? (node.items[step] as Node | null | undefined) : undefined;
    if (!pair && !item) return { ...located, isWritten: false };
    node = pair ? pair.value : (item ?? null);
    located = pair
      ? { key: range(pair.key), value: node && !isHollow(node) ? range(node) : range(pair.key), isWritten: true }
      : { value: range(node), isWritten: true };
  }
  return located;
}

function find(pairs: readonly Pair<Node, Node | null>[], step: string | number) {
  const exact = pairs.find(({ key }) => isScalar(key) && (key.value === step || key.source === step));
  // Forge names compare without case, so the program's key may be the lower-case form of the written one.
  return (
    exact ?? pairs.find(({ key }) => isScalar(key) && typeof key.value === "string" && key.value.toLowerCase() === step)
  );
}

function range(node: Node | null): Range {
  const [start, end] = node?.range ?? [0, 0];
  return { start, end };
}

function isHollow(node: Node): boolean {
  return node.range !== undefined && node.range !== null && node.range[0] === node.range[1];
}
