import type { Pages } from "./page.ts";
import { lines } from "./sample.ts";

const sum = "3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed";
const other = "3f786850e387550fdab836ed";

/** K0320 to K0326, K0330 to K0332: texts, dates, web addresses and other single values. */
export const values = {
  K0320: {
    title: { fr: "Texte vide", en: "Empty text" },
    means: { fr: "Il n'y a rien entre les guillemets.", en: "There is nothing between the quotes." },
    why: {
      fr: "Ce texte est lu par des personnes : il doit dire quelque chose.",
      en: "People read this text: it has to say something.",
    },
    todo: { fr: "Écrivez le texte, ou enlevez la ligne.", en: "Write the text, or remove the line." },
    ...lines('name: ""', "name: Coopérative Racine Commune"),
  },
  K0321: {
    title: { fr: "Texte trop long", en: "Text too long" },
    means: {
      fr: "Le texte dépasse la longueur permise : 120 caractères pour un nom, 200 pour une raison, 500 pour une note.",
      en: "The text is longer than allowed: 120 characters for a name, 200 for a reason, 500 for a note.",
    },
    why: {
      fr: "Il est affiché sur une ligne, dans des courriels et des listes.",
      en: "It is shown on one line, in mails and lists.",
    },
    todo: { fr: "Raccourcissez-le.", en: "Make it shorter." },
    ...lines(`name: Coopérative ${"de solidarité ".repeat(10)}du Nord`, "name: Coopérative du Nord"),
  },
  K0322: {
    title: { fr: "Caractère sans largeur dans un nom", en: "Character without width in a name" },
    means: {
      fr: "Un caractère que l'on ne voit pas s'est glissé dans le nom, souvent copié d'une page Web.",
      en: "A character that cannot be seen has slipped into the name, often copied from a web page.",
    },
    why: {
      fr: "Deux noms identiques à l'œil seraient différents.",
      en: "Two names that look the same would be different.",
    },
    todo: { fr: "Retapez le nom au clavier.", en: "Type the name again." },
    ...lines('name: "Racine\u200B Commune"', 'name: "Racine Commune"'),
  },
  K0323: {
    title: { fr: "Compte de forge impossible", en: "Impossible forge account" },
    means: {
      fr: "Il faut le nom du compte sur la forge (là où vivent ces fichiers), sans @ ni espace.",
      en: "The account's name on the forge (where these files live) is needed, without @ or spaces.",
    },
    why: {
      fr: "C'est à ce nom que konbit reconnaît qui a le droit de changer le fichier.",
      en: "By this name konbit knows who may change the file.",
    },
    todo: {
      fr: "Copiez le nom qui est dans l'adresse de votre page de profil.",
      en: "Copy the name that is in the address of your profile page.",
    },
    ...lines(
      "contact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa diallo }",
      "contact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }",
    ),
  },
  K0324: {
    title: { fr: "Date impossible", en: "Impossible date" },
    means: {
      fr: "Une date s'écrit année-mois-jour, et ce jour doit exister.",
      en: "A date is written year-month-day, and that day must exist.",
    },
    why: {
      fr: "03/04 est en mars pour les uns et en avril pour les autres.",
      en: "03/04 is in March for some and in April for others.",
    },
    todo: { fr: "Écrivez par exemple 2026-11-24.", en: "Write for example 2026-11-24." },
    ...lines("granted: { since: 01/03/2019 }", "granted: { since: 2019-03-01 }", "admitted"),
  },
  K0325: {
    title: { fr: "Adresse Web incomplète", en: "Incomplete web address" },
    means: {
      fr: "Il faut l'adresse entière, comme le navigateur la montre, avec https:// au début.",
      en: "The whole address is needed as the browser shows it, with https:// at the beginning.",
    },
    why: {
      fr: "Sans le début, on ne sait pas si le nom mène ailleurs ou à un dossier du même site.",
      en: "Without its beginning nobody knows whether the name leads elsewhere or to a folder of the same site.",
    },
    todo: { fr: "Ajoutez https:// devant.", en: "Put https:// before it." },
    ...lines(
      "sites:\n  - { name: boutique, app: redirect, to: boutique.ailleurs.example }",
      "sites:\n  - { name: boutique, app: redirect, to: https://boutique.ailleurs.example/ }",
    ),
  },
  K0326: {
    title: { fr: "Mot de passe dans une adresse Web", en: "Password in a web address" },
    means: {
      fr: "Ce qui est devant le @ d'une adresse Web est un nom d'utilisateur, souvent avec son mot de passe.",
      en: "What stands before the @ of a web address is a user name, often with its password.",
    },
    why: {
      fr: "Ce fichier et toutes ses anciennes versions sont lus par beaucoup de monde.",
      en: "Many people read this file and all its former versions.",
    },
    todo: {
      fr: "Enlevez-le et changez ce mot de passe : il a été publié.",
      en: "Remove it and change that password: it has been published.",
    },
    ...lines(
      "sites:\n  - { name: app, app: redirect, to: https://awa:soleil@ailleurs.example/ }",
      "sites:\n  - { name: app, app: redirect, to: https://ailleurs.example/ }",
    ),
  },
  K0330: {
    title: { fr: "Somme de contrôle mal formée", en: "Malformed checksum" },
    means: {
      fr: "« export » est l'empreinte du paquet remis au membre : 64 chiffres et lettres de a à f. « konbit leave » l'écrit.",
      en: '"export" is the fingerprint of the bundle given to the member: 64 digits and letters from a to f. "konbit leave" writes it.',
    },
    why: {
      fr: "Elle prouve, le jour de l'effacement, que le paquet était entier.",
      en: "On the day of erasing it proves that the bundle was whole.",
    },
    todo: { fr: "Recopiez-la en entier.", en: "Copy it again, whole." },
    ...lines(`left: { on: 2026-03-31, export: ${other} }`, `left: { on: 2026-03-31, export: ${sum} }`, "left"),
  },
  K0331: {
    title: { fr: "Dossier hors du site", en: "Folder outside the site" },
    means: {
      fr: "« docroot » est un dossier à l'intérieur du site, celui que les visiteurs voient.",
      en: '"docroot" is a folder inside the site, the one that visitors see.',
    },
    why: {
      fr: "Avec « .. » ou « / », un site servirait les fichiers d'un autre membre.",
      en: 'With ".." or "/" a site would serve another member\'s files.',
    },
    todo: {
      fr: "Écrivez un nom simple, comme public.",
      en: "Write a plain name such as public.",
    },
    ...lines(
      "sites:\n  - { name: app, app: php, docroot: ../public }",
      "sites:\n  - { name: app, app: php, docroot: public }",
    ),
  },
  K0332: {
    title: { fr: "Tâche planifiée mal écrite", en: "Malformed scheduled task" },
    means: {
      fr: "Une tâche commence par cinq champs (minute, heure, jour, mois, jour de la semaine ; * veut dire « chaque »), puis vient la commande.",
      en: 'A task begins with five fields (minute, hour, day, month, weekday; * means "each"), then comes the command.',
    },
    why: {
      fr: "Avec un champ de moins, le début de la commande serait pris pour une heure.",
      en: "With one field less the beginning of the command would be taken for a time.",
    },
    todo: {
      fr: "Comptez les champs ; écrivez les cinq, même pour « tous les jours ».",
      en: 'Count the fields; write all five, also for "every day".',
    },
    ...lines(
      'sites:\n  - { name: app, app: php, cron: ["@daily php nettoyage.php"] }',
      'sites:\n  - { name: app, app: php, cron: ["0 3 * * * php nettoyage.php"] }',
    ),
  },
} satisfies Pages;
