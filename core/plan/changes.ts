import type { Text } from "../text.ts";
import { accountSentences } from "./accounts.ts";
import type { MemberPlan, Plan } from "./plan.ts";
import type { Effect, Sentence } from "./sentence.ts";
import { siteSentences } from "./sites.ts";

/** What happens to one thing of a member, in one sentence. */
export interface Change {
  readonly effect: Effect;
  readonly member: { readonly id: string; readonly slug: string; readonly name: string };
  readonly sentence: Text;
}

/** Everything that is different between two plans, member by member in the order of their ids. */
export function changesBetween(before: Plan, after: Plan): readonly Change[] {
  return pairs(before.members, after.members, (member) => member.id).flatMap(([was, is]) => {
    const { id, slug, name } = is ?? was;
    return memberSentences(was, is).map(([effect, sentence]) => ({ effect, member: { id, slug, name }, sentence }));
  });
}

function memberSentences(was: MemberPlan | undefined, is: MemberPlan | undefined): readonly Sentence[] {
  return [
    ...accountSentences(was?.account, is?.account),
    ...pairs(was?.sites ?? [], is?.sites ?? [], (site) => site.name).flatMap(([a, b]) => siteSentences(a, b)),
  ];
}

type Pair<T> = readonly [T | undefined, T] | readonly [T, undefined];

/** The things of two lists that are the same thing, in the order of their keys. */
function pairs<T>(before: readonly T[], after: readonly T[], key: (thing: T) => string): readonly Pair<T>[] {
  const was = new Map(before.map((thing) => [key(thing), thing]));
  const is = new Map(after.map((thing) => [key(thing), thing]));
  const both = [...is].map(([name, thing]): [string, Pair<T>] => [name, [was.get(name), thing]]);
  const gone = [...was]
    .filter(([name]) => !is.has(name))
    .map(([name, thing]): [string, Pair<T>] => [name, [thing, undefined]]);
  return [...both, ...gone].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}
