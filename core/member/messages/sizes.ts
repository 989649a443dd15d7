import { type Sentences, shown } from "./sentences.ts";

export const sizes = {
  K0401: ({ value }: { value: string }) => ({
    fr: `« ${shown(value)} » n'est pas une taille. Écrivez un nombre et une unité, par exemple 5 GiB.`,
    en: `"${shown(value)}" is not a size. Write a number and a unit, for example 5 GiB.`,
  }),
  K0402: ({ value }: { value: string }) => ({
    fr: `Il manque l'unité après ${shown(value)} : KiB, MiB, GiB ou TiB.`,
    en: `The unit is missing after ${shown(value)}: KiB, MiB, GiB or TiB.`,
  }),
  K0403: ({ unit }: { unit: string }) => ({
    fr: `Je ne connais pas l'unité « ${shown(unit)} ». Les unités sont KiB, MiB, GiB et TiB (Ko, Mo, Go et To sont compris).`,
    en: `Unknown unit "${shown(unit)}". The units are KiB, MiB, GiB and TiB.`,
  }),
  K0404: ({ value }: { value: string }) => ({
    fr: `« ${shown(value)} » : les décimales s'écrivent avec un point, et les milliers sans séparateur.`,
    en: `"${shown(value)}": decimals take a point, and thousands take no separator.`,
  }),
  K0405: ({ unit, right }: { unit: string; right: string }) => ({
    fr: `L'unité « ${shown(unit)} » n'est pas écrite comme il faut. Vouliez-vous dire « ${right} » ?`,
    en: `The unit "${shown(unit)}" is not spelled like that. Did you mean "${right}"?`,
  }),
  K0406: ({ value }: { value: string }) => ({
    fr: `Une taille est plus grande que zéro ; « ${shown(value)} » ne l'est pas.`,
    en: `A size is more than zero; "${shown(value)}" is not.`,
  }),
  K0407: ({ value }: { value: string }) => ({
    fr: `« ${shown(value)} » dépasse 16 TiB, plus que le serveur entier.`,
    en: `"${shown(value)}" is more than 16 TiB, more than the whole server.`,
  }),
} satisfies Sentences;
