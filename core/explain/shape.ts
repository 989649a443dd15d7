import type { Pages } from "./page.ts";
import { lines } from "./sample.ts";

/** K02: keys, types and fixed values. */
export const shape = {
  K0201: {
    title: { fr: "Valeur d'une autre sorte", en: "Value of another sort" },
    means: {
      fr: "À cet endroit, konbit attend autre chose : un groupe de clés plutôt qu'un mot, ou l'inverse.",
      en: "At this place konbit expects something else: a group of keys rather than a word, or the reverse.",
    },
    why: {
      fr: "Un mot seul ne dit pas tout ce qu'il faut savoir ici.",
      en: "A word alone does not say all that must be known here.",
    },
    todo: {
      fr: "Écrivez les clés entre accolades, ou chacune sur sa ligne, en retrait ; members/_example.yaml montre lesquelles.",
      en: "Write the keys in braces, or each on a line of its own, indented; members/_example.yaml shows which.",
    },
    ...lines("backup: standard", "backup: { class: standard }"),
  },
  K0202: {
    title: { fr: "Texte qui se lit comme un nombre", en: "Text that reads as a number" },
    means: {
      fr: "Il faut un texte, et ce qui est écrit se lit comme un nombre ou comme oui/non.",
      en: "A text is needed, and what is written reads as a number or as yes/no.",
    },
    why: {
      fr: "Un nombre perd ses zéros : 007 deviendrait 7.",
      en: "A number loses its zeros: 007 would become 7.",
    },
    todo: { fr: "Mettez la valeur entre guillemets.", en: "Put quotes around the value." },
    ...lines("name: 2026", 'name: "2026"'),
  },
  K0203: {
    title: { fr: "Clé inconnue", en: "Unknown key" },
    means: {
      fr: "Le mot devant les deux-points n'est pas de ceux que konbit connaît à cet endroit : une faute de frappe, ou un mot français. Les clés sont en anglais, les mêmes pour tout le monde.",
      en: "The word before the colon is none of those that konbit knows at this place: a slip of the fingers, or a word of another language. Keys are in English, the same for everybody.",
    },
    why: {
      fr: "Une clé mal écrite serait ignorée, et vous croiriez votre demande enregistrée.",
      en: "A misspelt key would be passed over, and you would think your request was taken.",
    },
    todo: {
      fr: "Prenez le mot proposé, ou l'un de ceux que l'erreur énumère.",
      en: "Take the word that is proposed, or one of those that the error lists.",
    },
    ...lines("mailboxes:\n  - { nom: awa, quota: 8 Go }", "mailboxes:\n  - { name: awa, quota: 8 GiB }"),
  },
  K0204: {
    title: { fr: "Valeur qui n'est pas dans la liste", en: "Value that is not in the list" },
    means: {
      fr: "Cette clé n'accepte que quelques mots fixes, et celui-ci n'en est pas.",
      en: "This key takes a few fixed words only, and this is none of them.",
    },
    why: {
      fr: "Chaque mot correspond à quelque chose que le serveur sait faire.",
      en: "Each word stands for something that the server can do.",
    },
    todo: { fr: "Prenez l'un des mots que l'erreur énumère.", en: "Take one of the words that the error lists." },
    ...lines("mailboxes:\n  - { name: awa, state: suspendu }", "mailboxes:\n  - { name: awa, state: suspended }"),
  },
  K0205: {
    title: { fr: "Clé qui manque", en: "Missing key" },
    means: {
      fr: "Quelque chose d'indispensable n'est pas écrit.",
      en: "Something that cannot be done without is not written.",
    },
    why: {
      fr: "konbit ne devine ni le nom d'un membre, ni qui joindre, ni ce qu'un site doit faire tourner.",
      en: "konbit guesses neither a member's name, nor whom to reach, nor what a site is to run.",
    },
    todo: {
      fr: "Ajoutez la clé nommée dans l'erreur ; members/_example.yaml en donne un exemple.",
      en: "Add the key that the error names; members/_example.yaml has an example.",
    },
    ...lines("sites:\n  - { name: www }", "sites:\n  - { name: www, app: static }"),
  },
  K0206: {
    title: { fr: "Liste attendue", en: "List expected" },
    means: {
      fr: "Cette clé contient une liste, même quand il n'y a qu'un élément.",
      en: "This key holds a list, even when there is one item only.",
    },
    why: {
      fr: "Ainsi, le suivant s'ajoute sans rien changer aux autres.",
      en: "So the next one is added without a change to the others.",
    },
    todo: {
      fr: "Mettez des crochets autour, ou une ligne par élément, chacune commençant par un tiret et une espace.",
      en: "Put square brackets around it, or write one line for each item, each beginning with a dash and a space.",
    },
    ...lines("mailboxes: info", "mailboxes: [info]"),
  },
  K0207: {
    title: { fr: "Liste vide", en: "Empty list" },
    means: {
      fr: "Il faut au moins un élément dans cette liste.",
      en: "At least one item is needed in this list.",
    },
    why: {
      fr: "Une liste sans responsable, un alias sans destination ou un fichier que personne ne peut changer ne servent à rien.",
      en: "A mailing list without an owner, an alias without a destination or a file that nobody may change is of no use.",
    },
    todo: { fr: "Ajoutez-en un, ou enlevez toute la ligne.", en: "Add one, or remove the whole line." },
    ...lines("maintainers: []", "maintainers: [awa-d]"),
  },
  K0208: {
    title: { fr: "Clé au mauvais endroit", en: "Key in the wrong place" },
    means: {
      fr: "konbit connaît ce mot, mais pas ici : il appartient à un autre groupe.",
      en: "konbit knows this word, but not here: it belongs to another group.",
    },
    why: {
      fr: "La même clé peut dire autre chose ailleurs : un quota est celui d'une boîte, pas du membre.",
      en: "The same key may mean something else elsewhere: a quota is that of a mailbox, not of the member.",
    },
    todo: {
      fr: "Déplacez la ligne dans le groupe que l'erreur nomme, ou corrigez son retrait.",
      en: "Move the line into the group that the error names, or mend its indentation.",
    },
    ...lines("mailboxes: [awa]\nquota: 5 GiB", "mailboxes:\n  - { name: awa, quota: 5 GiB }"),
  },
  K0209: {
    title: { fr: "Nombre trop petit ou trop grand", en: "Number too small or too large" },
    means: {
      fr: "Le nombre est en dehors de ce qui est possible à cet endroit.",
      en: "The number is outside what is possible at this place.",
    },
    why: {
      fr: "Une faute de frappe ne doit pas devenir mille wikis, ni zéro courriel par heure.",
      en: "A slip must not become a thousand wikis, nor no mail in an hour.",
    },
    todo: { fr: "Prenez un nombre entre les bornes indiquées.", en: "Take a number within the bounds shown." },
    ...lines("requests: { wikis: 99999 }", "requests: { wikis: 9 }"),
  },
  K0210: {
    title: { fr: "Nombre entier attendu", en: "Whole number expected" },
    means: {
      fr: "Il faut un nombre entier : ni mot, ni guillemets, ni virgule, ni unité.",
      en: "A whole number is needed: no word, no quotes, no decimals, no unit.",
    },
    why: {
      fr: "On compte des wikis ou des boîtes, et il n'y en a pas de demi.",
      en: "Wikis and mailboxes are counted, and there are no halves of them.",
    },
    todo: { fr: "Écrivez le nombre en chiffres.", en: "Write the number in figures." },
    ...lines("requests: { wikis: plusieurs }", "requests: { wikis: 3 }"),
  },
  K0211: {
    title: { fr: "Oui ou non attendu", en: "Yes or no expected" },
    means: {
      fr: "Cette clé se règle par true (oui) ou false (non).",
      en: "This key is set by true (yes) or false (no).",
    },
    why: {
      fr: "« oui », « yes », « on » et « 1 » se lisent différemment d'un outil à l'autre.",
      en: '"oui", "yes", "on" and "1" are read differently by one tool and another.',
    },
    todo: { fr: "Écrivez true ou false, sans guillemets.", en: "Write true or false, without quotes." },
    ...lines("extras: { visio: oui }", "extras: { visio: true }"),
  },
  K0212: {
    title: { fr: "Version du format inconnue", en: "Unknown version of the format" },
    means: {
      fr: "« version » dit comment le fichier est écrit, et il n'y a qu'une manière : 1. Ce n'est pas un numéro de révision.",
      en: '"version" says how the file is written, and there is one way only: 1. It does not count revisions.',
    },
    why: {
      fr: "Le jour où le format changera, les anciens fichiers resteront lisibles grâce à ce numéro.",
      en: "When the format changes one day, old files stay readable thanks to this number.",
    },
    todo: { fr: "Écrivez « version: 1 », ou enlevez la ligne.", en: 'Write "version: 1", or remove the line.' },
    ...lines("version: 2", "version: 1"),
  },
  K0213: {
    title: { fr: "Même compte écrit de deux façons", en: "One account written in two ways" },
    means: {
      fr: "Deux clés ne diffèrent que par une majuscule ; sur la forge, c'est le même compte.",
      en: "Two keys differ in a capital only; on the forge they are one account.",
    },
    why: {
      fr: "L'une des deux serait perdue sans que personne le voie.",
      en: "One of the two would be lost without anybody seeing it.",
    },
    todo: { fr: "Gardez la bonne, enlevez l'autre.", en: "Keep the right one, remove the other." },
    ...lines(
      "keys:\n  awa-d: age17934k8agdmpw2ktqxtjktdd3smg647jq2kawl08tcsc4wy9w25squk67mc\n  Awa-D: age17934k8agdmpw2ktqxtjktdd3smg647jq2kawl08tcsc4wy9w25squk67mc",
      "keys:\n  awa-d: age17934k8agdmpw2ktqxtjktdd3smg647jq2kawl08tcsc4wy9w25squk67mc",
    ),
  },
} satisfies Pages;
