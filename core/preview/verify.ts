import type { Text } from "../text.ts";
import type { ApprovedThing } from "./approved.ts";
import type { Folded, Thing } from "./fold.ts";
import { headingText, thingLines } from "./say.ts";

/** How what the engine would do differs from what people approved. */
export interface Difference {
  /**
   * unexpected: the engine would touch it, and nobody approved that. drift: somebody changed it on the server, and the engine would
   * put it back. absent: it was approved, and the engine would not do it. other: it would do something else to it.
   */
  readonly kind: "unexpected" | "drift" | "absent" | "other";
  readonly text: Text;
}

/** Both directions: everything that the engine would do was approved, and everything that was approved it would do. */
export function verifyPlan(
  approved: ReadonlyMap<string, ApprovedThing>,
  groups: readonly Folded[],
): readonly Difference[] {
  const things = groups.flatMap((group) => group.things.map((thing) => ({ group, thing })));
  const planned = new Set(things.map(({ thing }) => thing.name));
  return [
    ...things.flatMap(({ group, thing }) => differenceOf(approved.get(thing.name), group, thing)),
    ...[...approved].filter(([name]) => !planned.has(name)).map(([name, thing]) => absent(name, thing)),
  ];
}

function differenceOf(approved: ApprovedThing | undefined, group: Folded, thing: Thing): readonly Difference[] {
  const [first] = thingLines(thing);
  const [whose, what] = [headingText(group), first ?? { fr: thing.name, en: thing.name }];
  const text = { fr: `${whose.fr} : ${what.fr}`, en: `${whose.en}: ${what.en}` };
  if (approved?.effect === thing.effect) return [];
  if (approved !== undefined) return [{ kind: "other", text }];
  return [{ kind: isDrift(thing) ? "drift" : "unexpected", text }];
}

function isDrift({ facts, isMissing }: Thing): boolean {
  return isMissing || (facts.length > 0 && facts.every((fact) => fact.isDrift));
}

function absent(name: string, { member }: ApprovedThing): Difference {
  const what = `${member.name} (${member.slug}) : ${name}`;
  return { kind: "absent", text: { fr: what, en: what } };
}

const titles: Readonly<Record<Difference["kind"], Text>> = {
  unexpected: {
    fr: "Le moteur toucherait à ceci, que le plan approuvé ne nomme pas :",
    en: "The engine would touch this, which the approved plan does not name:",
  },
  other: {
    fr: "Le moteur ferait autre chose que ce qui a été approuvé :",
    en: "The engine would do something else than what was approved:",
  },
  drift: {
    fr: "Quelqu'un a changé ceci à la main sur le serveur ; le moteur le remettrait comme les fichiers disent :",
    en: "Somebody changed this by hand on the server; the engine would put it back as the files say:",
  },
  absent: {
    fr: "Approuvé, mais le moteur ne le ferait pas (déjà appliqué, peut-être) :",
    en: "Approved, but the engine would not do it (already applied, perhaps):",
  },
};

/** The differences for a person, kind by kind. */
export function differenceLines(differences: readonly Difference[]): readonly Text[] {
  return [...Map.groupBy(differences, ({ kind }) => kind)].flatMap(([kind, own]) => [
    titles[kind],
    ...own.map(({ text }) => ({ fr: `  ${text.fr}`, en: `  ${text.en}` })),
  ]);
}
