import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Finding } from "../problem.ts";
import { finding } from "./messages/index.ts";
import { isOptional } from "./known-keys.ts";
import type { Path } from "./member.ts";
import { removal } from "./removal.ts";
import { hiddenIn } from "./source-text.ts";
import { parseSize } from "./size.ts";
import type { Spot } from "./spot.ts";

/** Far more than a member file needs (it goes six deep), far less than the stack. */
export const maxDepth = 20;
export const maxAliases = 20;
// 64 KiB cannot hold so many values by themselves; a few aliases of aliases can.
const maxNodes = 20_000;

/** A written value: text, number, boolean, list, or an object without prototype. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** The document as plain data. What had to be left out of it is in `told`, so that nobody complains of its absence. */
export interface PlainDocument {
  readonly value: Plain | undefined;
  readonly spots: readonly Spot[];
  readonly told: readonly Path[];
}

// A number here is text for us: 8.10 is a version of PHP, and a size without unit keeps its spelling in the message.
const textKeys = new Set(["php", "quota", "files", "web"]);

/** Walks the nodes once, within bounds of its own: depth, number of values, aliases. */
export function toPlain(document: Document.Parsed, text: string): PlainDocument {
  const walk = new Walk(document, text);
  const value = document.contents === null ? undefined : walk.convert(document.contents, [], 0);
  return { value, spots: walk.spots, told: walk.told };
}

class Walk {
  readonly spots: Spot[] = [];
  readonly told: Path[] = [];
  readonly #document: Document.Parsed;
  readonly #text: string;
  #nodes = 0;
  readonly #aliases = new Set<Node>();
  /** The alias of the file's own text that is being followed. */
  #following: Node | undefined;

  constructor(document: Document.Parsed, text: string) {
    this.#document = document;
    this.#text = text;
  }

  convert(node: Node, path: Path, depth: number): Plain | undefined {
    if (++this.#nodes > maxNodes) return this.#tooMany(node, path);
    if (depth > maxDepth) return this.#refuse(node, path, finding("K0127", { max: maxDepth }));
    if (isAlias(node)) return this.#alias(node, path, depth);
    if (isForeign(node.tag)) {
      this.#tag(node, path, node.tag);
      return undefined;
    }
    if (isMap(node)) return this.#map(node, path, depth);
    if (isSeq(node)) return this.#list(node, path, depth);
    return this.#scalar(node, path);
  }

  #alias(node: Node, path: Path, depth: number): Plain | undefined {
    if (!isAlias(node)) return undefined;
    // Following an alias meets the same aliases again; only those that are written count.
    this.#aliases.add(node);
    if (this.#aliases.size > maxAliases) {
      return this.#aliases.size === maxAliases + 1
        ? this.#refuse(node, path, finding("K0125", { max: maxAliases }))
        : this.#drop(path);
    }
    const target = node.resolve(this.#document);
    if (!target) return this.#refuse(node, path, finding("K0126", { name: node.source }));
    const isOuter = this.#following === undefined;
    this.#following ??= node;
    const value = this.convert(target, path, depth + 1);
    if (isOuter) this.#following = undefined;
    return value;
  }

  #tooMany(node: Node, path: Path): Plain | undefined {
    const isFirst = this.#nodes === maxNodes + 1;
    return isFirst ? this.#refuse(this.#following ?? node, path, finding("K0131")) : this.#drop(path);
  }

  #map(map: YAMLMap, path: Path, depth: number): Plain {
    // No prototype: a key called __proto__ or constructor is a key like any other.
    const object = Object.create(null) as Record<string, Plain>;
    const seen = new Set<string>();
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const key = this.#key(pair, path);
      if (key === undefined) continue;
      if (seen.has(key)) {
        this.#refuse(pair.key, [...path, key], finding("K0122", { key }), false, this.#sameAgain(map, pair, key));
        continue;
      }
      seen.add(key);
      const at = [...path, key];
      const comma = isEmpty(pair.value) ? this.#decimalComma(map, pair, path) : undefined;
      if (comma !== undefined) {
        Reflect.deleteProperty(object, comma);
        continue;
      }
      if (isEmpty(pair.value)) {
        this.#refuse(pair.key, at, finding("K0128", { key }), true, isOptional(at) ? this.#without(pair) : undefined);
        continue;
      }
      const value = pair.value === null ? undefined : this.convert(pair.value, at, depth + 1);
      if (value !== undefined) object[key] = value;
    }
    return object;
  }

  // A node's range begins behind its tag.
  #tag(node: Node, path: Path, tag: string): void {
    const value = node.range?.[0] ?? 0;
    const written = /!\S*(?=\s+(?:&\S+\s+)?$)/.exec(this.#text.slice(Math.max(0, value - 200), value));
    const start = written ? Math.max(0, value - 200) + written.index : value;
    this.spots.push({
      finding: finding("K0123", { tag: written?.[0] ?? tag }),
      start,
      end: written ? start + written[0].length : start + 1,
    });
    this.told.push(path);
  }

  #key(pair: Pair<Node, Node | null>, path: Path): string | undefined {
    const { key } = pair;
    if (isScalar(key) && key.source === "<<" && key.type === "PLAIN")
      return this.#refuse(key, path, finding("K0124"), false);
    if (isScalar(key) && key.anchor === undefined && !isForeign(key.tag)) {
      // Keys are text, whatever they look like: a list may be called 2026 or true.
      const text = typeof key.value === "string" ? key.value : (key.source ?? "");
      const hidden = escaped(key);
      if (hidden) return this.#refuse(key, path, hidden, false);
      if (text !== "") return text;
    }
    return this.#refuse(key, path, finding("K0129"), false);
  }

  #list(list: YAMLSeq, path: Path, depth: number): Plain {
    const values: Plain[] = [];
    list.items.forEach((item, index) => {
      // Items of a parsed document are nodes; only a hand-made one holds bare values.
      const node = item as Node | null;
      const at = [...path, index];
      const value =
        node === null || isEmpty(node)
          ? this.#refuse(
              node ?? list,
              at,
              finding("K0136"),
              true,
              node?.range ? removal(this.#text, node.range[0], node.range[1]) : undefined,
            )
          : this.convert(node, at, depth + 1);
      // An item that could not be read keeps its place, so that the others keep their number.
      values.push(value ?? hole);
    });
    return values;
  }

  #scalar(node: Node, path: Path): Plain | undefined {
    if (!isScalar(node)) return undefined;
    const { value } = node;
    const hidden = escaped(node);
    if (hidden) return this.#refuse(node, path, hidden);
    if (typeof value === "number" && textKeys.has(String(path.at(-1)))) return node.source ?? String(value);
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
    return this.#refuse(node, path, finding("K0129"));
  }

  /** A key that says twice the same can be said once; two that differ are for a person to settle. */
  #sameAgain(map: YAMLMap, again: Pair<Node, Node | null>, key: string): Spot["edit"] {
    const source = ({ value }: Pair<Node, Node | null>) => this.#text.slice(...(value?.range ?? [0, 0])).trim();
    const first = (map.items as Pair<Node, Node | null>[]).find((pair) => isScalar(pair.key) && pair.key.value === key);
    return first && source(first) === source(again) ? this.#without(again) : undefined;
  }

  #without({ key, value }: Pair<Node, Node | null>): Spot["edit"] {
    const [start, keyEnd] = key.range ?? [0, 0];
    const end = value?.range?.[1] ?? keyEnd;
    const colon = /^\s*:/.exec(this.#text.slice(keyEnd))?.[0].length ?? 0;
    return removal(this.#text, start, Math.max(end, keyEnd + colon));
  }

  /** In braces `quota: 1,5 Go` is a quota of 1 and a key `5 Go`. @returns the key that it was the value of */
  #decimalComma(map: YAMLMap, pair: Pair<Node, Node | null>, path: Path): string | undefined {
    if (map.flow !== true) return undefined;
    const pairs = map.items as Pair<Node, Node | null>[];
    const before = pairs[pairs.indexOf(pair) - 1];
    const [start, middle] = before?.value?.range ?? [0, 0];
    const end = pair.key.range?.[1] ?? 0;
    if (!before || !isScalar(before.key)) return undefined;
    const written = /^(\d+),(\d{1,2} ?[A-Za-z]{1,3})$/.exec(this.#text.slice(start, end))?.[0];
    const parsed = written === undefined || middle === start ? undefined : parseSize(written);
    if (!parsed || !("finding" in parsed) || parsed.finding.replacement === undefined) return undefined;
    const key = String(before.key.value);
    this.spots.push({ finding: parsed.finding, start, end, edit: { start, end, text: parsed.finding.replacement } });
    this.told.push([...path, key]);
    return key;
  }

  // Typed as text so that keys and values can both end here; it returns nothing.
  #refuse(node: Node, path: Path, what: Finding, isTold = true, edit?: Spot["edit"]): string | undefined {
    const [start, end] = node.range ?? [0, 0];
    this.spots.push({ finding: what, start, end, ...(edit ? { edit } : {}) });
    if (isTold) this.told.push(path);
    return undefined;
  }

  #drop(path: Path): string | undefined {
    this.told.push(path);
    return undefined;
  }
}

/** Stands for an item that was refused already; `told` names its path. */
export const hole: Plain = Object.freeze(Object.create(null) as Record<string, Plain>);

/** Only double quotes know escapes. */
function escaped({ type, value }: Scalar): Finding | undefined {
  return type === "QUOTE_DOUBLE" && typeof value === "string" ? hiddenIn(value) : undefined;
}

// `!!str` and its like are YAML's own; anything else would need a program to mean something.
function isForeign(tag: string | undefined): tag is string {
  return tag !== undefined && !/^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)$/.test(tag);
}

function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null);
}
