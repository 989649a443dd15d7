import { type Sentences, shown } from "./sentences.ts";
import type { Text } from "../../text.ts";

interface Typed {
  readonly expected: Text;
}

/** K02: keys, types and fixed values. */
export const shape = {
  K0201: ({ expected }: Typed) => ({
    fr: `Ici, il faut ${expected.fr}.`,
    en: `Here ${expected.en} is needed.`,
  }),
  K0202: ({ value }: { value: string }) => ({
    fr: `« ${shown(value)} » se lit comme un nombre ou un oui/non. Mettez-le entre guillemets pour en faire un texte.`,
    en: `"${shown(value)}" reads as a number or as yes/no. Put quotes around it to make it a text.`,
  }),
  K0203: ({ key, where, right, known }: { key: string; where: Text; right?: string; known: readonly string[] }) => ({
    fr: right
      ? `Je ne connais pas « ${shown(key)} » pour ${where.fr}. Vouliez-vous dire « ${right} » ?`
      : `Je ne connais pas « ${shown(key)} » pour ${where.fr}. Les clés sont : ${known.join(", ")}.`,
    en: right
      ? `unknown key "${shown(key)}" in ${where.en}. Did you mean "${right}"?`
      : `unknown key "${shown(key)}" in ${where.en}. The keys are: ${known.join(", ")}.`,
  }),
  K0204: ({ value, right, known }: { value: string; right?: string; known: readonly string[] }) => ({
    fr: right
      ? `« ${shown(value)} » n'est pas une valeur possible. Vouliez-vous dire « ${right} » ? Les valeurs sont : ${known.join(", ")}.`
      : `« ${shown(value)} » n'est pas une valeur possible. Les valeurs sont : ${known.join(", ")}.`,
    en: right
      ? `"${shown(value)}" is not a possible value. Did you mean "${right}"? The values are: ${known.join(", ")}.`
      : `"${shown(value)}" is not a possible value. The values are: ${known.join(", ")}.`,
  }),
  K0205: ({ key, where }: { key: string; where: Text }) => ({
    fr: `Il manque « ${key} » pour ${where.fr}. Ajoutez « ${key}: » ; _example.yaml montre quoi y écrire.`,
    en: `"${key}" is missing in ${where.en}. Add "${key}:"; _example.yaml shows what to write there.`,
  }),
  K0206: () => ({
    fr: "Ici, il faut une liste : entre crochets, ou une ligne par élément, chacune commençant par « - ».",
    en: 'Here a list is needed: in square brackets, or one line for each item, each beginning with "- ".',
  }),
  K0207: () => ({
    fr: "Cette liste est vide, et il en faut au moins un. Ajoutez-le, ou enlevez toute la ligne.",
    en: "This list is empty, and at least one is needed. Add it, or remove the whole line.",
  }),
  K0208: ({ key, home }: { key: string; home: Text }) => ({
    fr: `« ${shown(key)} » n'est pas à sa place : cette clé va dans ${home.fr}.`,
    en: `"${shown(key)}" is not in its place: this key belongs in ${home.en}.`,
  }),
  K0209: ({ value, min, max }: { value: string; min: number | undefined; max: number | undefined }) =>
    min === undefined
      ? {
          fr: `${shown(value)} est trop grand : ${max ?? ""} au plus.`,
          en: `${shown(value)} is too large: ${max ?? ""} at most.`,
        }
      : {
          fr: `${shown(value)} est trop petit : ${min} au moins.`,
          en: `${shown(value)} is too small: ${min} at least.`,
        },
  K0210: ({ value }: { value: string }) => ({
    fr: `« ${shown(value)} » n'est pas un nombre entier. Écrivez-le en chiffres, sans guillemets ni unité.`,
    en: `"${shown(value)}" is not a whole number. Write it in figures, without quotes or unit.`,
  }),
  K0211: ({ value }: { value: string }) => ({
    fr: `« ${shown(value)} » : écrivez true (oui) ou false (non), sans guillemets.`,
    en: `"${shown(value)}": write true (yes) or false (no), without quotes.`,
  }),
  K0212: ({ value }: { value: string }) => ({
    fr: `Cette version du format (« ${shown(value)} ») n'existe pas ; la seule est 1.`,
    en: `This version of the format ("${shown(value)}") does not exist; the only one is 1.`,
  }),
  K0213: ({ key, other }: { key: string; other: string }) => ({
    fr: `« ${shown(key)} » et « ${shown(other)} » sont la même clé, à une majuscule près. Gardez-en une.`,
    en: `"${shown(key)}" and "${shown(other)}" are the same key but for capitals. Keep one.`,
  }),
} satisfies Sentences;
