import type { Changes } from "../../scripts/request-repo.ts";

/** A request made with ill will, or by accident, to the konbit of test/core/request/world.ts. */
export interface HostileRequest {
  readonly name: string;
  readonly author: string;
  readonly head: Changes;
  /** What the base had instead of what the world has. */
  readonly fork?: Changes;
  /** What happened on the base meanwhile. */
  readonly main?: Changes;
  readonly merges?: readonly Changes[];
  readonly past?: Changes;
  readonly body?: string;
  /** `file:line code` of each error; without a line, it is about the file as a whole. None: acceptable. */
  readonly refused: readonly string[];
  /** The labels of what is acceptable. */
  readonly labels?: readonly string[];
}
