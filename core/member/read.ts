import type { Problem } from "../problem.ts";
import type { Rules } from "../rules.ts";
import type { ParsedMember } from "./member.ts";

/** A thing that lies in the members' folder; `bytes` of anything but a file are empty. */
export interface MemberSource {
  /** As a person would write it, `members/racine-commune.yaml`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly kind: "file" | "folder" | "symlink" | "other";
}

export interface MembersRead {
  /** The valid ones, by slug. */
  readonly members: readonly ParsedMember[];
  /** All that is wrong or worth knowing, by file and place. Something is refused when one has severity "error". */
  readonly problems: readonly Problem[];
}

/** Reads a members' folder: every file by itself, then all together. Pure; the order of `files` changes nothing. */
export function readMembers(_files: readonly MemberSource[], _rules: Rules): MembersRead {
  return { members: [], problems: [] };
}
