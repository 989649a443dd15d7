import { readFileSync } from "node:fs";
import { Script, sh } from "../remote/sh.ts";

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

/** A shipped survey that is told what to look at: each list as words in its `@NAME@` place. */
export function surveyOf(name: string, lists: Readonly<Record<string, readonly string[]>>): Script {
  const words = Object.entries(lists).map(([key, list]) => [key, sh`${list}`.text] as const);
  return new Script(fill(shipped(name), Object.fromEntries(words)));
}

/** What is looked at of a program: packages by name, files and whatever has an owner by path. */
interface OnServer {
  readonly packages: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly modes: Readonly<Record<string, string>>;
}

/** A shipped survey that is told to look at what a state names; `more`: what else it is told. */
export function surveyFor(
  name: string,
  { packages, files, modes }: OnServer,
  more: Readonly<Record<string, readonly string[]>> = {},
): Script {
  return surveyOf(name, {
    PACKAGES: Object.keys(packages),
    FILES: Object.keys(files),
    PATHS: Object.keys(modes),
    ...more,
  });
}
