import type { Change } from "../member/edit/change.ts";
import { valueAt } from "../member/issues.ts";
import { finding } from "../member/messages/index.ts";
import { parseSize } from "../member/size.ts";
import { text } from "../member/values.ts";
import { by, sizeOf, yesOrNo } from "./fields.ts";
import type { Around, Choice, Field, Thing } from "./thing.ts";

const sizes: readonly Choice[] = [
  { value: "files", title: { fr: "espace pour les fichiers partagés", en: "space for shared files" } },
  { value: "web", title: { fr: "espace pour les sites et les wikis", en: "space for sites and wikis" } },
  { value: "mail", title: { fr: "espace pour le courriel", en: "space for mail" } },
];

const counts: readonly Choice[] = [
  { value: "mailboxes", title: { fr: "nombre de boîtes courriel", en: "number of mailboxes" } },
  { value: "lists", title: { fr: "nombre de listes", en: "number of lists" } },
  { value: "wikis", title: { fr: "nombre de wikis", en: "number of wikis" } },
  { value: "sites", title: { fr: "nombre de sites", en: "number of sites" } },
  { value: "ncUsers", title: { fr: "nombre de comptes du nuage", en: "number of cloud accounts" } },
];

const isSize = (what: string | undefined) => sizes.some(({ value }) => value === what);

const note: Field = {
  name: "note",
  label: { fr: "Pourquoi", en: "Why" },
  hint: {
    fr: "une phrase pour la coordination ; tout le monde peut lire ce fichier",
    en: "a sentence for the coordination; everybody can read this file",
  },
  isRequired: false,
  check: by(text(500)),
};

export const space: Thing = {
  name: "space",
  title: { fr: "plus d'espace ou de places", en: "more space or places" },
  about: {
    fr: "C'est un souhait : la coordination décide, et vous répond sur la demande.",
    en: "This is a wish: the coordination decides, and answers on the request.",
  },
  fields: [
    {
      name: "limit",
      label: { fr: "De quoi", en: "Of what" },
      isRequired: true,
      choices: () => [...sizes, ...counts],
    },
    {
      name: "amount",
      label: { fr: "Combien en tout", en: "How much in all" },
      hint: { fr: "280 Gio pour un espace, 25 pour un nombre", en: "280 GiB for space, 25 for a number" },
      isRequired: true,
      check: (value, { limit }) => (isSize(limit) ? by(parseSize)(value) : wholeNumber(value)),
    },
    note,
  ],
  changes(values, around) {
    const { limit = "", amount = "" } = values;
    const wish: Change = { set: isSize(limit) ? sizeOf(amount) : Number(amount), at: ["requests", limit] };
    return [wish, ...noteChanges(values, around)];
  },
};

export const other: Thing = {
  name: "other",
  title: { fr: "autre chose", en: "something else" },
  about: {
    fr: "Dites-le en une phrase ou deux ; la coordination vous répond sur la demande.",
    en: "Say it in a sentence or two; the coordination answers on the request.",
  },
  fields: [{ ...note, label: { fr: "Ce que vous souhaitez", en: "What you would like" }, isRequired: true }],
  changes: noteChanges,
};

export const leaving: Thing = {
  name: "leaving",
  title: { fr: "quitter le konbit", en: "leave the konbit" },
  about: {
    fr: "Rien n'est effacé : un export est préparé, et la coordination vous accompagne.",
    en: "Nothing is erased: an export is prepared, and the coordination goes through it with you.",
  },
  fields: [
    {
      name: "export",
      label: { fr: "Avec une copie de tout, à emporter", en: "With a copy of everything, to take elsewhere" },
      isRequired: false,
      suggestion: () => "yes",
      choices: () => yesOrNo,
    },
  ],
  changes: (values) => [
    { set: "leaving", at: ["status"] },
    ...(values["export"] === "yes" ? [{ set: true, at: ["requests", "export"] } satisfies Change] : []),
  ],
};

/** A note that is there already is somebody's wish too: the new one comes behind it. */
function noteChanges({ note: added = "" }: Readonly<Record<string, string>>, { file }: Around): readonly Change[] {
  if (added === "") return [];
  const there = file === undefined ? undefined : valueAt(file, ["requests", "note"]);
  return [
    { set: typeof there === "string" && there !== added ? `${there} — ${added}` : added, at: ["requests", "note"] },
  ];
}

function wholeNumber(value: string) {
  if (!/^\d+$/.test(value)) return finding("K0210", { value });
  return Number(value) > 10_000 ? finding("K0209", { value, min: 0, max: 10_000 }) : undefined;
}
