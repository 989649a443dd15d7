import type { Finding } from "../problem.ts";
import type { Subject } from "./subject.ts";

/** The finding with the command that takes a file out of the request: back to how the base has it. */
export function withUndo(finding: Finding, path: string, { base, touched }: Subject): Finding {
  const isAtBase = touched.some((one) => one.path === path && one.before !== undefined);
  return { ...finding, paste: isAtBase ? `git checkout ${word(base)} -- ${word(path)}` : `git rm -- ${word(path)}` };
}

/** A word of a POSIX shell; a name that cannot be printed cannot be copied either. */
export function word(text: string): string {
  return /^[\w./@+:-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
