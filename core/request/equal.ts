import type { Path } from "../member/member.ts";

/** Whether two values are the same, whatever the order of their keys. */
export function equal(a: unknown, b: unknown): boolean {
  return unequal(a, b).length === 0;
}

/**
 * The paths at which two values differ, as deep as both have something to compare; `same` says when two words mean the same.
 */
export function unequal(
  a: unknown,
  b: unknown,
  same: (path: Path, a: unknown, b: unknown) => boolean = () => false,
  path: Path = [],
): readonly Path[] {
  if (a === b || same(path, a, b)) return [];
  if (!isGroup(a) || !isGroup(b) || Array.isArray(a) !== Array.isArray(b)) return [path];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Array.from(keys).flatMap((key) =>
    unequal(a[key], b[key], same, [...path, Array.isArray(b) ? Number(key) : key]),
  );
}

/** A list is a group whose keys are numbers. */
function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
