import type { Member } from "../member/member.ts";
import { aliases } from "./aliases.ts";
import { backup } from "./backup.ts";
import { cloudUsers } from "./cloud-users.ts";
import { domains } from "./domains.ts";
import { extras } from "./extras.ts";
import { granted } from "./granted.ts";
import { kinds } from "./kinds.ts";
import { lifecycle } from "./lifecycle.ts";
import type { Line, Subject } from "./line.ts";
import { lists } from "./lists.ts";
import { mailboxes } from "./mailboxes.ts";
import { pairMembers } from "./pair-members.ts";
import { people } from "./people.ts";
import { requests } from "./requests.ts";
import { sites } from "./sites.ts";
import { wikis } from "./wikis.ts";

/** One thing that a request changes, as people read and approve it. */
export interface WeighedChange extends Line {
  /** `id` is absent for a candidate. */
  readonly member: { readonly id?: string; readonly slug: string; readonly name: string };
}

/** What stands on the server, in the order in which people read it; a new thing is a file and a line here. */
const things: readonly Subject[] = [domains, mailboxes, aliases, lists, wikis, sites, cloudUsers, extras, backup];
/** What only people do something with. */
const papers: readonly Subject[] = [people, requests];

/**
 * Everything that is different between two sets of valid member files, member by member in the order of their ids, then
 * the candidates by slug. The order of files and of keys, comments and other spellings of a value change nothing.
 */
export function compare(before: readonly Member[], after: readonly Member[]): readonly WeighedChange[] {
  return pairMembers(before, after).flatMap(([was, is]) => {
    const member = nameOf(is ?? was);
    return memberLines(was, is).map((line) => ({ ...line, member }));
  });
}

function nameOf(member: Member): WeighedChange["member"] {
  const { slug, name } = member;
  return member.status === "candidate" ? { slug, name } : { id: member.id, slug, name };
}

function memberLines(was: Member | undefined, is: Member | undefined): readonly Line[] {
  const whole = lifecycle(was, is);
  // Who goes takes everything along: one sentence says it all.
  if (is === undefined || is.status === "left") return whole;
  const present = was?.status === "left" ? undefined : was;
  const all = (subjects: readonly Subject[], from: Member | undefined) =>
    subjects.flatMap((subject) => subject(from, is));
  if (is.status === "candidate") return [...whole, ...all([...things, ...papers], present).map(asWish)];
  // What a candidate asked for appears at admission.
  if (present?.status === "candidate") return [...whole, ...all(things, undefined), ...all(papers, present)];
  return [...whole, ...all([...things, granted, ...papers], present)];
}

/** Nothing of a candidate stands on the server, so taking a wish back loses nothing. */
function asWish(line: Line): Line {
  if (line.weight !== "danger") return line;
  if (line.isRemoval !== true) return { ...line, weight: "décision" };
  const noun = kinds[line.kind].one;
  return {
    ...line,
    weight: "automatique",
    sentence: {
      fr: `n'est plus demandé : ${noun.fr} ${line.name}`,
      en: `no longer asked for: ${noun.en} ${line.name}`,
    },
  };
}
