import { domainName } from "../member/domain.ts";
import { editedAll } from "../member/edit/edit.ts";
import type { Change } from "../member/edit/change.ts";
import { written } from "../member/edit/written.ts";
import { finding } from "../member/messages/index.ts";
import { deriveLogin, parseSlug } from "../member/names.ts";
import { isReservedAccount } from "../member/reserved.ts";
import { forge, mailAddress, text } from "../member/values.ts";
import type { Finding } from "../problem.ts";
import type { Lang } from "../text.ts";
import { by } from "./fields.ts";
import type { Field, Values } from "./thing.ts";

/** Who asks to become a member. What they want first is a `Thing` like any other. */
export const newMemberFields: readonly Field[] = [
  {
    name: "name",
    label: { fr: "Nom, comme on le dit", en: "Name, as people say it" },
    hint: { fr: "par exemple Coopérative Racine Commune", en: "for example Coopérative Racine Commune" },
    isRequired: true,
    check: by(text(120)),
  },
  {
    name: "slug",
    label: { fr: "Nom court (celui du fichier)", en: "Short name (that of the file)" },
    hint: {
      fr: "lettres sans accent, chiffres et tirets ; mieux vaut 14 caractères au plus, sans compter les tirets",
      en: "plain letters, digits and hyphens; best 14 characters at most, not counting hyphens",
    },
    isRequired: true,
    check: (value) => slugMistake(value),
  },
  {
    name: "contactName",
    label: { fr: "Personne à joindre", en: "Person to reach" },
    isRequired: true,
    check: by(text(120)),
  },
  {
    name: "contactEmail",
    label: { fr: "Son adresse courriel", en: "Their e-mail address" },
    hint: { fr: "de préférence hébergée ailleurs", en: "best hosted elsewhere" },
    isRequired: true,
    check: by(mailAddress),
  },
  {
    name: "contactForge",
    label: { fr: "Son compte sur la forge", en: "Their account on the forge" },
    hint: { fr: "là où se trouvent ces fichiers, sans @", en: "where these files lie, without @" },
    isRequired: true,
    check: by(forge),
  },
  {
    name: "domain",
    label: { fr: "Nom de domaine", en: "Domain name" },
    hint: {
      fr: "par exemple racine-commune.example ; vide : aucun",
      en: "for example racine-commune.example; empty: none",
    },
    isRequired: false,
    check: by(domainName),
  },
];

/** Somebody else's short name and account. */
export interface Taken {
  readonly file: string;
  readonly slug: string;
  readonly login: string;
}

/** What stands against a short name: its form, the server's own accounts, and the members there are. */
export function slugMistake(slug: string, taken: readonly Taken[] = []): Finding | undefined {
  const parsed = parseSlug(slug);
  if ("finding" in parsed) return parsed.finding;
  const { login } = deriveLogin(parsed.value);
  if (isReservedAccount(slug) || slug === "konbit") return finding("K0116", { value: slug });
  if (isReservedAccount(login) || login === "konbit") return finding("K0609", { login });
  const other = taken.find((one) => one.slug === slug || one.login === login);
  return other && finding("K0705", { login, other: other.file });
}

/** The file of a candidate, some five to ten lines: who it is, and the changes that ask for the first things. */
export function newMemberFile(values: Values, lang: Lang, wishes: readonly Change[]): string | undefined {
  const { name = "", contactName = "", contactEmail = "", contactForge = "", domain = "" } = values;
  const contact = { name: contactName, email: contactEmail, forge: contactForge };
  const head = [`name: ${written(name)}`, ...(lang === "fr" ? [] : [`lang: ${lang}`]), `contact: ${written(contact)}`];
  const own: readonly Change[] = domain === "" ? [] : [{ append: domain, to: ["domains"] }];
  return editedAll(head.map((line) => `${line}\n`).join(""), [...own, ...wishes]);
}
