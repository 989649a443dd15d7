import type { Member } from "../member/member.ts";

/** Before and after; one of them may be absent. */
export type Pair = readonly [Member | undefined, Member] | readonly [Member, undefined];

/**
 * The members of two trees that are the same member. Who has an id is that id, whatever the file is called; a candidate
 * is its file, in which admission writes the id, or the only one of the same contact when the file is called differently.
 */
export function pairMembers(before: readonly Member[], after: readonly Member[]): readonly Pair[] {
  const left = new Set(before);
  const take = (isSame: (was: Member) => boolean): Member | undefined => {
    const found = [...left].filter(isSame);
    const [only] = found;
    if (only === undefined || found.length > 1) return undefined;
    left.delete(only);
    return only;
  };
  const earlier = new Map<Member, Member | undefined>();
  const pair = (members: readonly Member[], isSame: (was: Member, is: Member) => boolean) => {
    for (const is of members) {
      const was = earlier.get(is) ?? take((one) => isSame(one, is));
      earlier.set(is, was);
    }
  };
  const isCandidate = ({ status }: Member) => status === "candidate";
  pair(
    after.filter((is) => !isCandidate(is)),
    (was, is) => idOf(was) === idOf(is),
  );
  pair(after, (was, is) => isCandidate(was) && was.slug === is.slug);
  pair(after.filter(isCandidate), (was, is) => isCandidate(was) && was.contact.forge === is.contact.forge);
  const pairs: Pair[] = [
    ...after.map((is): Pair => [earlier.get(is), is]),
    ...[...left].map((was): Pair => [was, undefined]),
  ];
  return pairs
    .map((one) => [rank(one), one] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);
}

function idOf(member: Member): string | undefined {
  return member.status === "candidate" ? undefined : member.id;
}

/** Ids in the order of their numbers, `m-0009` before `m-0010`, then candidates. */
function rank([was, is]: Pair): string {
  const member = is ?? was;
  const id = idOf(member);
  return id === undefined ? `~ ${member.slug}` : `${id.slice(2).padStart(8, "0")} ${member.slug}`;
}
