import type { Tenant } from "../member/member.ts";
import type { Text } from "../text.ts";
import type { Effect } from "./effect.ts";
import type { Kind } from "./kinds.ts";
import type { Weight } from "./weight.ts";

/** One sentence about one thing of a member. */
export interface Line {
  readonly kind: Kind;
  /** The thing as its member calls it, `noe@racine.example`; stands in the sentence as it is. */
  readonly name: string;
  readonly effect: Effect;
  readonly weight: Weight;
  readonly sentence: Text;
  /** It stands in the file no more; an archived thing stops too, and stays in its file. */
  readonly isRemoval?: true;
}

/**
 * What is different about one sort of thing, before and after; absent before: nothing was there. No line: nothing
 * changes. Every file of core/plan/ that is named after a thing exports one.
 */
export type Subject = (before: Tenant | undefined, after: Tenant) => readonly Line[];

/** Lines about one thing. */
export function about(kind: Kind, name: string) {
  return (effect: Effect, weight: Weight, sentence: Text): Line => ({ kind, name, effect, weight, sentence });
}

/** How the things of a list are told apart and what is said of each. */
interface Words<Thing> {
  readonly key: (thing: Thing) => string;
  readonly appears: (thing: Thing) => Line;
  readonly differs: (was: Thing, is: Thing) => readonly (Line | false)[];
  readonly stops: (thing: Thing) => Line;
}

/** The lines for two lists of things, in the order of their keys: the order in the file changes nothing. */
export function linesOf<Thing>(before: readonly Thing[], after: readonly Thing[], words: Words<Thing>): Line[] {
  const was = new Map(before.map((thing) => [words.key(thing), thing]));
  const is = new Map(after.map((thing) => [words.key(thing), thing]));
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((key) => {
    const [a, b] = [was.get(key), is.get(key)];
    if (a === undefined) return b === undefined ? [] : [words.appears(b)];
    return b === undefined
      ? [{ ...words.stops(a), isRemoval: true }]
      : words.differs(a, b).filter((line) => line !== false);
  });
}

/** Several values in one sentence, in an order that does not depend on the file: "a, b". */
export function listed(values: readonly string[]): string {
  return values.toSorted().join(", ");
}

/** What a list of values gained and lost, ready to stand in a sentence; absent: nothing. The order changes nothing. */
export function gainAndLoss(was: readonly string[], is: readonly string[]): { gained?: string; lost?: string } {
  const gained = is.filter((value) => !was.includes(value));
  const lost = was.filter((value) => !is.includes(value));
  return {
    ...(gained.length > 0 ? { gained: listed(gained) } : {}),
    ...(lost.length > 0 ? { lost: listed(lost) } : {}),
  };
}
