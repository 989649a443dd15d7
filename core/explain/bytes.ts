import type { Pages } from "./page.ts";
import { files, lines, named, whole } from "./sample.ts";

const note = "note: Épicerie et cuisine collective";

/** K0101 to K0116: the file as it lies in the folder, before anybody reads what it says. */
export const bytes = {
  K0101: {
    title: { fr: "Fichier trop long", en: "File too long" },
    means: {
      fr: "Le fichier dépasse 64 KiB, soit vingt fois la taille d'un fichier de membre ordinaire.",
      en: "The file is larger than 64 KiB, twenty times the size of an ordinary member file.",
    },
    why: {
      fr: "Un fichier que personne ne peut relire n'est approuvé par personne.",
      en: "Nobody can approve a file that nobody can read through.",
    },
    todo: {
      fr: "Enlevez ce qui n'a pas sa place ici : les longs textes et les abonnés des listes vivent ailleurs.",
      en: "Take out what does not belong here: long texts and subscribers of lists live elsewhere.",
    },
    ...lines(`# Nos archives : ${"une longue histoire ".repeat(3500)}`, "# Nos archives : voir le wiki"),
  },
  K0102: {
    title: { fr: "Fichier enregistré dans un vieil encodage", en: "File saved in an old encoding" },
    means: {
      fr: "Votre éditeur a enregistré les lettres accentuées à l'ancienne manière (Latin-1, Windows-1252), et elles ne peuvent pas être lues à partir de l'endroit montré.",
      en: "Your editor has saved accented letters in an old way (Latin-1, Windows-1252), and from the place shown they cannot be read.",
    },
    why: {
      fr: "UTF-8 est la seule manière d'écrire que tous les ordinateurs relisent de la même façon.",
      en: "UTF-8 is the one way of writing that every computer reads alike.",
    },
    todo: {
      fr: "Enregistrez à nouveau en choisissant l'encodage UTF-8 (« Enregistrer sous… »), ou corrigez dans l'éditeur de la forge.",
      en: 'Save again and choose the encoding UTF-8 ("Save as…"), or mend it in the forge\'s own editor.',
    },
    wrong: [{ name: "racine-commune.yaml", text: note, around: "candidate", encoding: "latin1" }],
    right: [{ name: "racine-commune.yaml", text: note, around: "candidate" }],
  },
  K0103: {
    title: { fr: "Fichier qui n'est pas du texte simple", en: "File that is not plain text" },
    means: {
      fr: "C'est un fichier UTF-16 (le « Unicode » du Bloc-notes), une image ou un document de bureautique, mais pas du texte simple.",
      en: 'This is a UTF-16 file (Notepad\'s "Unicode"), a picture or an office document, not plain text.',
    },
    why: {
      fr: "Un fichier de membre se lit et se compare ligne par ligne.",
      en: "A member file is read and compared line by line.",
    },
    todo: {
      fr: "Copiez le contenu dans l'éditeur de la forge, ou enregistrez en texte simple, encodage UTF-8.",
      en: "Copy the content into the forge's editor, or save as plain text in UTF-8.",
    },
    wrong: [{ name: "racine-commune.yaml", text: note, around: "candidate", encoding: "utf-16" }],
    right: [{ name: "racine-commune.yaml", text: note, around: "candidate" }],
  },
  K0104: {
    title: { fr: "Caractère de contrôle", en: "Control character" },
    means: {
      fr: "Un caractère que l'écran n'affiche pas s'est glissé dans le fichier, souvent par un copier-coller.",
      en: "A character that no screen shows has slipped into the file, often by copying and pasting.",
    },
    why: {
      fr: "Il pourrait changer ce que voient les personnes qui relisent, sans changer ce que lit la machine.",
      en: "It could change what people see who read it over, without changing what the machine reads.",
    },
    todo: {
      fr: "Effacez le caractère à l'endroit montré et retapez ce qui l'entoure.",
      en: "Delete the character at the place shown and type again what is around it.",
    },
    ...lines("note: Épicerie\u0007 collective", "note: Épicerie collective"),
  },
  K0105: {
    title: { fr: "Marque invisible au début du fichier", en: "Invisible mark at the beginning of the file" },
    means: {
      fr: "Certains éditeurs Windows ajoutent une marque invisible (BOM) avant la première lettre.",
      en: "Some Windows editors put an invisible mark (BOM) before the first letter.",
    },
    why: {
      fr: "Bien des outils la prennent pour une partie du premier mot.",
      en: "Many tools take it for a part of the first word.",
    },
    todo: {
      fr: "Enregistrez en « UTF-8 » plutôt qu'en « UTF-8 avec BOM ».",
      en: 'Save as "UTF-8" rather than "UTF-8 with BOM".',
    },
    ...whole(
      "\uFEFFname: Racine\ncontact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }",
      "name: Racine\ncontact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }",
    ),
  },
  K0106: {
    title: { fr: "Fins de ligne d'un ancien Mac", en: "Line ends of an old Mac" },
    means: {
      fr: "La ligne se termine par un « retour chariot » seul, comme sur les Mac d'il y a vingt ans.",
      en: 'The line ends with a "carriage return" alone, as on Macs of twenty years ago.',
    },
    why: {
      fr: "La plupart des outils y verraient une seule très longue ligne.",
      en: "Most tools would see one very long line in it.",
    },
    todo: {
      fr: "Enregistrez avec des fins de ligne Unix (LF) ; celles de Windows conviennent aussi.",
      en: "Save with Unix line ends (LF); those of Windows are fine too.",
    },
    ...lines("lang: fr\rnote: Bonjour", "lang: fr\nnote: Bonjour"),
  },
  K0107: {
    title: { fr: "Tabulation", en: "Tab" },
    means: {
      fr: "La touche Tab a été utilisée là où il faut des espaces.",
      en: "The Tab key was used where spaces are needed.",
    },
    why: {
      fr: "La largeur d'une tabulation change d'un éditeur à l'autre, et c'est le retrait qui dit ce qui va ensemble.",
      en: "A tab is wider in one editor than in another, and it is the indentation that says what belongs together.",
    },
    todo: { fr: "Remplacez la tabulation par deux espaces.", en: "Replace the tab by two spaces." },
    ...lines("mailboxes:\n\t- info", "mailboxes:\n  - info"),
  },
  K0108: {
    title: { fr: "Caractère qui retourne le texte", en: "Character that turns the text around" },
    means: {
      fr: "Un caractère invisible change ici le sens de lecture ou coupe la ligne.",
      en: "An invisible character here changes the direction of reading or breaks the line.",
    },
    why: {
      fr: "On approuverait alors autre chose que ce qui est écrit.",
      en: "People would then approve something other than what is written.",
    },
    todo: {
      fr: "Effacez-le : supprimez la lettre d'avant et celle d'après, puis retapez-les.",
      en: "Delete it: remove the letter before and the letter behind, then type them again.",
    },
    ...lines("note: Archives \u202Esonores", "note: Archives sonores"),
  },
  K0109: {
    title: { fr: "Accent séparé de sa lettre", en: "Accent apart from its letter" },
    means: {
      fr: "À l'écran on voit « é », mais le fichier contient un « e » suivi d'un accent : deux caractères. Cela arrive en copiant un nom de fichier d'un Mac.",
      en: 'On the screen it is "é", but the file holds an "e" followed by an accent: two characters. It happens when a file name of a Mac is copied.',
    },
    why: {
      fr: "Deux noms identiques à l'œil seraient différents pour la machine.",
      en: "Two names that look the same would be different ones for the machine.",
    },
    todo: { fr: "Retapez la lettre au clavier.", en: "Type the letter again." },
    ...lines("note: E\u0301picerie", "note: Épicerie"),
  },
  K0110: {
    title: { fr: "Nom de fichier impossible", en: "Impossible file name" },
    means: {
      fr: "Le nom du fichier est le nom court du membre ; celui-ci ne convient pas.",
      en: "The file's name is the member's short name, and this one does not fit.",
    },
    why: {
      fr: "Ce nom devient un compte sur le serveur et une partie d'adresses.",
      en: "The name becomes an account on the server and a part of addresses.",
    },
    todo: {
      fr: "Renommez-le : minuscules sans accent, chiffres, un tiret entre les mots, une lettre au début, 2 à 31 caractères.",
      en: "Rename it: plain lower-case letters, digits, one hyphen between words, a letter first, 2 to 31 characters.",
    },
    ...named("racine commune.yaml", "racine-commune.yaml"),
  },
  K0111: {
    title: { fr: "Fichier étranger dans le dossier", en: "Foreign file in the folder" },
    means: {
      fr: "Le dossier des membres ne contient que des fichiers <membre>.yaml, _example.yaml et README.md.",
      en: "The members' folder holds files <member>.yaml, _example.yaml and README.md, nothing else.",
    },
    why: {
      fr: "Un fichier mal nommé serait ignoré en silence, et le membre attendrait pour rien.",
      en: "A misnamed file would be passed over in silence, and its member would wait for nothing.",
    },
    todo: {
      fr: "Donnez-lui le nom proposé, ou déplacez-le hors du dossier.",
      en: "Give it the name that is proposed, or move it out of the folder.",
    },
    ...named("racine-commune.yml", "racine-commune.yaml"),
  },
  K0112: {
    title: { fr: "Lien au lieu d'un fichier", en: "Link instead of a file" },
    means: {
      fr: "Il y a sous ce nom un renvoi vers un autre fichier (lien symbolique), pas un vrai fichier.",
      en: "Under this name there is a pointer to another file (a symbolic link), not a real file.",
    },
    why: {
      fr: "Un lien permettrait d'afficher n'importe quel fichier de la machine qui vérifie.",
      en: "A link could show any file of the machine that checks.",
    },
    todo: { fr: "Remplacez le lien par un fichier.", en: "Replace the link by a file." },
    wrong: [{ name: "racine-commune.yaml", text: "", kind: "symlink" }],
    right: [{ name: "racine-commune.yaml", text: "wikis: [wiki]", around: "candidate" }],
  },
  K0113: {
    title: { fr: "Dossier dans le dossier", en: "Folder in the folder" },
    means: {
      fr: "Il y a dans le dossier des membres autre chose qu'un fichier.",
      en: "Something in the members' folder is not a file.",
    },
    why: {
      fr: "Un membre est un seul fichier ; ce qui serait rangé plus bas ne serait lu par personne.",
      en: "A member is one file; whatever lay deeper would be read by nobody.",
    },
    todo: { fr: "Sortez-le de là.", en: "Take it out of there." },
    wrong: [{ name: "racine-commune", text: "", kind: "folder" }],
    right: [{ name: "racine-commune.yaml", text: "wikis: [wiki]", around: "candidate" }],
  },
  K0114: {
    title: { fr: "Deux fichiers presque du même nom", en: "Two files of almost the same name" },
    means: {
      fr: "Deux fichiers ont le même nom, à une majuscule ou à un accent près.",
      en: "Two files have the same name but for a capital or an accent.",
    },
    why: {
      fr: "Sur un Mac ou sous Windows, l'un écraserait l'autre.",
      en: "On a Mac or on Windows one would overwrite the other.",
    },
    todo: {
      fr: "Gardez celui en minuscules ; renommez ou enlevez l'autre.",
      en: "Keep the one in lower case; rename or remove the other.",
    },
    ...files(
      { "Racine.yaml": "domains: []", "racine.yaml": "domains: []" },
      { "racine.yaml": "domains: []", "racine-du-nord.yaml": "domains: []" },
    ),
  },
  K0115: {
    title: { fr: "Fichier vide", en: "Empty file" },
    means: {
      fr: "Le fichier est vide, ou ne contient que des commentaires.",
      en: "The file is empty or holds nothing but comments.",
    },
    why: {
      fr: "Il faut au moins savoir qui est le membre et qui joindre.",
      en: "At the least it must say who the member is and whom to reach.",
    },
    todo: {
      fr: "Copiez les cinq lignes du début de members/_example.yaml et remplissez-les.",
      en: "Copy the five lines at the top of members/_example.yaml and fill them in.",
    },
    ...whole("# à remplir", "name: Racine\ncontact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }"),
  },
  K0116: {
    title: { fr: "Nom déjà pris par le serveur", en: "Name that the server has already" },
    means: {
      fr: "Le serveur a déjà un compte de ce nom pour son propre fonctionnement.",
      en: "The server has an account of this name already, for its own work.",
    },
    why: {
      fr: "Le membre recevrait les droits de ce compte.",
      en: "The member would be given the rights of that account.",
    },
    todo: {
      fr: "Renommez le fichier, par exemple en ajoutant un mot.",
      en: "Rename the file, for example by adding a word.",
    },
    ...named("backup.yaml", "backup-amis.yaml"),
  },
} satisfies Pages;
