import type { Tenant } from "../member/member.ts";
import type { Text } from "../text.ts";
import { about, linesOf, type Line, type Subject } from "./line.ts";

/** Who the member is, who answers for it and who may change its file. Nothing on the server changes by these. */
export const people: Subject = (before, after) => [
  ...(before === undefined ? [] : identity(before, after)),
  ...contact(before?.contact, after.contact),
  // Who says nothing is maintained by the contact, of whom a line speaks already.
  ...linesOf(before?.maintainers ?? [after.contact.forge], after.maintainers, {
    key: (forge) => forge,
    appears: maintainerAppears,
    differs: () => [],
    stops: maintainerStops,
  }),
  ...linesOf(Object.entries(before?.keys ?? {}), Object.entries(after.keys), {
    key: ([forge]) => forge,
    appears: keyAppears,
    differs: (was, is) => [was[1] !== is[1] && keyDiffers(is)],
    stops: keyStops,
  }),
  ...note(before?.note, after.note),
];

const kindText: Readonly<Record<NonNullable<Tenant["kind"]>, Text>> = {
  person: { fr: "personne", en: "person" },
  association: { fr: "association", en: "association" },
  cooperative: { fr: "coopérative", en: "cooperative" },
  company: { fr: "entreprise", en: "company" },
  collective: { fr: "collectif", en: "collective" },
  operator: { fr: "le konbit lui-même", en: "the konbit itself" },
};

function identity(was: Tenant, is: Tenant): readonly Line[] {
  const say = about("identity", is.name);
  const lines: readonly (Line | false)[] = [
    was.name !== is.name &&
      say("changes", "décision", {
        fr: `nouveau nom : ${is.name} (avant : ${was.name})`,
        en: `new name: ${is.name} (before: ${was.name})`,
      }),
    was.kind !== is.kind &&
      say(
        "changes",
        "décision",
        is.kind === undefined
          ? { fr: "sorte de membre : plus précisée", en: "sort of member: not said any more" }
          : { fr: `sorte de membre : ${kindText[is.kind].fr}`, en: `sort of member: ${kindText[is.kind].en}` },
      ),
    was.lang !== is.lang &&
      say(
        "changes",
        "décision",
        is.lang === "fr"
          ? { fr: "les messages du konbit lui sont écrits en français", en: "the konbit writes to it in French" }
          : { fr: "les messages du konbit lui sont écrits en anglais", en: "the konbit writes to it in English" },
      ),
  ];
  return lines.filter((line) => line !== false);
}

function contact(was: Tenant["contact"] | undefined, is: Tenant["contact"]): readonly Line[] {
  if (was?.name === is.name && was.email === is.email && was.forge === is.forge) return [];
  const say = about("contact", is.name);
  return [
    was === undefined
      ? say("appears", "décision", {
          fr: `personne-contact : ${is.name}, ${is.email} (compte ${is.forge} sur la forge)`,
          en: `contact: ${is.name}, ${is.email} (account ${is.forge} on the forge)`,
        })
      : say("changes", "décision", {
          fr: `personne-contact : ${is.name}, ${is.email}, compte ${is.forge} (avant : ${was.name}, ${was.email}, compte ${was.forge})`,
          en: `contact: ${is.name}, ${is.email}, account ${is.forge} (before: ${was.name}, ${was.email}, account ${was.forge})`,
        }),
  ];
}

function maintainerAppears(forge: string): Line {
  return about("maintainer", forge)("appears", "décision", {
    fr: `responsable du fichier ${forge} : peut demander des changements`,
    en: `maintainer ${forge}: may ask for changes of this file`,
  });
}

function maintainerStops(forge: string): Line {
  return about("maintainer", forge)("stops", "décision", {
    fr: `responsable du fichier ${forge} : ne peut plus demander de changements`,
    en: `maintainer ${forge}: may no longer ask for changes of this file`,
  });
}

function keyAppears([forge]: readonly [string, string]): Line {
  return about("key", forge)("appears", "décision", {
    fr: `clé de chiffrement de ${forge} : les secrets peuvent lui être remis`,
    en: `encryption key of ${forge}: secrets can be handed to this person`,
  });
}

function keyDiffers([forge]: readonly [string, string]): Line {
  return about("key", forge)("changes", "décision", {
    fr: `clé de chiffrement de ${forge} : remplacée, l'ancienne n'ouvrira plus les nouveaux secrets`,
    en: `encryption key of ${forge}: replaced, the old one will not open new secrets`,
  });
}

function keyStops([forge]: readonly [string, string]): Line {
  return about("key", forge)("stops", "décision", {
    fr: `clé de chiffrement de ${forge} : retirée, plus aucun secret ne lui est remis`,
    en: `encryption key of ${forge}: removed, no more secrets are handed to this person`,
  });
}

function note(was: string | undefined, is: string | undefined): readonly Line[] {
  if (was === is) return [];
  const say = about("note", "note");
  if (is === undefined) return [say("stops", "automatique", { fr: "note retirée", en: "note removed" })];
  return [
    say(was === undefined ? "appears" : "changes", "automatique", {
      fr: `note : « ${is} »`,
      en: `note: “${is}”`,
    }),
  ];
}
