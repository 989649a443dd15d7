import type { Path } from "../member/member.ts";
import type { Plain } from "../member/plain.ts";

/** Whether two written values are the same, whatever the order of their keys. */
export function equal(a: Plain | undefined, b: Plain | undefined): boolean {
  return unequal(a, b).length === 0;
}

/**
 * The paths at which two values differ, as deep as both have something to compare; `same` says when two words mean the same.
 */
export function unequal(
  a: Plain | undefined,
  b: Plain | undefined,
  same: (path: Path, a: Plain, b: Plain) => boolean = () => false,
  path: Path = [],
): readonly Path[] {
  if (a === b || (a !== undefined && b !== undefined && same(path, a, b))) return [];
  if (!isGroup(a) || !isGroup(b) || Array.isArray(a) !== Array.isArray(b)) return [path];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Array.from(keys).flatMap((key) =>
    unequal(a[key], b[key], same, [...path, Array.isArray(b) ? Number(key) : key]),
  );
}

/** A list is a group whose keys are numbers. */
function isGroup(value: Plain | undefined): value is Readonly<Record<string, Plain>> {
  return typeof value === "object";
}
