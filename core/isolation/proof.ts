import * as z from "zod";
import type { Text } from "../text.ts";
import { type Means, type WayName, wayNames, ways } from "./ways.ts";

/** One try as the server reports it; `at` is empty for what is the server's, `got` is null when nothing came through. */
export const Try = z.strictObject({
  by: z.string(),
  probe: z.enum(wayNames),
  at: z.string(),
  got: z.string().nullable(),
});

export type Try = z.output<typeof Try>;

/** What a server answers. */
export interface Answers {
  /** All members of the server, those too at whom nothing could be aimed. */
  readonly logins: readonly string[];
  /** Those whose PHP does not answer. */
  readonly silent: readonly string[];
  readonly tries: readonly Try[];
}

/** A way, and how often it was tried and led somewhere. */
export interface Tally {
  readonly way: WayName;
  readonly tried: number;
  readonly through: number;
}

/** What a whole run has shown. */
export interface Proof {
  readonly members: number;
  readonly pairs: number;
  readonly tries: number;
  readonly tallies: readonly Tally[];
  readonly crossings: readonly Try[];
  readonly silent: readonly string[];
}

export function proofOf({ logins, silent, tries }: Answers): Proof {
  const members = logins.length;
  return {
    members,
    pairs: members * (members - 1),
    tries: tries.length,
    tallies: wayNames.map((way) => {
      const same = tries.filter(({ probe }) => probe === way);
      return { way, tried: same.length, through: same.filter(isThrough).length };
    }),
    crossings: tries.filter(isThrough),
    silent,
  };
}

const isThrough = ({ got }: Try): boolean => got !== null;

/** The whole of it, line by line, for people. `nameOf` gives a member's name for a login. */
export function proofLines(
  { members, pairs, tries, tallies, crossings, silent }: Proof,
  nameOf: (login: string) => string,
): readonly Text[] {
  const untried = tallies.filter(({ tried }) => tried === 0);
  return [
    {
      fr: `${members} membres, ${pairs} paires : ${tries} essais, ${crossings.length} passages.`,
      en: `${members} members, ${pairs} pairs: ${tries} tries, ${crossings.length} got through.`,
    },
    ...meansInOrder.flatMap((by) => [
      headings[by],
      ...tallies.filter(({ way, tried }) => ways[way].by === by && tried > 0).map(tallyLine),
    ]),
    ...(untried.length === 0
      ? []
      : [
          {
            fr: `Rien à quoi s'essayer ici : ${untried.map(({ way }) => ways[way].what.fr).join(" ; ")}.`,
            en: `Nothing here to try it on: ${untried.map(({ way }) => ways[way].what.en).join("; ")}.`,
          },
        ]),
    ...silent.map((login) => ({
      fr: `✗ Le PHP de ${nameOf(login)} ne répond pas, rien n'a pu y être essayé : « systemctl status konbit-php@${login} » sur le serveur dit pourquoi.`,
      en: `✗ The PHP of ${nameOf(login)} does not answer, so nothing could be tried in it: “systemctl status konbit-php@${login}” on the server says why.`,
    })),
    ...crossings.map((crossing) => crossingLine(crossing, nameOf)),
  ];
}

const meansInOrder: readonly Means[] = ["user", "php", "apache"];

const headings: Readonly<Record<Means, Text>> = {
  user: { fr: "Avec son compte Unix :", en: "As its Unix user:" },
  php: { fr: "Dans son PHP :", en: "In its PHP:" },
  apache: { fr: "Par Apache :", en: "By way of Apache:" },
};

function tallyLine({ way, tried, through }: Tally): Text {
  const { fr, en } = ways[way].what;
  const mark = through === 0 ? "✓" : "✗";
  return { fr: `  ${mark} ${fr} : ${through} sur ${tried}`, en: `  ${mark} ${en}: ${through} of ${tried}` };
}

function crossingLine({ by, at, probe, got }: Try, nameOf: (login: string) => string): Text {
  const { fr, en } = ways[probe].what;
  const what = got ?? "";
  return at === ""
    ? { fr: `✗ ${nameOf(by)} peut ${fr} (${what}).`, en: `✗ ${nameOf(by)} can ${en} (${what}).` }
    : {
        fr: `✗ ${nameOf(by)} peut, chez ${nameOf(at)}, ${fr} (${what}).`,
        en: `✗ ${nameOf(by)} can, at ${nameOf(at)}, ${en} (${what}).`,
      };
}
