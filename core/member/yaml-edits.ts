import type { Edit, ProblemCode } from "../problem.ts";
import type { Spot } from "./spot.ts";

/** What a person most likely meant where YAML understands something else, or nothing. */
export function yamlEdit({ finding, start }: Spot, text: string): Edit | undefined {
  return edits[finding.code]?.(text, start);
}

const edits: Readonly<Record<ProblemCode, (text: string, start: number) => Edit | undefined>> = {
  // `note: @awa bonjour` and `note: rendez-vous: lundi` are texts without quotes.
  K0135: quoted,
  K0137: (text, start) => (/^[^\n]*: /.test(text.slice(start)) ? quoted(text, start) : undefined),
  // `"C:\\qux"`
  K0138: (_, start) => ({ start, end: start, text: "\\" }),
  K0139: spaced,
};

function quoted(text: string, start: number): Edit | undefined {
  const isInFlow = lastOpened(text, start) !== undefined;
  const written = (isInFlow ? /^(?:(?! #)[^,}\]\n])+/ : /^(?:(?! #).)+/).exec(text.slice(start))?.[0].trimEnd();
  if (written === undefined || written === "" || /["\\]/.test(written)) return undefined;
  return { start, end: start + written.length, text: `"${written}"` };
}

/** `name:Racine` */
function spaced(text: string, start: number): Edit | undefined {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const key = /^ *(?:- +)?[A-Za-z]+:(?=[^\s/])/.exec(text.slice(from))?.[0];
  return key === undefined ? undefined : { start: from + key.length, end: from + key.length, text: " " };
}

/** The bracket or brace before `end` that is still open there. */
export function lastOpened(text: string, end: number): number | undefined {
  const open: number[] = [];
  for (const match of text.slice(0, end).matchAll(/[[\]{}]/g)) {
    if (match[0] === "[" || match[0] === "{") open.push(match.index);
    else open.pop();
  }
  return open.at(-1);
}
