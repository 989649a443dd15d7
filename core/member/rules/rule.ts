import type { Rules } from "../../rules.ts";
import type { Tenant } from "../member.ts";
import type { PathFinding } from "../path-finding.ts";
import type { MemberFile } from "../schema.ts";

/** One member with all that a rule may ask about it. */
export interface Case {
  readonly member: Tenant;
  /** The file's own words: shapes checked, nothing resolved. */
  readonly written: MemberFile;
  readonly konbit: Rules;
}

/** A rule between the keys of one file. */
export interface MemberRule {
  /** Top-level keys that must be sound, else the rule would complain of what another error hides. */
  readonly needs: readonly (keyof MemberFile)[];
  check(subject: Case): readonly PathFinding[];
}
