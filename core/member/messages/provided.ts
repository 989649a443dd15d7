import type { Sentences } from "./sentences.ts";

/** K09: what konbit cannot make yet. */
export const provided = {
  K0901: ({ key }: { key: string }) => ({
    fr: `Pas encore fourni : ${key}.`,
    en: `Not provided yet: ${key}.`,
  }),
} satisfies Sentences;
