import type { Json, Kind, Props } from "../kinds/kind.ts";
import { unknown } from "../plugin/values.ts";
import { pathText } from "./struct.ts";

export interface Change {
  /** `quota.maxBytes` */
  readonly path: string;
  /** The top-level key it is in. */
  readonly key: string;
  readonly kind: "add" | "delete" | "update";
  /** The engine makes another thing and retires this one. */
  readonly isReplacing: boolean;
}

export interface Difference {
  readonly changes: readonly Change[];
  /** Retire first, since the new thing stands in the same place. */
  readonly isDeletedFirst: boolean;
}

/**
 * What must change for the server to show `expected` where it shows `found`, leaf by leaf.
 * @param ignored paths (`ignoreChanges`) under which a difference is none.
 */
export function diff(kind: Kind, found: Props, expected: Props, ignored: readonly string[] = []): Difference {
  const changes = [...leaves(found, expected, [])]
    .map(({ path, kind: what }): Change => {
      const key = String(path[0]);
      return { path: pathText(path), key, kind: what, isReplacing: kind.identity.includes(key) };
    })
    .filter(
      ({ path }) => !ignored.some((one) => path === one || path.startsWith(`${one}.`) || path.startsWith(`${one}[`)),
    );
  const isReplaced = changes.some((change) => change.isReplacing);
  return { changes, isDeletedFirst: isReplaced && kind.id(found) === kind.id(expected) };
}

interface Leaf {
  readonly path: readonly PropertyKey[];
  readonly kind: Change["kind"];
}

function* leaves(found: Json | undefined, expected: Json | undefined, path: readonly PropertyKey[]): Generator<Leaf> {
  if (found === expected && expected !== unknown) return;
  if (found === undefined) yield { path, kind: "add" };
  else if (expected === undefined) yield { path, kind: "delete" };
  else if (isList(found) && isList(expected)) {
    for (let index = 0; index < Math.max(found.length, expected.length); index++) {
      yield* leaves(found[index], expected[index], [...path, index]);
    }
  } else if (isRecord(found) && isRecord(expected)) {
    for (const key of new Set([...Object.keys(found), ...Object.keys(expected)])) {
      yield* leaves(found[key], expected[key], [...path, key]);
    }
  } else yield { path, kind: "update" };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isRecord(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
