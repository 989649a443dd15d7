import type { Edit, ProblemCode } from "../../problem.ts";
import { applyEdits } from "../edits.ts";
import { LineIndex } from "../line-index.ts";
import { toPlain, type Plain } from "../plain.ts";
import { readText } from "../source-text.ts";
import { canonicalSize } from "../size.ts";
import { parseYaml } from "../yaml-source.ts";
import { commentEdits } from "./comment-columns.ts";
import { gapEdits } from "./gaps.ts";
import { indentEdits } from "./indentation.ts";
import { lineEndEdits, textLines } from "./line-ends.ts";
import { tokensOf } from "./tokens.ts";
import { sizePaths, valueEdits } from "./values.ts";

// BOM, lone carriage returns, tabs, letters apart from their accents: how a text is kept, not what it says.
const ofForm: readonly ProblemCode[] = ["K0105", "K0106", "K0107", "K0109"];

/**
 * A member file in its canonical form: comments, order and short forms as they were, and the same meaning. It changes
 * characters in their place and never writes the file anew, so that a line that needs nothing is left alone.
 * @returns nothing for a file that is not valid YAML; reading it says why
 */
export function format(bytes: Uint8Array): string | undefined {
  const written = readText(bytes);
  const mends = written.spots.flatMap(({ edit, finding }) => (ofForm.includes(finding.code) && edit ? edit : []));
  const start = applyEdits(written.text, mends).replaceAll("\r\n", "\n");
  const isText = readText(new TextEncoder().encode(start)).spots.length === 0;
  return isText && parseYaml(start).document ? settled(start) : undefined;
}

/** One change may make room for the next; after a few rounds there is none left. */
function settled(start: string): string {
  let text = start;
  for (let round = 0; round < 10; round++) {
    const next = applyEdits(text, editsOf(text));
    if (next === text) break;
    text = next;
  }
  // YAML has corners where a space means something. Whoever writes in such a corner keeps the layout as it is.
  return meaning(text) === meaning(start) ? text : start;
}

function editsOf(text: string): readonly Edit[] {
  const { document } = parseYaml(text);
  if (!document) return [];
  const lines = new LineIndex(text);
  const tokens = tokensOf(text);
  const inside = textLines(tokens, lines);
  const isText = (line: number) => inside.has(line);
  const edits = [
    ...valueEdits(document, toPlain(document, text).value, text),
    ...gapEdits(tokens, lines),
    ...indentEdits(text, lines, isText),
  ];
  return [...edits, ...commentEdits(tokens, lines, edits), ...lineEndEdits(tokens, lines, isText)];
}

/** What a file says, in a form that can be compared: values in their order, sizes in canonical words. */
function meaning(text: string): string | undefined {
  const { document } = parseYaml(text);
  const value = document && toPlain(document, text).value;
  if (value === undefined) return undefined;
  const sizes = new Set(sizePaths(value).map((path) => JSON.stringify(path)));
  return JSON.stringify(inWords(value, []));

  function inWords(part: Plain, path: readonly (string | number)[]): unknown {
    if (Array.isArray(part)) return part.map((item: Plain, index) => inWords(item, [...path, index]));
    if (typeof part === "object")
      return Object.entries(part).map(([key, item]: [string, Plain]) => [key, inWords(item, [...path, key])]);
    const size = typeof part === "string" && sizes.has(JSON.stringify(path)) ? canonicalSize(part) : undefined;
    return size ?? part;
  }
}
