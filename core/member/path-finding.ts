import type { Finding } from "../problem.ts";
import type { Path } from "./member.ts";

/** A finding about the value (or key) at a path. */
export interface PathFinding {
  readonly path: Path;
  readonly finding: Finding;
}

/** About the value at `path`. */
export function at(path: Path, finding: Finding): PathFinding {
  return { path, finding };
}

/** About the key at `path`. */
export function atKey(path: Path, finding: Finding): PathFinding {
  return { path, finding: { ...finding, atKey: true } };
}
