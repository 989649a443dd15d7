import type { Inventory } from "../plan/inventory.ts";
import type { ProblemCode } from "../problem.ts";
import type { Text } from "../text.ts";
import type { Sample } from "./sample.ts";

/**
 * What `konbit explain` says of a code, for somebody who does not write programs. A test runs `wrong` and sees the
 * code, runs `right` and sees it gone. A registry whose examples need more than files (who asks, what was there
 * before) extends this with keys of its own and brings its own test.
 */
export interface Page {
  /** A few words without a full stop: one line in the list of all codes. */
  readonly title: Text;
  /** What has happened, in plain words. */
  readonly means: Text;
  /** Why there is such a rule: one sentence. */
  readonly why: Text;
  /** What to do about it. */
  readonly todo: Text;
  /** Files of a members' folder that are told this code. */
  readonly wrong: readonly Sample[];
  /** The same files as they are accepted. */
  readonly right: readonly Sample[];
  /** For what is said of a change: the files before it, and what was measured on the server. */
  readonly change?: { readonly before: readonly Sample[]; readonly inventory?: Inventory };
}

/** Pages of some codes; index.ts asks for all of them. */
export type Pages = Readonly<Partial<Record<ProblemCode, Page>>>;
