import { readFileSync } from "node:fs";

/**
 * The text of a file in `server/`: what is shipped to the server lies there as itself, so that editors and linters
 * know what it is. Read once, when a kind is loaded; everything after that is pure.
 */
export function shipped(name: string): string {
  return readFileSync(new URL(`../server/${name}`, import.meta.url), "utf8");
}

/** A shipped text with its `@NAME@` places filled in. Values have been through a strict grammar before. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/@([A-Z_]+)@/g, (place, key: string) => String(values[key] ?? place));
}
