import { type Sentences, shown } from "./sentences.ts";

const closing: Readonly<Record<string, string>> = { "[": "]", "{": "}" };

/** K01: the file itself, its bytes and its YAML. */
export const source = {
  K0101: () => ({
    fr: "Ce fichier est trop long : il dépasse 64 KiB ici, et un fichier de membre en fait deux ou trois. Raccourcissez-le.",
    en: "This file is too long: it exceeds 64 KiB here, and a member file has two or three. Make it shorter.",
  }),
  K0102: () => ({
    fr: "À partir d'ici, ce fichier est enregistré dans un autre encodage que UTF-8, et ses accents seraient perdus. Enregistrez-le à nouveau en UTF-8.",
    en: "From here on this file is saved in another encoding than UTF-8, and its accents would be lost. Save it again as UTF-8.",
  }),
  K0103: () => ({
    fr: "Ce fichier n'est pas du texte simple (il est en UTF-16, ou ce n'est pas du texte). Enregistrez-le en texte, encodage UTF-8.",
    en: "This file is not plain text (it is UTF-16, or no text at all). Save it as text in UTF-8.",
  }),
  K0104: ({ character }: { character: string }) => ({
    fr: `Il y a ici un caractère de contrôle (${character}) que personne ne voit. Effacez-le.`,
    en: `There is a control character here (${character}) that nobody sees. Delete it.`,
  }),
  K0105: () => ({
    fr: "Un caractère invisible (BOM) précède la première lettre de ce fichier. Enregistrez-le en UTF-8 « sans BOM ».",
    en: 'An invisible character (BOM) stands before the first letter of this file. Save it as UTF-8 "without BOM".',
  }),
  K0106: () => ({
    fr: "La ligne se termine ici comme sur un ancien Mac. Enregistrez le fichier avec des fins de ligne Unix (LF).",
    en: "The line ends here as on an old Mac. Save the file with Unix line ends (LF).",
  }),
  K0107: () => ({
    fr: "Il y a ici une tabulation. Mettez des espaces à sa place.",
    en: "There is a tab here. Put spaces in its place.",
  }),
  K0108: ({ character }: { character: string }) => ({
    fr: `Il y a ici un caractère invisible (${character}) qui change le sens de lecture ou coupe la ligne. Effacez-le.`,
    en: `There is an invisible character here (${character}) that turns the text around or breaks the line. Delete it.`,
  }),
  K0109: ({ text }: { text: string }) => ({
    fr: `« ${shown(text)} » est écrit ici avec un accent séparé de sa lettre. Retapez ce caractère.`,
    en: `"${shown(text)}" is written here with its accent apart from its letter. Type this character again.`,
  }),
  K0110: ({ value }: { value: string }) => ({
    fr: `« ${shown(value)} » ne peut pas nommer un membre : lettres minuscules sans accent, chiffres, et des tirets entre les mots ; 2 à 31 caractères, une lettre au début. Renommez le fichier.`,
    en: `"${shown(value)}" cannot name a member: lower-case plain letters, digits, and hyphens between words; 2 to 31 characters, a letter first. Rename the file.`,
  }),
  K0111: ({ name, right }: { name: string; right?: string }) => ({
    fr: right
      ? `« ${shown(name)} » n'est pas lu. Vouliez-vous l'appeler « ${shown(right)} » ?`
      : `« ${shown(name)} » n'a pas sa place ici : seulement <membre>.yaml, _example.yaml et README.md.`,
    en: right
      ? `"${shown(name)}" is not read. Did you mean to call it "${shown(right)}"?`
      : `"${shown(name)}" does not belong here: only <member>.yaml, _example.yaml and README.md.`,
  }),
  K0112: ({ name }: { name: string }) => ({
    fr: `« ${shown(name)} » est un lien vers un autre fichier. Mettez un vrai fichier à sa place.`,
    en: `"${shown(name)}" is a link to another file. Put a real file in its place.`,
  }),
  K0113: ({ name }: { name: string }) => ({
    fr: `« ${shown(name)} » n'est pas un fichier, et ce dossier ne contient que des fichiers. Sortez-le de là.`,
    en: `"${shown(name)}" is not a file, and this folder holds nothing but files. Take it out of there.`,
  }),
  K0114: ({ name, other }: { name: string; other: string }) => ({
    fr: `« ${shown(name)} » et « ${shown(other)} » ne diffèrent que par une majuscule ou un accent. Renommez l'un des deux.`,
    en: `"${shown(name)}" and "${shown(other)}" differ only in a capital or an accent. Rename one of them.`,
  }),
  K0115: () => ({
    fr: "Ce fichier ne dit rien. Un fichier de membre commence par « name: » ; voyez _example.yaml.",
    en: 'This file says nothing. A member file begins with "name:"; see _example.yaml.',
  }),
  K0116: ({ value }: { value: string }) => ({
    fr: `« ${shown(value)} » est déjà un compte du serveur. Choisissez un autre nom de fichier.`,
    en: `"${shown(value)}" is an account of the server already. Choose another file name.`,
  }),
  K0120: ({ reason }: { reason: string }) => ({
    fr: `À partir d'ici, la ligne ne se lit plus : un guillemet, un crochet ou une virgule n'est pas à sa place (le lecteur YAML dit : ${shown(reason)}). Comparez avec _example.yaml.`,
    en: `From here on the line cannot be read: a quote, bracket or comma is out of place (the YAML reader says: ${shown(reason)}). Compare with _example.yaml.`,
  }),
  K0121: () => ({
    fr: "Un second document commence ici (« --- »). Un fichier décrit un seul membre.",
    en: 'A second document begins here ("---"). One file describes one member.',
  }),
  K0122: ({ key }: { key: string }) => ({
    fr: `La clé « ${shown(key)} » est écrite deux fois. Réunissez les deux.`,
    en: `The key "${shown(key)}" is written twice. Put the two together.`,
  }),
  K0123: ({ tag }: { tag: string }) => ({
    fr: `« ${shown(tag)} » se lit comme une consigne pour un programme. Enlevez ce mot, ou mettez tout le texte entre guillemets.`,
    en: `"${shown(tag)}" reads as an instruction to a program. Remove this word, or put quotes around the whole text.`,
  }),
  K0124: () => ({
    fr: "« << » recopie des clés d'un autre endroit, ce qui n'est pas admis ici. Écrivez les clés elles-mêmes.",
    en: '"<<" copies keys from another place, which is not accepted here. Write the keys themselves.',
  }),
  K0125: ({ max }: { max: number }) => ({
    fr: `Il y a plus de ${max} renvois (« *nom ») dans ce fichier. Écrivez les valeurs elles-mêmes.`,
    en: `There are more than ${max} references ("*name") in this file. Write the values themselves.`,
  }),
  K0126: ({ name }: { name: string }) => ({
    fr: `« *${shown(name)} » se lit comme un renvoi à une valeur nommée plus haut, et il n'y en a pas. Mettez des guillemets si c'est un texte, sinon la valeur elle-même.`,
    en: `"*${shown(name)}" reads as a reference to a value named above, and there is none. Put quotes around it if it is a text, else write the value itself.`,
  }),
  K0127: ({ max }: { max: number }) => ({
    fr: `Il y a ici plus de ${max} groupes les uns dans les autres. Un fichier de membre en a six : enlevez ce qui se répète.`,
    en: `More than ${max} groups lie within one another here. A member file has six: remove what is repeated.`,
  }),
  K0128: ({ key }: { key: string }) => ({
    fr: `Il n'y a rien derrière « ${shown(key)}: ». Écrivez une valeur ou enlevez la clé.`,
    en: `There is nothing behind "${shown(key)}:". Write a value or remove the key.`,
  }),
  K0129: () => ({
    fr: "Une clé est un mot simple suivi de « : ». Écrivez-la ainsi.",
    en: 'A key is a plain word followed by ":". Write it like that.',
  }),
  K0130: ({ directive }: { directive: string }) => ({
    fr: `La consigne « ${shown(directive)} » ne sert pas ici. Enlevez cette ligne.`,
    en: `The instruction "${shown(directive)}" is of no use here. Remove this line.`,
  }),
  K0131: () => ({
    fr: "Les renvois (« *nom ») se multiplient : ils feraient de ce fichier plus de 20 000 valeurs. Écrivez les valeurs elles-mêmes.",
    en: 'The references ("*name") multiply: they would make more than 20,000 values of this file. Write the values themselves.',
  }),
  K0132: () => ({
    fr: "Un fichier de membre est un ensemble de lignes « clé: valeur » ; voyez _example.yaml.",
    en: 'A member file is a set of lines "key: value"; see _example.yaml.',
  }),
  K0133: () => ({
    fr: "Le retrait de cette ligne (les espaces au début) ne convient pas : ce qui va ensemble commence à la même colonne.",
    en: "The indentation of this line (the spaces at its beginning) does not fit: what belongs together begins in the same column.",
  }),
  K0134: ({ opened }: { opened: string }) => ({
    fr: `Ce « ${opened} » n'est jamais fermé. Ajoutez « ${closing[opened] ?? opened} » là où cela finit.`,
    en: `This ${opened} is never closed. Add ${closing[opened] ?? opened} where it ends.`,
  }),
  K0135: () => ({
    fr: "Un texte qui commence par ce signe (@, `, %, *) se met tout entier entre guillemets.",
    en: "A text that begins with this sign (@, `, %, *) takes quotes around the whole of it.",
  }),
  K0136: () => ({
    fr: "Il n'y a rien derrière ce tiret. Écrivez une valeur ou enlevez la ligne.",
    en: "There is nothing behind this dash. Write a value or remove the line.",
  }),
  K0137: () => ({
    fr: "Si ce texte contient « : », mettez-le entre guillemets, car « : » annonce une clé. Sinon, c'est la ligne suivante qui est trop en retrait.",
    en: 'If this text holds ": ", put quotes around it, for ": " announces a key. If not, the next line is indented too far.',
  }),
  K0138: () => ({
    fr: "Entre guillemets doubles, « \\ » annonce un caractère spécial que je ne connais pas. Doublez-le ou prenez des apostrophes.",
    en: 'Between double quotes "\\" announces a special character, and this one is unknown. Double it or use single quotes.',
  }),
  K0139: () => ({
    fr: "Il manque ici « : » suivi d'une espace après la clé, ou le retrait ne convient pas.",
    en: 'A ":" followed by a space is missing after the key here, or the indentation does not fit.',
  }),
  K0140: ({ sign }: { sign: string }) => ({
    fr: `Ce « ${sign} » ne ferme rien. Enlevez-le.`,
    en: `This ${sign} closes nothing. Remove it.`,
  }),
  K0141: () => ({
    fr: "L'étoile se met entre guillemets.",
    en: "The star takes quotes.",
  }),
  K0142: () => ({
    fr: "Le texte s'arrête au guillemet d'avant, et ceci est de trop. Mettez des guillemets autour du tout : des doubles s'il contient une apostrophe, des apostrophes s'il contient des guillemets.",
    en: "The text ends at the quote before, and this is too much. Put quotes around the whole: double ones if it holds an apostrophe, single ones if it holds double quotes.",
  }),
  K0143: () => ({
    fr: "Il y a ici une virgule de trop. Enlevez-la.",
    en: "There is a comma too many here. Remove it.",
  }),
  K0144: () => ({
    fr: "Une liste en tirets commence sur la ligne suivante : allez à la ligne avant ce tiret. Si c'est un texte, mettez-le entre guillemets.",
    en: "A list in dashes begins on the line below: start a new line before this dash. If it is a text, put quotes around it.",
  }),
  K0145: () => ({
    fr: "Git a laissé ici deux versions du même passage. Gardez la bonne, et enlevez les lignes qui commencent par <<<<<<<, ======= et >>>>>>>.",
    en: "Git has left two versions of one passage here. Keep the right one, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.",
  }),
} satisfies Sentences;
