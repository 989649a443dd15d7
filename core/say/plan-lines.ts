import type { PlanAnswer } from "../plan/answer.ts";
import type { WeighedChange } from "../plan/compare.ts";
import type { DnsOutlook } from "../plan/dns-outlook.ts";
import type { Effect } from "../plan/effect.ts";
import { kept, keptTogether } from "../plan/kept.ts";
import { spaceText, volumeText } from "../plan/space.ts";
import { weights } from "../plan/weight.ts";
import type { Text } from "../text.ts";

/** The changes of one member, in the order in which they are read. */
export interface MemberChanges {
  readonly name: string;
  readonly slug: string;
  readonly changes: readonly WeighedChange[];
}

/** By member; a member without changes is not there. */
export function byMember(changes: readonly WeighedChange[]): readonly MemberChanges[] {
  return [...Map.groupBy(changes, ({ member }) => member.id ?? `~${member.slug}`).values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ name: first.member.name, slug: first.member.slug, changes: own }];
  });
}

export const emoji: Readonly<Record<Effect, string>> = {
  appears: "➕",
  changes: "✏️",
  pauses: "⏸️",
  resumes: "▶️",
  stops: "⏹️",
  asks: "🙋",
};

/** The same on a terminal, one column wide. */
export const sign: Readonly<Record<Effect, string>> = {
  appears: "+",
  changes: "~",
  pauses: "=",
  resumes: ">",
  stops: "-",
  asks: "?",
};

/** Space of members, then of the server. */
export function spaceTexts({ space, volumes }: PlanAnswer): {
  readonly members: readonly Text[];
  readonly server: readonly Text[];
} {
  const severalMembers = new Set(space.map(({ member }) => member.slug)).size > 1;
  return {
    members: space.map((one) => {
      const { fr, en } = spaceText(one);
      const { name } = one.member;
      return severalMembers ? { fr: `${name}, ${fr}`, en: `${name}, ${en}` } : { fr, en };
    }),
    server: volumes.map(volumeText),
  };
}

/** "racine.example : …": how a domain will stand for the world. */
export function outlookText({ domain, text }: DnsOutlook): Text {
  return { fr: `${domain} : ${text.fr}.`, en: `${domain}: ${text.en}.` };
}

/** "4 à créer, 1 à arrêter": what the whole change does. */
export function totalText(changes: readonly WeighedChange[]): Text {
  if (changes.length === 0) return { fr: "Rien ne change.", en: "Nothing changes." };
  const count = (effect: Effect) => changes.filter((change) => change.effect === effect).length;
  const counts: readonly (readonly [number, Text])[] = [
    [count("appears"), { fr: "à créer", en: "to create" }],
    [count("changes"), { fr: "à changer", en: "to change" }],
    [count("pauses"), { fr: "à suspendre", en: "to suspend" }],
    [count("resumes"), { fr: "à rouvrir", en: "to open again" }],
    [count("stops"), { fr: "à arrêter", en: "to stop" }],
    [count("asks"), { fr: "à décider", en: "to decide" }],
  ];
  const present = counts.filter(([number]) => number > 0);
  return {
    fr: `${present.map(([number, text]) => `${number} ${text.fr}`).join(", ")}. Rien n'est effacé.`,
    en: `${present.map(([number, text]) => `${number} ${text.en}`).join(", ")}. Nothing is erased.`,
  };
}

/** What makes a change look larger than it is; nothing where nothing was refused before. */
export function refusedBeforeText({ refusedBefore }: PlanAnswer): readonly Text[] {
  return refusedBefore.map((file) => ({
    fr: `Le fichier ${file} était refusé avant cette demande : tout y est montré comme nouveau.`,
    en: `The file ${file} was refused before this request: all that is in it is shown as new.`,
  }));
}

/**
 * Where several things are taken away, what happens to their data is said once below them rather than in each line.
 * @returns the sentence of each change, and the one for all of them when there is one.
 */
export function sentencesOf(changes: readonly WeighedChange[]): {
  readonly each: readonly Text[];
  readonly together?: Text;
} {
  const isKept = ({ sentence }: WeighedChange) => sentence.fr.endsWith(kept.fr);
  const sentences = changes.map((change) => shortened(change.sentence));
  if (changes.filter(isKept).length < 2) return { each: sentences };
  const bare = ({ fr, en }: Text): Text => ({ fr: fr.replace(` ${kept.fr}`, ""), en: en.replace(` ${kept.en}`, "") });
  const each = changes.map((change) => shortened(isKept(change) ? bare(change.sentence) : change.sentence));
  return { each, together: keptTogether };
}

// A list of 500 addresses in one sentence would bury the others.
const longestSentence = 600;

/** A sentence as it is shown: cut when a file made it very long, with what is left out counted. */
export function shortened(sentence: Text): Text {
  const cut = (text: string, rest: (count: number) => string) => {
    const characters = Array.from(text);
    const over = characters.length - longestSentence;
    return over > 40 ? `${characters.slice(0, longestSentence).join("")} … ${rest(over)}` : text;
  };
  return {
    fr: cut(sentence.fr, (count) => `(${count} caractères de plus)`),
    en: cut(sentence.en, (count) => `(${count} more characters)`),
  };
}

/** The heaviest first, so that what is cut off is the lightest; the order of reading decides between equals. */
export function heaviestOf(changes: readonly WeighedChange[], count: number): ReadonlySet<WeighedChange> {
  const rank = (change: WeighedChange) => weights.indexOf(change.weight);
  return new Set(changes.toSorted((a, b) => rank(b) - rank(a)).slice(0, count));
}
