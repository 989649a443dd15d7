import { type Script, sh } from "../remote/sh.ts";
import { sha256 } from "./sha256.ts";
import { shipped } from "./shipped.ts";

/** Whole texts by path on the server. */
export type Files = Readonly<Record<string, string>>;

/** Where each file of a folder below `server/` goes, by path on the server. */
export function placed(folder: string, places: Files): readonly (readonly [string, string])[] {
  return Object.entries(places).map(([path, name]) => [path, shipped(`${folder}/${name}`)] as const);
}

/** Packages of the distribution, as a state has them. */
export function installed(packages: readonly string[]): Record<string, string> {
  return Object.fromEntries(packages.map((name) => [name, "installed"]));
}

/** The SHA-256 of each. */
export function digestsOf(files: Files): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, sha256(text)]));
}

/** Whose they are, and who may read or run them: root's, and everybody; programs are in one folder. */
export function modesOf(files: Files): Record<string, string> {
  const modeOf = (path: string) => (path.startsWith("/usr/local/lib/") ? "755" : "644");
  return Object.fromEntries(Object.keys(files).map((path) => [path, `root:root ${modeOf(path)}`]));
}

/** The arrays `paths` and `texts` of a script, in step. */
export const arraysOf = (files: Files): Script => sh`paths=(${Object.keys(files)}) texts=(${Object.values(files)})`;
