import { isScalar, Lexer, parseAllDocuments, type Document, type Node } from "yaml";
import { finding } from "./messages/index.ts";
import { maxDepth } from "./plain.ts";
import type { Spot } from "./spot.ts";
import { explainAll } from "./yaml-errors.ts";

/** The one document of a file. `isWhole` is false when the syntax broke, so that nothing below it can be trusted. */
export interface YamlSource {
  readonly document?: Document.Parsed;
  readonly spots: readonly Spot[];
}

/** How a member file is read, whoever reads it: YAML 1.2, core schema, no merge keys. */
export const yamlOptions = {
  version: "1.2",
  schema: "core",
  merge: false,
  // The library compares each key with each other; plain.ts keeps a set.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "error",
} as const;

/** YAML 1.2, core schema, one document. Never throws, whatever the text. */
export function parseYaml(text: string): YamlSource {
  const deep = firstTooDeep(text);
  if (deep) return { spots: [deep] };
  const documents = parseAllDocuments(text, yamlOptions);
  const [first, second] = documents;
  if (first === undefined || !("contents" in first) || first.contents === null || isNothing(first.contents)) {
    const errors = first ? explainAll(first.errors, text) : [];
    return { spots: errors.length > 0 ? errors : [{ finding: finding("K0115"), start: 0, end: 1 }] };
  }
  const spots = [...directives(text), ...explainAll(first.errors, text)];
  if (second !== undefined) {
    const start = second.range[0];
    spots.push({ finding: finding("K0121"), start: separatorBefore(text, start), end: start });
  }
  return spots.length > 0 ? { spots } : { document: first, spots };
}

function isNothing(contents: Node): boolean {
  return isScalar(contents) && contents.value === null;
}

/** Deep nesting is found before parsing: the composer calls itself for each level. */
function firstTooDeep(text: string): Spot | undefined {
  const chain = /(?:[-?:] +){21}/.exec(text);
  if (chain) return tooDeep(chain.index, chain.index + 1);
  if (mostBrackets(text) <= maxDepth) return undefined;
  let depth = 0;
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") depth++;
    if (token === "]" || token === "}") depth--;
    if (depth > maxDepth) return tooDeep(offset, offset + 1);
    if (!marks.has(token)) offset += token.length;
  }
  return undefined;
}

// The lexer marks documents, scalars and errors by control characters that stand for nothing in the text.
const marks = new Set(["\x02", "\x18", "\x1f", "\uFEFF"]);

function tooDeep(start: number, end: number): Spot {
  return { finding: finding("K0127", { max: maxDepth }), start, end };
}

/** At least the true depth: brackets in texts and comments count too. */
function mostBrackets(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === "[" || bracket === "{" ? depth + 1 : Math.max(0, depth - 1);
    most = Math.max(most, depth);
  }
  return most;
}

/** Of the directives only `%YAML 1.2` says something true. */
function directives(text: string): Spot[] {
  const head = text.slice(0, Math.max(0, text.search(/^---/m)));
  return Array.from(head.matchAll(/^%(?!YAML 1\.2\s*$).*$/gm), (match) => ({
    finding: finding("K0130", { directive: match[0] }),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function separatorBefore(text: string, start: number): number {
  const at = text.lastIndexOf("---", start);
  return at < 0 ? start : at;
}
