import { type Sentences, shown } from "./sentences.ts";

/** K09: what konbit cannot make yet. */
export const provided = {
  K0901: ({ key }: { key: string }) => ({
    fr: `Pas encore fourni : ${key}.`,
    en: `Not provided yet: ${key}.`,
  }),
  K0902: ({ domain, keys }: { domain: string; keys: readonly string[] }) => ({
    fr: `Pas encore fourni pour ${shown(domain)} : ${keys.join(", ")} (valeur par défaut ; écrivez « dns: external » pour ne rien attendre).`,
    en: `Not provided yet for ${shown(domain)}: ${keys.join(", ")} (a default; write "dns: external" to expect nothing).`,
  }),
} satisfies Sentences;
