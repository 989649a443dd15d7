import type { Pages } from "./page.ts";
import { lines, named } from "./sample.ts";

/** K0609 to K0615: what is granted, and the account on the server. */
export const limits = {
  K0609: {
    title: { fr: "Compte déjà pris par le serveur", en: "Account that the server has already" },
    means: {
      fr: "Le compte tiré du nom du fichier existe déjà sur le serveur, pour son propre fonctionnement.",
      en: "The account that comes from the file's name exists on the server already, for its own work.",
    },
    why: {
      fr: "Le membre recevrait les droits de ce compte.",
      en: "The member would be given the rights of that account.",
    },
    todo: { fr: "Renommez le fichier.", en: "Rename the file." },
    ...named("ma-il.yaml", "courriel-libre.yaml"),
  },
  K0610: {
    title: { fr: "Compte coupé à 14 caractères (avertissement)", en: "Account cut to 14 characters (warning)" },
    means: {
      fr: "Le compte sur le serveur est le nom du fichier sans tirets, et il n'a que 14 caractères : la fin est coupée.",
      en: "The account on the server is the file's name without hyphens, and it has 14 characters only: its end is cut off.",
    },
    why: {
      fr: "Après l'admission, ce compte ne change plus jamais.",
      en: "After admission this account never changes.",
    },
    todo: {
      fr: "Si le compte coupé vous déplaît, choisissez maintenant un nom de fichier plus court. Sinon, ne faites rien.",
      en: "If you do not like the cut account, choose a shorter file name now. Otherwise do nothing.",
    },
    ...named("atelier-du-fil-rouge.yaml", "fil-rouge.yaml"),
  },
  K0611: {
    title: { fr: "Le konbit lui-même", en: "The konbit itself" },
    means: {
      fr: "« operator » désigne le konbit lui-même, décrit dans un seul fichier.",
      en: '"operator" is the konbit itself, described in one file.',
    },
    why: {
      fr: "Ce fichier décrit ce qui est commun à tout le monde.",
      en: "That file describes what is common to everybody.",
    },
    todo: {
      fr: "Choisissez ce que vous êtes : person, association, cooperative, company ou collective.",
      en: "Choose what you are: person, association, cooperative, company or collective.",
    },
    ...lines("kind: operator", "kind: cooperative"),
  },
  K0612: {
    title: { fr: "Plus que ce qui est accordé", en: "More than what is granted" },
    means: {
      fr: "Le fichier contient plus de boîtes, de listes, de wikis, de sites ou de comptes que le konbit n'en a accordé. Ce qui est suspendu ou archivé compte aussi.",
      en: "The file holds more mailboxes, lists, wikis, sites or accounts than the konbit has granted. What is suspended or archived counts too.",
    },
    why: {
      fr: "La place et le temps de tous sont partagés, et c'est le konbit qui décide du partage.",
      en: "Everybody's space and time are shared, and the konbit decides how.",
    },
    todo: {
      fr: "Enlevez-en, ou demandez davantage sous « requests » : une demande n'est jamais une erreur.",
      en: 'Remove some, or ask for more under "requests": asking is never an error.',
    },
    ...lines(
      "wikis: [wiki, archives, recettes]\ngranted: { limits: { wikis: 2 } }",
      "wikis: [wiki, archives]\nrequests: { wikis: 3 }\ngranted: { limits: { wikis: 2 } }",
      "admitted",
    ),
  },
  K0613: {
    title: { fr: "Boîtes plus grandes que ce qui est accordé", en: "Mailboxes larger than what is granted" },
    means: {
      fr: "Les quotas des boîtes, additionnés, dépassent la place accordée au courriel. Une boîte sans quota compte pour 5 GiB, à moins que votre forfait dise autre chose.",
      en: "The quotas of the mailboxes, added up, are more than the space granted for mail. A mailbox without a quota counts as 5 GiB unless your plan says otherwise.",
    },
    why: {
      fr: "Chaque boîte a droit à sa place entière, quoi que fassent les autres.",
      en: "Each mailbox may use its whole space, whatever the others do.",
    },
    todo: {
      fr: "Réduisez des quotas, ou demandez davantage sous « requests ».",
      en: 'Reduce quotas, or ask for more under "requests".',
    },
    ...lines(
      "mailboxes: [info, awa]\ngranted: { limits: { mail: 8 GiB } }",
      "mailboxes:\n  - { name: info, quota: 3 GiB }\n  - awa\ngranted: { limits: { mail: 8 GiB } }",
      "admitted",
    ),
  },
  K0615: {
    title: { fr: "Personne écrite deux fois", en: "Person written twice" },
    means: {
      fr: "Le même compte de forge est deux fois dans la liste ; les majuscules ne comptent pas.",
      en: "The same forge account stands twice in the list; capitals do not count.",
    },
    why: {
      fr: "Qui en enlèverait une croirait avoir retiré ses droits à quelqu'un.",
      en: "Whoever removed one would think that somebody's rights are gone.",
    },
    todo: { fr: "Enlevez l'une des deux.", en: "Remove one of the two." },
    ...lines("maintainers: [awa-d, Awa-D]", "maintainers: [awa-d]"),
  },
} satisfies Pages;
