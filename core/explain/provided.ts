import type { Pages } from "./page.ts";
import { lines } from "./sample.ts";

/** K09: what konbit cannot make yet. */
export const provided = {
  K0901: {
    title: { fr: "Pas encore fourni (avis)", en: "Not provided yet (notice)" },
    means: {
      fr: "Votre demande est bien écrite et bien comprise, mais konbit ne sait pas encore faire cela sur le serveur.",
      en: "Your request is well written and understood, but konbit cannot do this on the server yet.",
    },
    why: {
      fr: "Il vaut mieux le dire que de laisser attendre.",
      en: "Saying so is better than letting anybody wait.",
    },
    todo: {
      fr: "Laissez la ligne dans une nouvelle demande : elle servira le moment venu. Chez un membre admis, enlevez-la, car rien ne peut être appliqué tant qu'elle est là.",
      en: "In a new request leave the line: it will serve in due time. In the file of an admitted member remove it, for nothing can be applied as long as it is there.",
    },
    ...lines("extras: { visio: true }", "lang: fr"),
  },
} satisfies Pages;
