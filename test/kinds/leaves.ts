import type { Json } from "../../kinds/kind.ts";

/** Where two states differ, as `path: expected ≠ found`, so that a failing test says it in one line. */
export function differences(expected: Json | undefined, found: Json | undefined, path = ""): string[] {
  if (isRecord(expected) && isRecord(found)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(found)]);
    return [...keys].flatMap((key) => differences(expected[key], found[key], path === "" ? key : `${path}.${key}`));
  }
  const [a, b] = [expected, found].map((value) => (value === undefined ? "nothing" : JSON.stringify(value)));
  return a === b ? [] : [`${path}: ${a?.slice(0, 200) ?? ""} ≠ ${b?.slice(0, 200) ?? ""}`];
}

function isRecord(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
