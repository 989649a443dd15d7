import type { Inventory } from "../plan/inventory.ts";
import type { Pages } from "./page.ts";
import { lines } from "./sample.ts";

const granted = (web: string) => `granted: { limits: { web: ${web} } }`;
const wishes = (files: string) => `requests: { files: ${files} }`;
const admitted = (text: string) => lines(text, text, "admitted").wrong;

/** 31 GiB of web space in use. */
const inventory: Inventory = { version: 1, measuredOn: "2026-11-20", members: { "m-0003": { web: 31 * 1024 ** 3 } } };

/** K08: what the server can hold. These are said of a change, so each example knows what was there before. */
export const capacity = {
  K0801: {
    title: { fr: "Plus que le volume ne peut tenir", en: "More than the volume can hold" },
    means: {
      fr: "Si cette demande était appliquée, tout ce qui est accordé aux membres sur ce volume dépasserait ce que le konbit permet d'y promettre.",
      en: "If this request were applied, all that members are granted on this volume would be more than the konbit allows to be promised there.",
    },
    why: {
      fr: "Un disque plein arrête le courriel ou les sites de tout le monde.",
      en: "A full disk stops everybody's mail or sites.",
    },
    todo: {
      fr: "Accordez ce qui tient encore (le message le dit), ou faites de la place : réduisez ce qui est accordé à un autre, ou agrandissez le volume et sa ligne dans « konbit:volumes ». La politique de promesse est « konbit:overcommit ».",
      en: 'Grant what still fits (the message says how much), or make room: reduce what another is granted, or enlarge the volume and its line in "konbit:volumes". The policy of promising is "konbit:overcommit".',
    },
    ...lines(granted("900 GiB"), granted("40 GiB"), "admitted"),
    change: { before: admitted(granted("20 GiB")) },
  },
  K0802: {
    title: { fr: "Volume déjà trop promis (avertissement)", en: "Volume promised too often already (warning)" },
    means: {
      fr: "Ce qui est accordé sur ce volume dépassait déjà, avant cette demande, ce que le konbit permet d'y promettre. Cette demande n'y ajoute rien.",
      en: "What is granted on this volume was, before this request already, more than the konbit allows to be promised there. This request adds nothing to it.",
    },
    why: {
      fr: "La coordination doit le savoir avant que le disque soit plein.",
      en: "The coordinators must know before the disk is full.",
    },
    todo: {
      fr: "Rien pour cette demande. La coordination réduit ce qui est accordé, ou agrandit le volume.",
      en: "Nothing for this request. The coordinators reduce what is granted, or enlarge the volume.",
    },
    ...lines(granted("900 GiB"), granted("800 GiB"), "admitted"),
    change: { before: admitted(granted("900 GiB")) },
  },
  K0803: {
    title: { fr: "Limite sous ce qui est utilisé", en: "Limit below what is in use" },
    means: {
      fr: "La nouvelle limite est plus petite que ce que le membre utilisait le jour de la dernière mesure publiée.",
      en: "The new limit is smaller than what the member was using on the day of the last published measurement.",
    },
    why: {
      fr: "Le membre ne pourrait plus rien écrire, ni recevoir de courriel, dès l'application.",
      en: "The member could write nothing, nor receive mail, from the moment it is applied.",
    },
    todo: {
      fr: "Accordez au moins ce qui est utilisé, ou faites d'abord de la place et attendez la mesure suivante.",
      en: "Grant at least what is in use, or make room first and wait for the next measurement.",
    },
    ...lines(granted("20 GiB"), granted("35 GiB"), "admitted"),
    change: { before: admitted(granted("40 GiB")), inventory },
  },
  K0804: {
    title: { fr: "Souhait qui ne tiendrait pas (avertissement)", en: "Wish that would not fit (warning)" },
    means: {
      fr: "Demander n'est jamais une erreur. Mais si ce souhait, ou le plan de cette candidature, était accordé tel quel, le volume serait trop promis.",
      en: "Asking is never an error. But if this wish, or the plan of this candidate, were granted as it is, the volume would be promised too often.",
    },
    why: {
      fr: "La coordination décide en connaissant la place qui reste.",
      en: "The coordinators decide knowing the room that is left.",
    },
    todo: {
      fr: "Demandez moins, ou parlez-en avec la coordination : elle peut accorder moins, ou faire de la place.",
      en: "Ask for less, or speak with the coordinators: they can grant less, or make room.",
    },
    ...lines(wishes("4000 GiB"), wishes("280 GiB"), "admitted"),
    change: { before: admitted("") },
  },
} as const satisfies Pages;
