import type { Limits } from "../member/member.ts";
import type { Text } from "../text.ts";
import { about, type Line, type Subject } from "./line.ts";
import { sizeText } from "./size-text.ts";

/**
 * The plan and the limits that the konbit grants. Shares, time credits and decisions change nothing at all, so there is
 * no line for them.
 */
export const granted: Subject = (before, after) => {
  if (before === undefined) return [];
  const [was, is] = [before.granted, after.granted];
  const plan =
    was.plan === is.plan
      ? []
      : [
          about("granted", is.plan)("changes", "décision", {
            fr: `accordé : le plan « ${is.plan} » (avant : « ${was.plan} »)`,
            en: `granted: the plan “${is.plan}” (before: “${was.plan}”)`,
          }),
        ];
  return [...plan, ...limitKeys.flatMap((key) => limitLine(key, was.limits[key], is.limits[key]))];
};

/** The limits in the order in which people read them. */
export const limitKeys = [
  "files",
  "web",
  "mail",
  "mailboxes",
  "lists",
  "wikis",
  "sites",
  "ncUsers",
] as const satisfies readonly (keyof Limits)[];

/** "220 Gio de fichiers partagés", "20 boîtes courriel" */
export function limitText(key: keyof Limits, value: number): Text {
  const size = sizeText(value);
  switch (key) {
    case "files":
      return { fr: `${size.fr} de fichiers partagés`, en: `${size.en} of shared files` };
    case "web":
      return { fr: `${size.fr} d'espace web`, en: `${size.en} of web space` };
    case "mail":
      return { fr: `${size.fr} de courriel`, en: `${size.en} of mail` };
    case "mailboxes":
      return count(value, "boîte courriel", "boîtes courriel", "mailbox", "mailboxes");
    case "lists":
      return count(value, "liste", "listes", "list", "lists");
    case "wikis":
      return count(value, "wiki", "wikis", "wiki", "wikis");
    case "sites":
      return count(value, "site", "sites", "site", "sites");
    case "ncUsers":
      return count(value, "compte Nextcloud", "comptes Nextcloud", "Nextcloud account", "Nextcloud accounts");
  }
}

/** "220 Gio", "20": where the sentence has said of what already. */
export function bareLimitText(key: keyof Limits, value: number): Text {
  const isSize = key === "files" || key === "web" || key === "mail";
  return isSize ? sizeText(value) : { fr: String(value), en: String(value) };
}

function count(value: number, oneFr: string, manyFr: string, oneEn: string, manyEn: string): Text {
  return { fr: `${value} ${value < 2 ? oneFr : manyFr}`, en: `${value} ${value === 1 ? oneEn : manyEn}` };
}

function limitLine(key: keyof Limits, was: number, is: number): readonly Line[] {
  if (was === is) return [];
  const [before, after] = [bareLimitText(key, was), limitText(key, is)];
  return [
    about("granted", key)("changes", "décision", {
      fr: `accordé : ${after.fr} (avant : ${before.fr})`,
      en: `granted: ${after.en} (before: ${before.en})`,
    }),
  ];
}
