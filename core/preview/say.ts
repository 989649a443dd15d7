import type { Effect } from "../plan/sentence.ts";
import type { Text } from "../text.ts";
import type { Fact } from "./facts.ts";
import type { Folded, Thing } from "./fold.ts";

/** How each resource type is called in a sentence; a new kind adds a line. */
const titles: Readonly<Record<string, (inputs: Thing["inputs"]) => Text>> = {
  "konbit:index:Account": ({ login }) => ({ fr: `compte ${word(login)}`, en: `account ${word(login)}` }),
  "konbit:index:Site": ({ host }) => ({ fr: `site ${word(host)}`, en: `site ${word(host)}` }),
  "konbit:index:Platform": () => ({
    fr: "socle du serveur (paquets, disques, Apache, PHP, MariaDB)",
    en: "base of the server (packages, disks, Apache, PHP, MariaDB)",
  }),
  "command:remote:Command": () => ({
    fr: "premier contact avec le serveur (compte d'exploitation)",
    en: "first contact with the server (operator's account)",
  }),
  "random:index/randomPassword:RandomPassword": () => ({
    fr: "mot de passe d'une base de données (tiré au sort, montré à personne)",
    en: "password of a database (random, shown to nobody)",
  }),
};

const sign: Readonly<Record<Effect, string>> = { appears: "+", changes: "~", stops: "-" };

/** The heading of a group: the member, or the server that all share. */
export function headingText({ member }: Folded): Text {
  if (member === undefined) return { fr: "Le serveur, pour tout le monde", en: "The server, for everybody" };
  const heading = `${member.name} (${member.slug})`;
  return { fr: heading, en: heading };
}

/** The lines for one thing: what happens to it, then each property that differs. */
export function thingLines(thing: Thing): readonly Text[] {
  const title = titles[thing.type]?.(thing.inputs) ?? { fr: thing.type, en: thing.type };
  const mark = sign[thing.effect];
  const after = consequence(thing);
  return [
    { fr: `${mark} ${title.fr}${after.fr}`, en: `${mark} ${title.en}${after.en}` },
    ...thing.facts.map(factText).map(({ fr, en }) => ({ fr: `    ${fr}`, en: `    ${en}` })),
  ];
}

/** "3 à créer, 1 à changer, 0 à arrêter" */
export function totalText(groups: readonly Folded[]): Text {
  const things = groups.flatMap((group) => group.things);
  if (things.length === 0) return { fr: "Rien ne change.", en: "Nothing changes." };
  const count = (effect: Effect) => things.filter((thing) => thing.effect === effect).length;
  const [appears, changes, stops] = [count("appears"), count("changes"), count("stops")];
  return {
    fr: `${appears} à créer, ${changes} à changer, ${stops} à arrêter. Rien n'est effacé.`,
    en: `${appears} to create, ${changes} to change, ${stops} to stop. Nothing is erased.`,
  };
}

function consequence({ effect, isMissing }: Thing): Text {
  if (isMissing)
    return { fr: " : avait disparu du serveur, sera refait", en: ": had gone from the server, will be made again" };
  if (effect !== "stops") return { fr: "", en: "" };
  return {
    fr: " : l'accès est fermé, les données passent en quarantaine ; rien n'est effacé",
    en: ": access is closed, the data goes to quarantine; nothing is erased",
  };
}

function factText({ key, found, expected, isDrift }: Fact): Text {
  const [was, is] = [found ?? "∅", expected ?? "∅"];
  return isDrift
    ? {
        fr: `${key} changé sur le serveur : trouvé « ${was} », attendu « ${is} »`,
        en: `${key} changed on the server: found “${was}”, expected “${is}”`,
      }
    : { fr: `${key} : ${was} → ${is}`, en: `${key}: ${was} → ${is}` };
}

function word(value: unknown): string {
  return typeof value === "string" ? value : "?";
}
