import type { YAMLError } from "yaml";
import { finding } from "./messages/index.ts";
import type { Spot } from "./spot.ts";

/** What people write who do not write YAML every day, where the parser has only a word of its own for it. */
export function familiarSlip({ message }: YAMLError, text: string, start: number): Spot | undefined {
  if (isConflictMark(text, start)) return spot("K0145", start, 7);
  if (/^Unexpected flow-(seq|map)-end token in YAML stream/.test(message)) {
    const sign = text.charAt(start);
    return { finding: finding("K0140", { sign }), start, end: start + 1, edit: { start, end: start + 1, text: "" } };
  }
  if (message.startsWith("Unexpected , in flow")) {
    const end = start + (/^, */.exec(text.slice(start))?.[0].length ?? 1);
    return { ...spot("K0143", start, 1), edit: { start, end, text: "" } };
  }
  if (message.startsWith("Unexpected block-seq-ind on same line")) return spot("K0144", start, 1);
  if (message === "Unexpected scalar at node end") return behindTheEnd(text, start);
  return undefined;
}

/** `'L'été'`, `"Bonjour" à tous`, `*Nouveau* numéro`: the value was over before its writer was. */
function behindTheEnd(text: string, start: number): Spot | undefined {
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const star = /(?<=^|[\s[{,])\*[^\s,]*\s*$/.exec(before);
  if (star) return spot("K0135", start - before.length + star.index, star[0].trimEnd().length);
  const rest = /^[^\n]*/.exec(text.slice(start))?.[0].trimEnd().length ?? 1;
  return /["']\s*$/.test(before) ? spot("K0142", start, rest) : undefined;
}

function isConflictMark(text: string, start: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1);
  return /^(<{7}|={7}|>{7})(\s|$)/.test(line);
}

function spot(code: "K0135" | "K0142" | "K0143" | "K0144" | "K0145", start: number, length: number): Spot {
  return { finding: finding(code), start, end: start + length };
}
