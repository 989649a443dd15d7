import type { Subject } from "./subject.ts";
import type { Touched } from "./tree.ts";

/** The command that takes a file out of a request: back to how the base has it. */
export function undo({ base }: Pick<Subject, "base">, { path, before }: Pick<Touched, "path" | "before">): string {
  return before ? `git checkout ${word(base)} -- ${word(path)}` : `git rm -- ${word(path)}`;
}

/** A word of a POSIX shell; a name that cannot be printed cannot be copied either. */
function word(text: string): string {
  return /^[\w./@+:-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
