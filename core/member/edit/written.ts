import { stringify } from "yaml";
import type { Plain } from "../plain.ts";

/** A value as it is written on one line of a member file: `{ name: awa, quota: 8 GiB }`, `[info, awa]`, `"a: b"`. */
export function written(value: Plain): string {
  if (typeof value === "string") return text(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) {
    // Array.isArray forgets that the list is read-only; nothing is written to it.
    const items = value as readonly Plain[];
    return `[${items.map(written).join(", ")}]`;
  }
  const pairs = Object.entries(value).map(([key, inner]) => `${text(key)}: ${written(inner)}`);
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

/** Quoted where YAML 1.2 needs it, and where a program that reads YAML 1.1 would see no text (`yes`, `12:30`). */
function text(value: string): string {
  if (/[\n\r]/.test(value)) return JSON.stringify(value);
  const options = { collectionStyle: "flow", lineWidth: 0, flowCollectionPadding: false, compat: "yaml-1.1" } as const;
  // As the one item of a list in brackets, so that it may stand in brackets and braces too.
  return stringify([value], options).trim().slice(1, -1);
}
