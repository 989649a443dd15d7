import type { Inventory } from "../plan/inventory.ts";
import type { Rules } from "../rules.ts";
import type { Tree } from "./tree.ts";

/** A request to change the repository, as plain data: what git, the forge and the base branch say of it. */
export interface Request {
  /** The forge account that asks, in lower case. */
  readonly author: string;
  /** The day on which it is judged, `2026-11-26`. */
  readonly today: string;
  /** How the base is called, for commands that a person can copy: `main`. */
  readonly base: string;
  /** What its author wrote, without what stands in code, quotations or HTML: one entry a line. */
  readonly statement: readonly string[];
  /** From the tip of the base. */
  readonly rules: Rules;
  /** What members use, as it was measured and published; absent: nothing is known. */
  readonly inventory?: Inventory;
  /** The members' folder from the root of the repository, without a slash at the end. */
  readonly folder: string;
  /** Where the request left the base: the change is `fork` to `head`. */
  readonly fork: Tree;
  readonly head: Tree;
  /** The tip of the base, from which rights are read. */
  readonly tip: Tree;
  /** What a merge would make; absent when it conflicts. */
  readonly merged?: Tree;
  /** Paths where the merge conflicts. */
  readonly conflicts: readonly string[];
  /** Object → bytes, for every file in the members' folder of `tip` and `merged` that is not too large. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** Ids that any file of the base's past ever had. */
  readonly idsEver: ReadonlySet<string>;
}
