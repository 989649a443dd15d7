import type { Path } from "../member.ts";
import type { Plain } from "../plain.ts";

/** What a file shall say besides what it says: one more item of the list at `to`, or this value at `at`. */
export type Change = { readonly append: Plain; readonly to: Path } | { readonly set: Plain; readonly at: Path };

/** The list or the value that a change is about. */
export function pathOf(change: Change): Path {
  return "append" in change ? change.to : change.at;
}

/** A file's data after a change: what the edited text must say, no more and no less. */
export function changed(value: Plain | undefined, change: Change): Plain {
  return at(value, pathOf(change), (old) => {
    if (!("append" in change)) return change.set;
    return [...(Array.isArray(old) ? (old as readonly Plain[]) : []), change.append];
  });
}

function at(value: Plain | undefined, path: Path, make: (old: Plain | undefined) => Plain): Plain {
  const [step, ...rest] = path;
  if (step === undefined) return make(value);
  if (typeof step === "number") {
    const items = Array.isArray(value) ? (value as readonly Plain[]) : [];
    return items.map((item, index) => (index === step ? at(item, rest, make) : item));
  }
  // A short form `info` stands for `{ name: info }`.
  const group = typeof value === "string" ? { name: value } : value;
  const pairs = typeof group === "object" && !Array.isArray(group) ? (group as Readonly<Record<string, Plain>>) : {};
  return { ...pairs, [step]: at(pairs[step], rest, make) };
}
