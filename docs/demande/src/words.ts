import type { Text } from "../../../core/text.ts";

/** Everything that the page says beside the questions themselves, which are core/request-form's. */
export const words = {
  title: { fr: "Demander quelque chose au konbit", en: "Ask the konbit for something" },
  intro: {
    fr: "Cochez ce que vous voulez, remplissez les quelques champs, et copiez les lignes dans votre fichier de membre.",
    en: "Tick what you want, fill in the few fields, and copy the lines into your member file.",
  },
  privacy: {
    fr: "Rien de ce que vous écrivez ici n'est envoyé ni gardé. N'écrivez pas de mot de passe : le fichier peut être lu par beaucoup de monde.",
    en: "Nothing that you write here is sent or kept. Write no password: many people may read the file.",
  },
  language: { fr: "Langue", en: "Language" },
  who: { fr: "Qui demande", en: "Who asks" },
  member: { fr: "Je suis déjà membre", en: "I am a member already" },
  newMember: { fr: "Je voudrais devenir membre", en: "I would like to become a member" },
  file: { fr: "Texte de votre fichier (facultatif)", en: "Text of your file (optional)" },
  fileHint: {
    fr: "Collez-le ici en entier : la page vous rend le fichier changé, et le reste tel quel.",
    en: "Paste all of it here: the page gives you the changed file, with the rest as it was.",
  },
  what: { fr: "Ce que vous demandez", en: "What you ask for" },
  whatFirst: { fr: "Pour commencer (facultatif)", en: "To begin with (optional)" },
  optional: { fr: "facultatif", en: "optional" },
  choose: { fr: "Choisissez.", en: "Choose one." },
  show: { fr: "Voir le résultat", en: "Show the result" },
  result: { fr: "Le résultat", en: "The result" },
  tick: { fr: "Cochez d'abord ce que vous demandez.", en: "First tick what you ask for." },
  toMend: { fr: "Il reste à remplir ou à corriger :", en: "Still to fill in or to correct:" },
  refused: {
    fr: "Avec ce changement, votre fichier serait refusé :",
    en: "With this change your file would be refused:",
  },
  stuck: {
    fr: "Ce fichier est écrit d'une manière que la page ne sait pas changer sans risque. Effacez-le ci-dessus : vous aurez les lignes à coller vous-même.",
    en: "This file is written in a manner that the page cannot change without risk. Clear it above: you get the lines to paste yourself.",
  },
  lines: { fr: "Les lignes à coller dans votre fichier", en: "The lines to paste into your file" },
  howToPaste: {
    fr: "La première ligne de chaque morceau est une clé. Si votre fichier l'a déjà, collez le reste à la fin de ce qui est dessous ; sinon, collez tout, avant « granted: » ou à la fin. Si ce qui suit la clé est entre crochets ou accolades, collez plutôt votre fichier plus haut : la page le change pour vous.",
    en: 'The first line of each piece is a key. If your file has it already, paste the rest at the end of what is below it; if not, paste everything, before "granted:" or at the end. If what follows the key is in brackets or braces, rather paste your file above: the page changes it for you.',
  },
  newFile: { fr: "Le texte de votre nouveau fichier", en: "The text of your new file" },
  changedFile: { fr: "Votre fichier, changé", en: "Your file, changed" },
  differences: { fr: "Ce qui change, ligne par ligne", en: "What changes, line by line" },
  warning: { fr: "À savoir :", en: "Good to know:" },
  copy: { fr: "Copier", en: "Copy" },
  copyBelow: { fr: "Copier sans la première ligne", en: "Copy without the first line" },
  copied: { fr: "Copié.", en: "Copied." },
  notCopied: {
    fr: "Le navigateur n'a pas voulu copier ; le texte est sélectionné, faites Ctrl+C.",
    en: "The browser did not copy; the text is selected, press Ctrl+C.",
  },
  next: { fr: "Et ensuite", en: "And then" },
  edit: { fr: "Ouvrir votre fichier sur la forge (nouvel onglet)", en: "Open your file on the forge (new tab)" },
  create: { fr: "Créer le fichier sur la forge (nouvel onglet)", en: "Create the file on the forge (new tab)" },
  createFilled: {
    fr: "Le lien porte le texte du fichier : la forge le reçoit quand vous cliquez.",
    en: "The link carries the text of the file: the forge gets it when you click.",
  },
  createPaste: {
    fr: "Le nom est rempli ; collez-y le texte copié ci-dessus.",
    en: "The name is filled in; paste the text copied above.",
  },
  editPaste: {
    fr: "Collez-y le texte, puis proposez le changement.",
    en: "Paste the text there, then propose the change.",
  },
  needSlug: {
    fr: "Pour avoir le lien vers votre fichier, donnez votre nom court plus haut.",
    en: "To get the link to your file, give your short name above.",
  },
  noForge: {
    fr: "Ouvrez votre fichier sur la forge, collez-y le texte, puis proposez le changement.",
    en: "Open your file on the forge, paste the text there, then propose the change.",
  },
  after: {
    fr: "La forge vérifie alors la demande avec les fichiers de tout le monde et répond en français et en anglais.",
    en: "The forge then checks the request with everybody's files and answers in French and in English.",
  },
} as const satisfies Record<string, Text>;

/** Where lines go that take the place of others. */
export function insteadText(key: string, isItem: boolean): Text {
  if (!isItem)
    return {
      fr: `À la place de la ligne « ${key}: » de votre fichier :`,
      en: `In place of the line "${key}:" of your file:`,
    };
  return {
    fr: `Sous « ${key}: », à la place de la ligne de cette boîte :`,
    en: `Under "${key}:", in place of the line of this mailbox:`,
  };
}

/** For a button that asks for the same thing again. */
export function againText(title: string): Text {
  return { fr: `Encore une fois : ${title}`, en: `Once more: ${title}` };
}

/** For a button; `title` names the one of several. */
export function removeText(title: string): Text {
  return { fr: `Enlever : ${title}`, en: `Remove: ${title}` };
}

/** A link's label and what is wrong there, in one line: what stands between them. */
export const colon: Text = { fr: " : ", en: ": " };
