import { type Sentences, shown } from "./sentences.ts";

/** K09: what konbit cannot make yet. */
export const provided = {
  K0901: ({ key }: { key: string }) => ({
    fr: `Pas encore fourni : ${key}.`,
    en: `Not provided yet: ${key}.`,
  }),
  K0902: ({ domain, keys }: { domain: string; keys: readonly string[] }) => ({
    fr: `Pas encore fourni pour ${shown(domain)} : ${keys.join(", ")} (valeurs par défaut ; écrivez « mail: none » pour ne rien attendre).`,
    en: `Not provided yet for ${shown(domain)}: ${keys.join(", ")} (defaults; write "mail: none" to expect nothing).`,
  }),
} satisfies Sentences;
