import type { Pages } from "./page.ts";
import { lines, whole } from "./sample.ts";

const many = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, n) => line(n));

/** K0120 to K0145: how a file is written, before anybody looks at its keys. */
export const yaml = {
  K0120: {
    title: { fr: "Écriture que personne ne peut lire", en: "Writing that nobody can read" },
    means: {
      fr: "Un signe n'est pas à sa place, et konbit n'a pas de meilleure explication que celle de son lecteur YAML.",
      en: "A sign is out of place, and konbit has no better explanation than that of its YAML reader.",
    },
    why: {
      fr: "Ce qui ne se lit pas d'une seule manière n'est pas deviné.",
      en: "What cannot be read in one way only is not guessed.",
    },
    todo: {
      fr: "Regardez à l'endroit montré : un crochet, une accolade ou une virgule de trop ? Comparez avec members/_example.yaml.",
      en: "Look at the place shown: a bracket, brace or comma too many? Compare with members/_example.yaml.",
    },
    ...lines("mailboxes: [info] awa", "mailboxes: [info, awa]"),
  },
  K0121: {
    title: { fr: "Deux membres dans un fichier", en: "Two members in one file" },
    means: {
      fr: "Une ligne « --- » commence un second document à l'intérieur du fichier.",
      en: 'A line "---" begins a second document within the file.',
    },
    why: {
      fr: "Un fichier, un membre : c'est le nom du fichier qui dit lequel.",
      en: "One file, one member: the file's name says which.",
    },
    todo: {
      fr: "Enlevez la ligne « --- », ou mettez la suite dans un fichier à elle.",
      en: 'Remove the line "---", or put what follows into a file of its own.',
    },
    ...lines("lang: fr\n---\nnote: Bonjour", "lang: fr\nnote: Bonjour"),
  },
  K0122: {
    title: { fr: "Clé écrite deux fois", en: "Key written twice" },
    means: {
      fr: "Le même mot commence deux lignes du même groupe.",
      en: "The same word begins two lines of one group.",
    },
    why: {
      fr: "Une seule des deux compterait, et personne ne saurait laquelle.",
      en: "Only one of them would count, and nobody would know which.",
    },
    todo: { fr: "Réunissez les deux, ou enlevez l'une.", en: "Put the two together, or remove one." },
    ...lines("mailboxes: [info]\nmailboxes: [awa]", "mailboxes: [info, awa]"),
  },
  K0123: {
    title: { fr: "Étiquette YAML", en: "YAML tag" },
    means: {
      fr: "Un mot qui commence par « ! » est une instruction pour un programme, pas une valeur.",
      en: 'A word that begins with "!" is an instruction to a program, not a value.',
    },
    why: {
      fr: "Un fichier de membre dit ce qu'on veut et ne fait rien exécuter.",
      en: "A member file says what is wanted and makes nothing run.",
    },
    todo: {
      fr: "Enlevez le mot, ou mettez la valeur entre guillemets si le « ! » en fait partie.",
      en: 'Remove the word, or put quotes around the value if the "!" is a part of it.',
    },
    ...lines("note: !important Fermé en juillet", 'note: "!important Fermé en juillet"'),
  },
  K0124: {
    title: { fr: "Fusion « << »", en: 'Merge key "<<"' },
    means: {
      fr: "« << » recopie des clés d'un autre endroit ; ce n'est pas admis ici.",
      en: '"<<" copies keys from another place; it is not accepted here.',
    },
    why: {
      fr: "Qui relit la ligne doit voir ce qu'elle demande sans chercher ailleurs.",
      en: "Whoever reads the line must see what it asks for without looking elsewhere.",
    },
    todo: { fr: "Écrivez les clés elles-mêmes.", en: "Write the keys themselves." },
    ...lines(
      "mailboxes:\n  - &base { name: info, quota: 1 GiB }\n  - { <<: *base, name: awa }",
      "mailboxes:\n  - { name: info, quota: 1 GiB }\n  - { name: awa, quota: 1 GiB }",
    ),
  },
  K0125: {
    title: { fr: "Trop de renvois", en: "Too many references" },
    means: {
      fr: "Le fichier renvoie plus de 20 fois à une valeur écrite ailleurs (« *nom »).",
      en: 'More than 20 times the file points to a value that is written elsewhere ("*name").',
    },
    why: {
      fr: "Avec des renvois, un petit fichier peut en cacher un énorme.",
      en: "With references a small file can hide an enormous one.",
    },
    todo: { fr: "Écrivez les valeurs elles-mêmes.", en: "Write the values themselves." },
    ...lines(
      `note: &n Merci\ngranted:\n  decisions:\n${many(21, () => "    - *n").join("\n")}`,
      "note: Merci\ngranted:\n  decisions:\n    - Merci",
      "admitted",
    ),
  },
  K0126: {
    title: { fr: "Renvoi à rien", en: "Reference to nothing" },
    means: {
      fr: "Un texte qui commence par « * » est lu comme un renvoi à une valeur nommée plus haut, et il n'y en a pas de ce nom.",
      en: 'A text that begins with "*" is read as a reference to a value named above, and there is none of that name.',
    },
    why: {
      fr: "La valeur serait inconnue.",
      en: "The value would be unknown.",
    },
    todo: {
      fr: "Mettez des guillemets si c'est un texte ; sinon, écrivez la valeur elle-même.",
      en: "Put quotes around it if it is a text; otherwise write the value itself.",
    },
    ...lines("note: *nouveau*", 'note: "*nouveau*"'),
  },
  K0127: {
    title: { fr: "Trop de niveaux", en: "Too many levels" },
    means: {
      fr: "Des groupes sont rangés dans des groupes sur plus de 20 niveaux.",
      en: "Groups lie within groups more than 20 levels deep.",
    },
    why: {
      fr: "Un fichier de membre en a six ; davantage est une erreur ou une attaque.",
      en: "A member file has six; more is a mistake or an attack.",
    },
    todo: {
      fr: "Un crochet ou un tiret a été répété : enlevez les répétitions.",
      en: "A bracket or dash was repeated: remove the repetitions.",
    },
    ...lines(`mailboxes: ${"[".repeat(21)}info${"]".repeat(21)}`, "mailboxes: [info]"),
  },
  K0128: {
    title: { fr: "Clé sans valeur", en: "Key without a value" },
    means: {
      fr: "Il n'y a rien après les deux-points, ni sur les lignes suivantes.",
      en: "There is nothing behind the colon, nor on the lines below.",
    },
    why: {
      fr: "On ne sait pas si c'est « aucun » ou un oubli.",
      en: 'Nobody can tell whether it means "none" or was forgotten.',
    },
    todo: {
      fr: "Écrivez une valeur, ou enlevez la ligne : ce qui n'est pas écrit a sa valeur habituelle.",
      en: "Write a value or remove the line: what is not written has its usual value.",
    },
    ...lines("mailboxes:\nlang: fr", "mailboxes: [info]\nlang: fr"),
  },
  K0129: {
    title: { fr: "Clé ou valeur d'une forme étrange", en: "Key or value of a strange form" },
    means: {
      fr: "Ce qui est devant « : » doit être un mot simple.",
      en: 'What stands before ":" must be a plain word.',
    },
    why: {
      fr: "C'est par ce mot que konbit sait de quoi parle la ligne.",
      en: "By that word konbit knows what the line is about.",
    },
    todo: {
      fr: "Écrivez un mot, les deux-points, une espace, puis la valeur.",
      en: "Write a word, a colon, a space, then the value.",
    },
    ...lines(
      "aliases:\n  ? [contact, ca]\n  : [awa@ailleurs.example]",
      "aliases:\n  contact: [awa@ailleurs.example]\n  ca: [awa@ailleurs.example]",
    ),
  },
  K0130: {
    title: { fr: "Directive YAML", en: "YAML directive" },
    means: {
      fr: "La ligne commence par « % » et donne une consigne au lecteur YAML.",
      en: 'The line begins with "%" and gives an instruction to the YAML reader.',
    },
    why: {
      fr: "Tous les fichiers se lisent de la même manière, celle de YAML 1.2.",
      en: "All files are read in the same way, that of YAML 1.2.",
    },
    todo: { fr: "Enlevez cette ligne.", en: "Remove this line." },
    ...whole(
      "%YAML 1.1\n---\nname: Racine\ncontact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }",
      "name: Racine\ncontact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }",
    ),
  },
  K0131: {
    title: { fr: "Renvois qui se multiplient", en: "References that multiply" },
    means: {
      fr: "Des renvois à des renvois font de ce fichier plus de 20 000 valeurs.",
      en: "References to references make more than 20,000 values of this file.",
    },
    why: {
      fr: "Un tel fichier épuiserait la machine qui le lit.",
      en: "Such a file would exhaust the machine that reads it.",
    },
    todo: { fr: "Écrivez les valeurs elles-mêmes.", en: "Write the values themselves." },
    ...lines(
      [
        `note: &a [${many(300, () => "x").join(", ")}]`,
        "lang: &b [*a, *a, *a, *a, *a]",
        "kind: &c [*b, *b, *b, *b]",
        "version: [*c, *c, *c, *c]",
      ].join("\n"),
      "note: x",
    ),
  },
  K0132: {
    title: { fr: "Pas un fichier de membre", en: "Not a member file" },
    means: {
      fr: "Le fichier contient une liste, une phrase ou une page Web, pas des lignes « clé: valeur ».",
      en: 'The file holds a list, a sentence or a web page, not lines "key: value".',
    },
    why: {
      fr: "C'est par ses clés qu'un membre dit ce qu'il demande.",
      en: "By its keys a member says what it asks for.",
    },
    todo: {
      fr: "Commencez par « name: » ; members/_example.yaml montre la suite.",
      en: 'Begin with "name:"; members/_example.yaml shows the rest.',
    },
    ...whole(
      "- Coopérative Racine Commune",
      "name: Coopérative Racine Commune\ncontact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }",
    ),
  },
  K0133: {
    title: { fr: "Retrait qui ne convient pas", en: "Indentation that does not fit" },
    means: {
      fr: "La ligne ne commence pas sous celle à laquelle elle appartient.",
      en: "The line does not begin below the one that it belongs to.",
    },
    why: {
      fr: "C'est le nombre d'espaces au début de la ligne qui dit ce qui va ensemble.",
      en: "The number of spaces at the beginning of a line says what belongs together.",
    },
    todo: {
      fr: "Alignez-la avec ses voisines, avec des espaces.",
      en: "Line it up with its neighbours, with spaces.",
    },
    ...lines("mailboxes:\n   - info\n  - awa", "mailboxes:\n  - info\n  - awa"),
  },
  K0134: {
    title: { fr: "Crochet, accolade ou guillemet jamais fermé", en: "Bracket, brace or quote never closed" },
    means: {
      fr: "Le signe montré ouvre quelque chose, et rien ne le referme.",
      en: "The sign shown opens something, and nothing closes it.",
    },
    why: {
      fr: "Tout ce qui suit serait lu comme en faisant partie.",
      en: "Everything that follows would be read as a part of it.",
    },
    todo: {
      fr: "Ajoutez le signe qui ferme : ], }, \" ou '.",
      en: "Add the sign that closes: ], }, \" or '.",
    },
    ...lines("mailboxes: [info, awa\nlang: fr", "mailboxes: [info, awa]\nlang: fr"),
  },
  K0135: {
    title: { fr: "Texte à mettre entre guillemets", en: "Text that takes quotes" },
    means: {
      fr: "Un texte ne peut pas commencer par @, `, % ou * sans guillemets.",
      en: "A text cannot begin with @, `, % or * without quotes.",
    },
    why: {
      fr: "YAML garde ces signes pour un autre usage.",
      en: "YAML keeps these signs for another use.",
    },
    todo: { fr: "Mettez tout le texte entre guillemets.", en: "Put quotes around the whole text." },
    ...lines("note: @awa répond le mardi", 'note: "@awa répond le mardi"'),
  },
  K0136: {
    title: { fr: "Tiret sans rien derrière", en: "Dash with nothing behind it" },
    means: {
      fr: "Un élément de la liste est vide.",
      en: "An item of the list is empty.",
    },
    why: {
      fr: "On ne sait pas si c'est un oubli ou un reste.",
      en: "Nobody can tell whether something was forgotten or left over.",
    },
    todo: {
      fr: "Écrivez un nom après le tiret, ou enlevez la ligne.",
      en: "Write a name behind the dash or remove the line.",
    },
    ...lines("mailboxes:\n  - info\n  -\n  - awa", "mailboxes:\n  - info\n  - awa"),
  },
  K0137: {
    title: { fr: "Deux-points dans un texte", en: "Colon inside a text" },
    means: {
      fr: "Le texte contient « : » suivi d'une espace, et cela se lit comme une nouvelle clé.",
      en: 'The text holds ":" followed by a space, and that reads as a new key.',
    },
    why: {
      fr: "Les deux-points séparent une clé de sa valeur, une seule fois par ligne.",
      en: "A colon parts a key from its value, once in a line.",
    },
    todo: {
      fr: "Mettez tout le texte entre guillemets. S'il n'y a pas de « : » dans le texte, c'est la ligne suivante qui est trop en retrait.",
      en: 'Put quotes around the whole text. If there is no ":" in it, the next line is indented too far.',
    },
    ...lines("note: Rendez-vous: lundi à midi", 'note: "Rendez-vous: lundi à midi"'),
  },
  K0138: {
    title: { fr: "Barre oblique inverse entre guillemets", en: "Backslash between quotes" },
    means: {
      fr: "Entre guillemets doubles, « \\ » annonce un caractère spécial, et celui-ci n'existe pas.",
      en: 'Between double quotes "\\" announces a special character, and there is none like this.',
    },
    why: {
      fr: "Le texte serait lu autrement qu'il n'est écrit.",
      en: "The text would be read otherwise than it is written.",
    },
    todo: {
      fr: "Remplacez les guillemets par des apostrophes, ou doublez la barre.",
      en: "Use single quotes, or double the backslash.",
    },
    ...lines('note: "Dossier C:\\Commun"', "note: 'Dossier C:\\Commun'"),
  },
  K0139: {
    title: { fr: "Deux-points ou espace oublié", en: "Forgotten colon or space" },
    means: {
      fr: "Entre la clé et sa valeur, il manque les deux-points ou l'espace qui les suit.",
      en: "Between the key and its value the colon is missing, or the space behind it.",
    },
    why: {
      fr: "Sans « : », la ligne n'est qu'une phrase.",
      en: 'Without ": " the line is just a sentence.',
    },
    todo: {
      fr: "Écrivez la clé, les deux-points, une espace, puis la valeur.",
      en: "Write the key, a colon, a space, then the value.",
    },
    ...whole(
      "name:Racine\ncontact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }",
      "name: Racine\ncontact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }",
    ),
  },
  K0140: {
    title: { fr: "Crochet ou accolade de trop", en: "Bracket or brace too many" },
    means: {
      fr: "Le signe montré ferme quelque chose qui n'a pas été ouvert, ou qui est déjà fermé.",
      en: "The sign shown closes something that was not opened, or is closed already.",
    },
    why: {
      fr: "Les crochets et les accolades vont par deux, comme des parenthèses.",
      en: "Brackets and braces come in pairs.",
    },
    todo: {
      fr: "Enlevez-le, ou ajoutez au début celui qui ouvre.",
      en: "Remove it, or add the one that opens.",
    },
    ...lines("mailboxes: [info, awa]]", "mailboxes: [info, awa]"),
  },
  K0141: {
    title: { fr: "Étoile sans guillemets", en: "Star without quotes" },
    means: {
      fr: "L'étoile, qui désigne le courrier sans destinataire, n'est pas entre guillemets.",
      en: "The star, which stands for mail to nobody in particular, has no quotes.",
    },
    why: {
      fr: "Sans guillemets, YAML la prend pour un renvoi à une autre valeur.",
      en: "Without quotes YAML takes it for a reference to another value.",
    },
    todo: { fr: 'Écrivez "*" avec ses guillemets.', en: 'Write "*" with its quotes.' },
    ...lines("aliases:\n  *: none", 'aliases:\n  "*": none'),
  },
  K0142: {
    title: { fr: "Texte après le guillemet fermant", en: "Text behind the closing quote" },
    means: {
      fr: "Les guillemets se sont fermés trop tôt : une apostrophe ou un guillemet à l'intérieur du texte a été pris pour la fin.",
      en: "The quotes were closed too early: an apostrophe or quote inside the text was taken for its end.",
    },
    why: {
      fr: "Ce qui suit n'appartiendrait à rien.",
      en: "What follows would belong to nothing.",
    },
    todo: {
      fr: "Entourez le texte de guillemets doubles s'il contient une apostrophe, d'apostrophes s'il contient des guillemets doubles. Le plus souvent, aucun guillemet n'est nécessaire.",
      en: "Put double quotes around the text if it holds an apostrophe, single ones if it holds double quotes. Most often no quotes are needed at all.",
    },
    ...lines("note: 'Fermé l'été'", 'note: "Fermé l\'été"'),
  },
  K0143: {
    title: { fr: "Virgule de trop", en: "Comma too many" },
    means: {
      fr: "Deux virgules se suivent, ou la liste commence par une virgule.",
      en: "Two commas follow each other, or the list begins with a comma.",
    },
    why: {
      fr: "Il pourrait manquer un nom entre les deux.",
      en: "A name might be missing between them.",
    },
    todo: { fr: "Enlevez la virgule, ou écrivez ce qui manque.", en: "Remove the comma, or write what is missing." },
    ...lines("mailboxes: [info, , awa]", "mailboxes: [info, awa]"),
  },
  K0144: {
    title: { fr: "Tiret sur la ligne de la clé", en: "Dash on the line of its key" },
    means: {
      fr: "Une liste en tirets commence sur la ligne qui suit la clé, pas sur la même.",
      en: "A list in dashes begins on the line below its key, not on the same one.",
    },
    why: {
      fr: "Tous les tirets d'une liste sont dans la même colonne.",
      en: "All dashes of a list stand in one column.",
    },
    todo: {
      fr: "Allez à la ligne avant le tiret, ou écrivez la liste entre crochets.",
      en: "Start a new line before the dash, or write the list in square brackets.",
    },
    ...lines("mailboxes: - info", "mailboxes:\n  - info"),
  },
  K0145: {
    title: { fr: "Deux versions non départagées", en: "Two versions not decided" },
    means: {
      fr: "Deux personnes ont changé le même passage, et Git a écrit les deux versions l'une sous l'autre : la vôtre, puis l'autre.",
      en: "Two people changed the same passage, and Git wrote both versions one below the other: yours, then the other.",
    },
    why: {
      fr: "Seule une personne peut dire laquelle est la bonne.",
      en: "Only a person can say which is right.",
    },
    todo: {
      fr: "Gardez les lignes qui conviennent, puis enlevez celles qui commencent par <<<<<<<, ======= et >>>>>>>.",
      en: "Keep the lines that are right, then remove those that begin with <<<<<<<, ======= and >>>>>>>.",
    },
    ...lines("<<<<<<< HEAD\nlang: fr\n=======\nlang: en\n>>>>>>> awa-d", "lang: fr"),
  },
} satisfies Pages;
