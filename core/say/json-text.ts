import { deceiving } from "./visible.ts";

/** JSON in which nothing of a file can move a cursor or turn text around: the same value, such characters escaped. */
export function jsonText(value: unknown): string {
  // The line ends are those between the values; within one, JSON has escaped them already.
  return JSON.stringify(value, null, 2).replace(deceiving, (character) =>
    character === "\n" ? "\n" : escaped(character),
  );
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
