import type { Finding } from "../problem.ts";
import { finding } from "./messages/index.ts";
import type { Spot } from "./spot.ts";
import { bidiControl } from "./unicode.ts";

/** A file of this size describes some 1,500 mailboxes; more is an accident or an attack. */
export const maxFileBytes = 64 * 1024;

/** Text that the YAML parser may see, or what stands against it. */
export interface SourceText {
  readonly text: string;
  readonly spots: readonly Spot[];
}

/** Bytes of a file as text. Whatever could deceive a reader or the parser is a finding at its character. */
export function readText(bytes: Uint8Array): SourceText {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || isMostlyNul(bytes);
  if (isUtf16) return refused(finding("K0103"));
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, maxFileBytes));
  if (bytes.length > maxFileBytes) {
    return {
      text,
      spots: [at(finding("K0101"), text.length - 1, text.length)],
    };
  }
  const bad = firstBadByte(bytes, text);
  if (bad !== undefined) return { text, spots: [at(finding("K0102"), bad, bad + 1)] };
  return { text, spots: characters.flatMap((rule) => rule(text)) };
}

// UTF-16 without a mark: every other byte of plain text is 0.
function isMostlyNul(bytes: Uint8Array): boolean {
  return (
    bytes.length >= 8 && bytes.subarray(0, 64).filter((byte) => byte === 0).length > Math.min(bytes.length, 64) / 4
  );
}

function firstBadByte(bytes: Uint8Array, text: string): number | undefined {
  if (!text.includes("\uFFFD")) return undefined;
  const back = new TextEncoder().encode(text);
  const index = back.findIndex((byte, i) => byte !== bytes[i]);
  return index < 0 ? undefined : new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, index)).length;
}

/** What may not be written as itself may not be written as an escape (`"\u202E"`) either. */
export function hiddenIn(value: string): Finding | undefined {
  const control = /(?!\n)\p{Cc}/u.exec(value)?.[0];
  if (control !== undefined) return finding("K0104", { character: codePoint(control) });
  const turning = deceiving.exec(value)?.[0];
  if (turning !== undefined) return finding("K0108", { character: codePoint(turning) });
  return value === value.normalize("NFC") ? undefined : finding("K0109", { text: value.normalize("NFC") });
}

type CharacterRule = (text: string) => readonly Spot[];

const each =
  (pattern: RegExp, make: (found: string) => Finding, mend?: (found: string) => string): CharacterRule =>
  (text) =>
    Array.from(text.matchAll(pattern), (match) => {
      const start = match.index;
      const end = start + match[0].length;
      const spot = at(make(match[0]), start, end);
      return mend ? { ...spot, edit: { start, end, text: mend(match[0]) } } : spot;
    });

const codePoint = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

const deceiving = new RegExp(`${bidiControl.source}|[\\u2028\\u2029]`, "u");

const characters: readonly CharacterRule[] = [
  each(
    /^\uFEFF/g,
    () => finding("K0105"),
    () => "",
  ),
  each(
    // A sequence that colours a terminal is one thing, though only its first character is unseen.
    /(?![\t\n\r])\p{Cc}(?:\[[0-9;]*m)?/gu,
    (found) => finding("K0104", { character: codePoint(found) }),
    () => "",
  ),
  each(
    /\r(?!\n)/g,
    () => finding("K0106"),
    () => "\n",
  ),
  // A tab at the edge of a line looks like spaces and means something else to each editor.
  each(
    /\t+/g,
    () => finding("K0107"),
    (found) => "  ".repeat(found.length),
  ),
  each(
    new RegExp(deceiving.source, "gu"),
    (found) => finding("K0108", { character: codePoint(found) }),
    // A separator of lines stands between two words.
    (found) => (bidiControl.test(found) ? "" : " "),
  ),
  notNormalized,
];

function notNormalized(text: string): readonly Spot[] {
  if (text === text.normalize("NFC")) return [];
  // A letter and the marks that follow it: the smallest piece that normalizing may change.
  return Array.from(text.matchAll(/[^\p{M}\n]\p{M}+|[^\p{M}\n]/gu)).flatMap((match) => {
    const [found] = match;
    const text = found.normalize("NFC");
    const start = match.index;
    const end = start + found.length;
    return text === found ? [] : [{ finding: finding("K0109", { text }), start, end, edit: { start, end, text } }];
  });
}

function at(what: Finding, start: number, end: number): Spot {
  return { finding: what, start: Math.max(start, 0), end };
}

function refused(what: Finding): SourceText {
  return { text: "", spots: [at(what, 0, 1)] };
}
