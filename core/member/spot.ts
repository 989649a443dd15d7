import type { Edit, Finding } from "../problem.ts";

/** A finding and the characters of the file (UTF-16 offsets) that it is about. */
export interface Spot {
  readonly finding: Finding;
  readonly start: number;
  readonly end: number;
  /** What would mend it. */
  readonly edit?: Edit;
}
