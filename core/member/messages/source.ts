import { type Sentences, shown } from "./sentences.ts";

export const source = {
  K0110: ({ value }: { value: string }) => ({
    fr: `« ${shown(value)} » ne peut pas nommer un membre : lettres minuscules sans accent, chiffres, et des tirets entre les mots ; 2 à 31 caractères, une lettre au début.`,
    en: `"${shown(value)}" cannot name a member: lower-case plain letters, digits, and hyphens between words; 2 to 31 characters, a letter first.`,
  }),
} satisfies Sentences;
