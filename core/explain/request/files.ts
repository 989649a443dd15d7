import { added, lines, type RequestPages } from "./page.ts";

/** K1001 to K1010: whose file it is, and what it is. */
export const files = {
  K1001: {
    title: { fr: "Fichier de la coordination", en: "The coordinators' file" },
    means: {
      fr: "La demande change un fichier qui n'est celui d'aucun membre.",
      en: "The request changes a file that is no member's.",
    },
    why: {
      fr: "Tout ce qui n'est pas le fichier d'un membre concerne tout le monde.",
      en: "Whatever is no member's file concerns everybody.",
    },
    todo: {
      fr: "Enlevez-le de la demande avec la commande donnée, ou demandez ce changement à la coordination.",
      en: "Take it out of the request by the command that is given, or ask the coordinators for this change.",
    },
    ...added({ name: "../docs/accueil.md", text: "# Bonjour" }),
  },
  K1002: {
    title: { fr: "Fichier qui donne des droits", en: "File that gives rights" },
    means: {
      fr: "La demande change un flux de travail, CODEOWNERS, la configuration ou les réglages de git.",
      en: "The request changes a workflow, CODEOWNERS, the configuration or git's settings.",
    },
    why: {
      fr: "Qui change ce fichier pourrait s'approuver soi-même.",
      en: "Whoever changes this file could approve their own requests.",
    },
    todo: {
      fr: "Enlevez-le de la demande avec la commande donnée. Seule la coordination le change, et la règle ne vaut qu'une fois fusionnée.",
      en: "Take it out of the request by the command that is given. Only the coordinators change it, and the rule holds only once it is merged.",
    },
    ...added({ name: "../CODEOWNERS", text: "* @awa-d" }),
  },
  K1003: {
    title: { fr: "Fichier d'un autre membre", en: "Another member's file" },
    means: {
      fr: "La personne qui fait la demande n'est pas inscrite sous « maintainers » de ce fichier, ou, sans cette clé, sous « contact.forge ».",
      en: 'The person who makes the request does not stand under "maintainers" of this file, or, without that key, under "contact.forge".',
    },
    why: {
      fr: "On ne change que son propre fichier ; pour savoir à qui il est, on lit la branche de base, jamais la demande.",
      en: "One changes one's own file only; whose it is, the base branch says, never the request.",
    },
    todo: {
      fr: "Demandez à l'une des personnes nommées de faire la demande, ou de vous inscrire d'abord.",
      en: "Ask one of the persons named to make the request, or to add you first.",
    },
    ...lines("wikis: [wiki]", "wikis: [wiki, carnet]", "wikis: [wiki]", { author: "remi-o" }),
  },
  K1004: {
    title: { fr: "Nouveau fichier au nom d'autrui", en: "New file in somebody else's name" },
    means: {
      fr: "Un nouveau fichier ne compte pas, parmi celles qui pourront le changer, la personne qui le propose.",
      en: "A new file does not have the person who proposes it among those who may change it.",
    },
    why: {
      fr: "Personne n'inscrit un membre à son insu.",
      en: "Nobody registers a member without their knowing.",
    },
    todo: {
      fr: "Écrivez votre compte de la forge sous « maintainers », ou laissez cette personne faire la demande.",
      en: 'Write your account on the forge under "maintainers", or let that person make the request.',
    },
    ...added(
      { name: "jardin.yaml", text: "name: Le Jardin\ncontact: { name: R, email: r@ailleurs.example, forge: remi-o }" },
      [
        {
          name: "jardin.yaml",
          text: "name: Le Jardin\ncontact: { name: R, email: r@ailleurs.example, forge: remi-o }\nmaintainers: [remi-o, awa-d]",
        },
      ],
    ),
  },
  K1005: {
    title: { fr: "Fichier exécutable", en: "Executable file" },
    means: {
      fr: "Le fichier de membre porte la marque des programmes.",
      en: "The member file has the mark of a program.",
    },
    why: {
      fr: "Un fichier de membre est lu, jamais lancé.",
      en: "A member file is read, never run.",
    },
    todo: {
      fr: "Enlevez la marque avec la commande donnée, ou refaites le fichier dans l'éditeur de la forge.",
      en: "Take the mark away by the command that is given, or make the file again in the forge's editor.",
    },
    ...lines("wikis: [wiki]", "wikis: [wiki, carnet]", "wikis: [wiki, carnet]", { isExecutable: true }),
  },
  K1006: {
    title: { fr: "Beaucoup d'autres fichiers", en: "Many other files" },
    means: {
      fr: "La demande change plus de vingt fichiers qui ne sont pas ceux d'un membre ; les premiers sont nommés.",
      en: "The request changes more than twenty files that are no member's; the first are named.",
    },
    why: {
      fr: "Une longue liste cacherait le reste.",
      en: "A long list would hide the rest.",
    },
    todo: {
      fr: "Repartez de la branche de base et n'y changez que votre fichier.",
      en: "Start again from the base branch and change your own file only.",
    },
    wrong: Array.from({ length: 21 }, (_, index) => ({ name: `../docs/${index}.md`, text: "# Bonjour" })),
    right: [],
    asked: { before: [] },
  },
  K1007: {
    title: { fr: "Deux noms presque pareils", en: "Two names almost alike" },
    means: {
      fr: "Un nom ne diffère d'un autre que par une majuscule ou par la façon d'écrire un accent.",
      en: "A name differs from another by a capital or by the way an accent is written only.",
    },
    why: {
      fr: "Sur beaucoup de machines, les deux seraient un seul fichier.",
      en: "On many machines the two would be one file.",
    },
    todo: { fr: "Renommez le nouveau.", en: "Rename the new one." },
    wrong: [
      { name: "../docs/Accueil.md", text: "# Bonjour" },
      { name: "../docs/accueil.md", text: "# Bonjour" },
    ],
    right: [
      { name: "../docs/arrivee.md", text: "# Bonjour" },
      { name: "../docs/accueil.md", text: "# Bonjour" },
    ],
    asked: { before: [{ name: "../docs/accueil.md", text: "# Bonjour" }], author: "luce-t" },
  },
  K1008: {
    title: { fr: "Nom qui ne se voit pas", en: "Name that cannot be seen" },
    means: {
      fr: "Le nom du fichier contient un caractère invisible, de contrôle, ou des octets qui ne sont pas du texte.",
      en: "The name of the file holds an invisible or control character, or bytes that are no text.",
    },
    why: {
      fr: "Ce qu'on lit ne serait pas ce que la machine prend.",
      en: "What one reads would not be what the machine takes.",
    },
    todo: { fr: "Renommez le fichier.", en: "Rename the file." },
    ...added(
      { name: "../docs/\u202Edm.lieucca", text: "# Bonjour" },
      [{ name: "../docs/accueil.md", text: "# Bonjour" }],
      { author: "luce-t" },
    ),
  },
  K1009: {
    title: { fr: "La base a changé au même endroit", en: "The base has changed in the same place" },
    means: {
      fr: "Depuis que la demande a été écrite, quelqu'un d'autre a changé les mêmes lignes.",
      en: "Since the request was written somebody else has changed the same lines.",
    },
    why: {
      fr: "Une machine ne peut pas choisir entre deux volontés.",
      en: "A machine cannot choose between two wills.",
    },
    todo: {
      fr: "Prenez la base dans votre branche (sur la forge : « Update branch »), gardez ce qu'il faut, et poussez à nouveau.",
      en: 'Take the base into your branch (on the forge: "Update branch"), keep what is right, and push again.',
    },
    ...lines("wikis: [wiki]", "wikis: [carnet]", "wikis: [wiki]", { isConflict: true }),
  },
  K1010: {
    title: { fr: "Fichier illisible sur la base", en: "File that cannot be read on the base" },
    means: {
      fr: "Le fichier que la demande change est abîmé sur la branche de base.",
      en: "The file that the request changes is damaged on the base branch.",
    },
    why: {
      fr: "On ne peut pas y lire qui a le droit de le changer.",
      en: "Who may change it cannot be read there.",
    },
    todo: {
      fr: "Demandez à la coordination de le réparer d'abord.",
      en: "Ask the coordinators to mend it first.",
    },
    ...lines("wikis: [wiki", "wikis: [wiki]", "wikis: [wiki"),
  },
} satisfies RequestPages;
