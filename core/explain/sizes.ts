import type { Pages } from "./page.ts";
import { lines } from "./sample.ts";

const box = (quota: string) => `mailboxes:\n  - { name: awa, quota: ${quota} }`;

/** K04: sizes. */
export const sizes = {
  K0401: {
    title: { fr: "Taille illisible", en: "Unreadable size" },
    means: {
      fr: "Une taille est un nombre suivi d'une unité : 5 GiB, 500 MiB.",
      en: "A size is a number followed by a unit: 5 GiB, 500 MiB.",
    },
    why: {
      fr: "Le serveur réserve de la place, et « beaucoup » ne se réserve pas.",
      en: 'The server sets space aside, and "a lot" cannot be set aside.',
    },
    todo: { fr: "Écrivez un nombre et une unité.", en: "Write a number and a unit." },
    ...lines(box("illimité"), box("20 GiB")),
  },
  K0402: {
    title: { fr: "Unité oubliée", en: "Forgotten unit" },
    means: { fr: "Le nombre est là, l'unité manque.", en: "The number is there, the unit is missing." },
    why: {
      fr: "5 MiB et 5 GiB, c'est mille fois la différence.",
      en: "5 MiB and 5 GiB are a thousandfold apart.",
    },
    todo: { fr: "Ajoutez GiB (ou MiB, TiB).", en: "Add GiB (or MiB, TiB)." },
    ...lines(box("5"), box("5 GiB")),
  },
  K0403: {
    title: { fr: "Unité inconnue", en: "Unknown unit" },
    means: {
      fr: "L'unité n'est pas de celles qui mesurent de la place : KiB, MiB, GiB, TiB. Ko, Mo, Go et To sont compris de la même façon.",
      en: "The unit is none of those that measure space: KiB, MiB, GiB, TiB. KB, MB, GB and TB are understood alike.",
    },
    why: {
      fr: "Les bits se confondent avec les octets, huit fois plus grands.",
      en: "Bits are taken for bytes, which are eight times as large.",
    },
    todo: { fr: "Prenez l'une des quatre unités.", en: "Take one of the four units." },
    ...lines(box("5 Gbit"), box("5 GiB")),
  },
  K0404: {
    title: { fr: "Virgule ou séparateur de milliers", en: "Comma or thousands separator" },
    means: {
      fr: "Le nombre contient une virgule, ou une espace entre les milliers.",
      en: "The number holds a comma, or a space between thousands.",
    },
    why: {
      fr: "1,500 veut dire un et demi pour les uns, mille cinq cents pour les autres.",
      en: "1,500 is one and a half to some and fifteen hundred to others.",
    },
    todo: {
      fr: "Mettez un point pour les décimales et rien entre les milliers.",
      en: "Use a point for decimals and nothing between thousands.",
    },
    ...lines(box('"1,5 GiB"'), box("1.5 GiB")),
  },
  K0405: {
    title: { fr: "Unité mal orthographiée", en: "Misspelt unit" },
    means: {
      fr: "L'unité se reconnaît, mais ses majuscules ou ses lettres ne sont pas les bonnes.",
      en: "The unit can be recognised, but its capitals or letters are not right.",
    },
    why: {
      fr: "Gb veut dire gigabit et GB gigaoctet : les majuscules comptent.",
      en: "Gb means gigabit and GB gigabyte: capitals count.",
    },
    todo: { fr: "Recopiez la taille proposée.", en: "Copy the size that is proposed." },
    ...lines(box("5 gib"), box("5 GiB")),
  },
  K0406: {
    title: { fr: "Taille de zéro", en: "Size of zero" },
    means: { fr: "La taille est nulle ou négative.", en: "The size is zero or less." },
    why: {
      fr: "Une boîte sans place refuserait tous les messages.",
      en: "A mailbox without space would refuse every message.",
    },
    todo: {
      fr: "Écrivez une vraie taille ; pour fermer une boîte en gardant son courrier, écrivez « state: suspended ».",
      en: 'Write a true size; to close a mailbox and keep its mail, write "state: suspended".',
    },
    ...lines(box("0 GiB"), "mailboxes:\n  - { name: awa, state: suspended }"),
  },
  K0407: {
    title: { fr: "Taille plus grande que le serveur", en: "Size larger than the server" },
    means: { fr: "La taille dépasse 16 TiB.", en: "The size is more than 16 TiB." },
    why: {
      fr: "Le serveur entier est plus petit que cela.",
      en: "The whole server is smaller than that.",
    },
    todo: {
      fr: "Vérifiez l'unité : peut-être GiB au lieu de TiB.",
      en: "Check the unit: perhaps GiB instead of TiB.",
    },
    ...lines(box("20 TiB"), box("20 GiB")),
  },
} satisfies Pages;
