import { readMembers, type MemberSource, type MembersRead } from "../../core/member/read.ts";
import type { Problem } from "../../core/problem.ts";
import type { Rules } from "../../core/rules.ts";
import { membersFolder } from "../../stacks/members-folder.ts";
import { findMembersFolder, readMembersFolder, type MembersFolder } from "./members-folder.ts";
import { stackOf } from "./stack.ts";

/** One file of the members' folder with a new text, judged with all the others before a byte is written. */
export interface Draft {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly read: MembersRead;
  /** What stands against it: everything in the file itself, and what is new in the others. */
  readonly refusals: readonly Problem[];
  /** Warnings and notices that the change brings. */
  readonly news: readonly Problem[];
}

/** The members' folder, and what it would be with a change. */
export class Drafts {
  readonly folder: MembersFolder;
  readonly rules: Rules;
  readonly sources: readonly MemberSource[];
  readonly before: MembersRead;

  private constructor(folder: MembersFolder, rules: Rules, sources: readonly MemberSource[]) {
    this.folder = folder;
    this.rules = rules;
    this.sources = sources;
    this.before = readMembers(sources, rules);
  }

  /** `mayBeEmpty`: the first member of all finds nobody there. @throws Failure when the folder cannot be read. */
  static async of(given: string | undefined, mayBeEmpty = false): Promise<Drafts> {
    const { rules, ...stack } = await stackOf(undefined);
    const folder = findMembersFolder(given, stack);
    const listed = mayBeEmpty ? await membersFolder(folder.folder, folder.shown).catch(() => undefined) : undefined;
    return new Drafts(folder, rules, listed ?? (await readMembersFolder(folder)));
  }

  /** A draft of the file at `file`, which may be a new one. */
  with(file: string, after: string): Draft {
    const old = this.sources.find((source) => source.path === file);
    const bytes = new TextEncoder().encode(after);
    const others = this.sources.filter((source) => source !== old);
    const read = readMembers([...others, { path: file, bytes, kind: "file" }], this.rules);
    const told = new Set(this.before.problems.map(said));
    const isNew = (problem: Problem) => !told.has(said(problem));
    const isError = ({ severity }: Problem) => severity === "error";
    return {
      file,
      before: old ? (textOf(old) ?? "") : "",
      after,
      read,
      refusals: read.problems.filter((problem) => isError(problem) && (problem.file === file || isNew(problem))),
      news: read.problems.filter((problem) => !isError(problem) && problem.file === file && isNew(problem)),
    };
  }
}

/** A file's text, every byte of it; undefined when its bytes are no UTF-8, for then some would not come back. */
export function textOf({ bytes }: MemberSource): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Lines move when lines are added: the same sentence about the same file is the same problem. */
function said({ file, code, text }: Problem): string {
  return `${file} ${code} ${text.en}`;
}
