import type { Parsed } from "../member/leaf.ts";
import { mailAddress, text } from "../member/values.ts";
import { target } from "../member/names.ts";
import { canonicalSize, parseSize } from "../member/size.ts";
import { valueAt } from "../member/issues.ts";
import type { Plain } from "../member/plain.ts";
import type { Finding } from "../problem.ts";
import type { Around, Choice, Field } from "./thing.ts";

/** A rule of core/member as the check of an answer. */
export function by(rule: (text: string) => Parsed<unknown>): (value: string) => Finding | undefined {
  return (value) => {
    const parsed = rule(value);
    return "finding" in parsed ? parsed.finding : undefined;
  };
}

/** Names in one answer: `info, awa@ailleurs.example`. */
export function namesIn(value: string): readonly string[] {
  return value.split(/[\s,;]+/).filter(Boolean);
}

/** The first thing that is wrong with one of several names. */
export function everyTarget(value: string): Finding | undefined {
  return namesIn(value)
    .map(by(target))
    .find((finding) => finding !== undefined);
}

/** `8 Go` → `8 GiB`: what `konbit fmt` would write. */
export function sizeOf(value: string): string {
  return canonicalSize(value) ?? value;
}

export const displayName: Field = {
  name: "displayName",
  label: { fr: "Nom affiché", en: "Name shown" },
  hint: { fr: "par exemple Noé Tremblay", en: "for example Noé Tremblay" },
  isRequired: false,
  check: by(text(120)),
};

export const quota: Field = {
  name: "quota",
  label: { fr: "Taille", en: "Size" },
  hint: { fr: "par exemple 8 Gio ; vide : celle de votre plan", en: "for example 8 GiB; empty: that of your plan" },
  isRequired: false,
  check: by(parseSize),
};

export const reason: Field = {
  name: "reason",
  label: { fr: "Pourquoi", en: "Why" },
  hint: { fr: "tout le monde peut lire ce fichier", en: "everybody can read this file" },
  isRequired: false,
  check: by(text(200)),
};

export const email: Field = {
  name: "email",
  label: { fr: "Adresse courriel", en: "E-mail address" },
  isRequired: false,
  check: by(mailAddress),
};

/** `oui` writes `true`; anything else writes nothing. */
export const yesOrNo: readonly Choice[] = [
  { value: "no", title: { fr: "non", en: "no" } },
  { value: "yes", title: { fr: "oui", en: "yes" } },
];

/** A list of the file, whatever else is wrong with it. */
export function listAt(file: Plain | undefined, key: string): readonly Plain[] {
  const value = file === undefined ? undefined : valueAt(file, [key]);
  // Array.isArray forgets that the list is read-only; nothing is written to it.
  return Array.isArray(value) ? (value as readonly Plain[]) : [];
}

/** The usual name of the first item of a list; the second one has no usual name. */
export function firstName(key: string, name: string): (around: Around) => string | undefined {
  return ({ file }) => (listAt(file, key).length === 0 ? name : undefined);
}

/** The name of a mailbox, wiki or domain in its short or long form. */
export function nameOf(item: Plain): string {
  const name = typeof item === "string" ? item : valueAt(item, ["name"]);
  return typeof name === "string" ? name : "";
}
