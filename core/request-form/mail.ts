import { valueAt } from "../member/issues.ts";
import { aliasName, listName, localName } from "../member/names.ts";
import { mailAddress } from "../member/values.ts";
import type { Path } from "../member/member.ts";
import type { Plain } from "../member/plain.ts";
import type { Change } from "../member/edit/change.ts";
import { by, displayName, everyTarget, firstName, listAt, nameOf, namesIn, quota, reason, sizeOf } from "./fields.ts";
import { answered, type Thing } from "./thing.ts";

export const mailbox: Thing = {
  name: "mailbox",
  title: { fr: "une boîte courriel", en: "a mailbox" },
  about: {
    fr: "Une invitation à choisir le mot de passe part à l'adresse que vous donnez, sinon à votre contact.",
    en: "An invitation to choose the password goes to the address that you give, else to your contact.",
  },
  fields: [
    {
      name: "name",
      label: { fr: "Nom de la boîte", en: "Name of the mailbox" },
      hint: { fr: "ce qui vient avant @, par exemple info", en: "what comes before @, for example info" },
      isRequired: true,
      suggestion: firstName("mailboxes", "info"),
      check: by(localName),
    },
    displayName,
    quota,
    {
      name: "invite",
      label: { fr: "Invitation envoyée à", en: "Invitation sent to" },
      hint: { fr: "une adresse d'ailleurs", en: "an address elsewhere" },
      isRequired: false,
      check: by(mailAddress),
    },
  ],
  changes(values) {
    const { quota: size, ...others } = answered(values, ["name", "displayName", "quota", "invite"]);
    const long = { ...others, ...(size === undefined ? {} : { quota: sizeOf(size) }) };
    return [{ append: Object.keys(long).length > 1 ? long : (values["name"] ?? ""), to: ["mailboxes"] }];
  },
};

export const alias: Thing = {
  name: "alias",
  title: { fr: "un alias", en: "an alias" },
  about: {
    fr: "Une adresse qui transmet à une ou plusieurs autres. Un alias qui existe reçoit les destinations en plus.",
    en: "An address that passes mail on to one or more others. An alias that exists gets these targets as well.",
  },
  fields: [
    {
      name: "name",
      label: { fr: "Nom de l'alias", en: "Name of the alias" },
      hint: { fr: "ce qui vient avant @, par exemple contact", en: "what comes before @, for example contact" },
      isRequired: true,
      check: by(aliasName),
    },
    {
      name: "to",
      label: { fr: "Transmet à", en: "Passes mail on to" },
      hint: {
        fr: "boîtes d'ici ou adresses complètes, séparées par des virgules",
        en: "mailboxes here or full addresses, with commas between them",
      },
      isRequired: true,
      check: everyTarget,
    },
  ],
  changes(values, { file }) {
    const name = values["name"] ?? "";
    const targets = namesIn(values["to"] ?? "");
    const there = file === undefined ? undefined : valueAt(file, ["aliases", name]);
    if (!Array.isArray(there)) return [{ set: targets, at: ["aliases", name] }];
    return targets
      .filter((target) => !there.includes(target))
      .map((append): Change => ({ append, to: ["aliases", name] }));
  },
};

export const list: Thing = {
  name: "list",
  title: { fr: "une liste de diffusion", en: "a mailing list" },
  about: {
    fr: "Les personnes abonnées ne s'écrivent jamais dans ce fichier.",
    en: "Subscribers are never written in this file.",
  },
  fields: [
    {
      name: "name",
      label: { fr: "Nom de la liste", en: "Name of the list" },
      hint: { fr: "ce qui vient avant @, par exemple nouvelles", en: "what comes before @, for example news" },
      isRequired: true,
      check: by(listName),
    },
    {
      name: "owners",
      label: { fr: "Qui la gère", en: "Who manages it" },
      hint: {
        fr: "boîtes d'ici ou adresses complètes, séparées par des virgules",
        en: "mailboxes here or full addresses, with commas between them",
      },
      isRequired: true,
      check: everyTarget,
    },
    {
      name: "style",
      label: { fr: "Genre de liste", en: "Kind of list" },
      isRequired: false,
      choices: () => [
        { value: "discussion", title: { fr: "discussion : tout le monde écrit", en: "discussion: everybody writes" } },
        { value: "announce", title: { fr: "annonces : peu de gens écrivent", en: "announcements: few people write" } },
        { value: "private", title: { fr: "privée : on y entre sur invitation", en: "private: by invitation" } },
      ],
    },
    {
      name: "archive",
      label: { fr: "Qui lit les archives", en: "Who reads the archive" },
      isRequired: false,
      choices: () => [
        { value: "members", title: { fr: "les personnes abonnées", en: "subscribers" } },
        { value: "public", title: { fr: "tout le monde", en: "everybody" } },
        { value: "none", title: { fr: "personne : pas d'archives", en: "nobody: no archive" } },
      ],
    },
  ],
  changes(values) {
    const { name = "", ...others } = answered(values, ["name", "style", "archive"]);
    return [{ append: { name, owners: namesIn(values["owners"] ?? ""), ...others }, to: ["lists"] }];
  },
};

export const rename: Thing = {
  name: "rename",
  title: { fr: "renommer une boîte", en: "rename a mailbox" },
  about: {
    fr: "La boîte garde ses messages et son mot de passe. L'ancien nom ne reçoit plus : faites-en un alias s'il doit servir encore.",
    en: "The mailbox keeps its messages and its password. The old name receives no more: make it an alias if it should serve on.",
  },
  fields: [
    {
      name: "name",
      label: { fr: "Quelle boîte", en: "Which mailbox" },
      isRequired: true,
      choices: ({ file }) =>
        listAt(file, "mailboxes")
          .map(nameOf)
          .map((name) => ({ value: name, title: { fr: name, en: name } })),
      check: by(localName),
    },
    {
      name: "newName",
      label: { fr: "Nouveau nom", en: "New name" },
      hint: { fr: "ce qui vient avant @", en: "what comes before @" },
      isRequired: true,
      check: by(localName),
    },
  ],
  isReplacement: true,
  changes(values, { file }) {
    const { name: formerly = "", newName: name = "" } = values;
    const index = listAt(file, "mailboxes").findIndex((box) => nameOf(box) === formerly);
    if (index < 0) return [{ append: { name, formerly }, to: ["mailboxes"] }];
    return [
      ...Object.entries({ formerly, name }).map(([key, set]): Change => ({ set, at: ["mailboxes", index, key] })),
      ...placesOf(file, formerly).map((at): Change => ({ set: name, at })),
    ];
  },
};

/** Where aliases and lists name a box. */
function placesOf(file: Plain | undefined, box: string): readonly Path[] {
  const aliases = file === undefined ? undefined : valueAt(file, ["aliases"]);
  const named = (path: Path): readonly Path[] => {
    const names = file === undefined ? undefined : valueAt(file, path);
    return Array.isArray(names) ? names.flatMap((name, index) => (name === box ? [[...path, index]] : [])) : [];
  };
  return [
    ...Object.keys(typeof aliases === "object" ? aliases : {}).flatMap((key) => named(["aliases", key])),
    ...listAt(file, "lists").flatMap((_, index) => named(["lists", index, "owners"])),
  ];
}

export const suspend: Thing = {
  name: "suspend",
  title: { fr: "suspendre une boîte", en: "suspend a mailbox" },
  about: {
    fr: "Plus personne n'y entre ; le courrier est gardé, et la boîte s'ouvre de nouveau quand vous voulez.",
    en: "Nobody can log in any more; the mail is kept, and the mailbox opens again whenever you want.",
  },
  fields: [
    {
      name: "name",
      label: { fr: "Quelle boîte", en: "Which mailbox" },
      isRequired: true,
      choices: ({ file }) => {
        const boxes = listAt(file, "mailboxes").filter((box) => valueAt(box, ["state"]) !== "suspended");
        return boxes.map(nameOf).map((name) => ({ value: name, title: { fr: name, en: name } }));
      },
      check: by(localName),
    },
    reason,
  ],
  isReplacement: true,
  changes(values, { file }) {
    const { name = "", ...why } = answered(values, ["name", "reason"]);
    const index = listAt(file, "mailboxes").findIndex((box) => nameOf(box) === name);
    // Without the file there is only the whole item to show, in the place of the one that is there.
    if (index < 0) return [{ append: { name, state: "suspended", ...why }, to: ["mailboxes"] }];
    return Object.entries({ state: "suspended", ...why }).map(([key, set]): Change => ({
      set,
      at: ["mailboxes", index, key],
    }));
  },
};
