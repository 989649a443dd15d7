import { type Sentences, shown } from "./sentences.ts";

/** K01: the file itself, its bytes and its YAML. */
export const source = {
  K0101: () => ({
    fr: "Ce fichier dépasse 64 KiB. Un fichier de membre en fait deux ou trois.",
    en: "This file is larger than 64 KiB. A member file has two or three.",
  }),
  K0102: () => ({
    fr: "Ce fichier n'est pas du texte UTF-8 à partir d'ici. Enregistrez-le à nouveau en UTF-8.",
    en: "This file is not UTF-8 text from here on. Save it again as UTF-8.",
  }),
  K0103: () => ({
    fr: "Ce fichier est en UTF-16, ou binaire. Enregistrez-le en texte UTF-8.",
    en: "This file is UTF-16, or binary. Save it as UTF-8 text.",
  }),
  K0104: ({ character }: { character: string }) => ({
    fr: `Il y a ici un caractère de contrôle (${character}) que personne ne voit. Effacez-le.`,
    en: `There is a control character here (${character}) that nobody sees. Delete it.`,
  }),
  K0105: () => ({
    fr: "Ce fichier commence par une marque d'ordre des octets (BOM). Enregistrez-le en UTF-8 « sans BOM ».",
    en: 'This file begins with a byte order mark (BOM). Save it as UTF-8 "without BOM".',
  }),
  K0106: () => ({
    fr: "Il y a ici un retour chariot sans saut de ligne. Enregistrez avec des fins de ligne Unix.",
    en: "There is a carriage return without a line feed here. Save with Unix line ends.",
  }),
  K0107: () => ({
    fr: "Il y a ici une tabulation. YAML demande des espaces.",
    en: "There is a tab here. YAML wants spaces.",
  }),
  K0108: ({ character }: { character: string }) => ({
    fr: `Il y a ici un caractère invisible (${character}) qui change le sens de lecture ou coupe la ligne. Effacez-le.`,
    en: `There is an invisible character here (${character}) that turns the text around or breaks the line. Delete it.`,
  }),
  K0109: ({ text }: { text: string }) => ({
    fr: `« ${shown(text)} » est écrit ici avec un accent séparé de sa lettre (forme décomposée). Retapez ce caractère.`,
    en: `"${shown(text)}" is written here with its accent apart from its letter (decomposed). Type this character again.`,
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
    fr: `« ${shown(name)} » est un lien symbolique ; il faut un vrai fichier.`,
    en: `"${shown(name)}" is a symbolic link; a real file is needed.`,
  }),
  K0113: ({ name }: { name: string }) => ({
    fr: `« ${shown(name)} » n'est pas un fichier ; le dossier des membres n'en contient pas d'autres.`,
    en: `"${shown(name)}" is not a file; the members' folder holds nothing else.`,
  }),
  K0114: ({ name, other }: { name: string; other: string }) => ({
    fr: `« ${shown(name)} » et « ${shown(other)} » ne diffèrent que par la casse ou la forme d'un caractère. Renommez l'un des deux.`,
    en: `"${shown(name)}" and "${shown(other)}" differ only in case or in the form of a character. Rename one of them.`,
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
    fr: `Ce n'est pas du YAML valide (${shown(reason)}). Comparez avec _example.yaml.`,
    en: `This is not valid YAML (${shown(reason)}). Compare with _example.yaml.`,
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
    fr: `Les étiquettes YAML comme « ${shown(tag)} » ne servent pas ici. Enlevez-la.`,
    en: `YAML tags like "${shown(tag)}" are of no use here. Remove it.`,
  }),
  K0124: () => ({
    fr: "La fusion « << » n'est pas admise. Écrivez les clés elles-mêmes.",
    en: 'The merge key "<<" is not accepted. Write the keys themselves.',
  }),
  K0125: ({ max }: { max: number }) => ({
    fr: `Plus de ${max} renvois (« *nom ») dans un fichier. Écrivez les valeurs elles-mêmes.`,
    en: `More than ${max} aliases ("*name") in one file. Write the values themselves.`,
  }),
  K0126: ({ name }: { name: string }) => ({
    fr: `« *${shown(name)} » renvoie à une ancre qui n'existe pas avant cette ligne. Mettez la valeur, ou des guillemets si c'est un texte.`,
    en: `"*${shown(name)}" points to an anchor that does not exist above. Write the value, or quotes if it is a text.`,
  }),
  K0127: ({ max }: { max: number }) => ({
    fr: `C'est imbriqué sur plus de ${max} niveaux. Un fichier de membre en a six.`,
    en: `This is nested more than ${max} levels deep. A member file has six.`,
  }),
  K0128: ({ key }: { key: string }) => ({
    fr: `Il n'y a rien derrière « ${shown(key)}: ». Écrivez une valeur ou enlevez la clé.`,
    en: `There is nothing behind "${shown(key)}:". Write a value or remove the key.`,
  }),
  K0129: () => ({
    fr: "Une clé est un mot simple suivi de « : ».",
    en: 'A key is a plain word followed by ":".',
  }),
  K0130: ({ directive }: { directive: string }) => ({
    fr: `La directive « ${shown(directive)} » ne sert pas ici ; seule « %YAML 1.2 » est admise.`,
    en: `The directive "${shown(directive)}" is of no use here; only "%YAML 1.2" is accepted.`,
  }),
  K0131: () => ({
    fr: "Les renvois (« *nom ») font de ce fichier plus de 20 000 valeurs. Écrivez-les sans renvois.",
    en: 'The aliases ("*name") make more than 20,000 values of this file. Write them without aliases.',
  }),
  K0132: () => ({
    fr: "Un fichier de membre est un ensemble de lignes « clé: valeur » ; voyez _example.yaml.",
    en: 'A member file is a set of lines "key: value"; see _example.yaml.',
  }),
  K0133: () => ({
    fr: "Le retrait de cette ligne ne convient pas : ce qui va ensemble commence à la même colonne.",
    en: "The indentation of this line does not fit: what belongs together begins in the same column.",
  }),
  K0134: ({ opened }: { opened: string }) => ({
    fr: `Ce « ${opened} » n'est jamais fermé.`,
    en: `This ${opened} is never closed.`,
  }),
  K0135: () => ({
    fr: "Un texte qui commence par ce signe (@, `, %) se met entre guillemets.",
    en: "A text that begins with this sign (@, `, %) takes quotes.",
  }),
  K0136: () => ({
    fr: "Il n'y a rien derrière ce tiret. Écrivez une valeur ou enlevez la ligne.",
    en: "There is nothing behind this dash. Write a value or remove the line.",
  }),
  K0137: () => ({
    fr: "Une valeur qui contient « : » se met entre guillemets ; sinon, le retrait de la ligne suivante ne convient pas.",
    en: 'A value that holds ": " takes quotes; if it does not, the indentation of the next line does not fit.',
  }),
  K0138: () => ({
    fr: "Entre guillemets doubles, « \\ » annonce un caractère spécial que je ne connais pas. Doublez-le ou prenez des apostrophes.",
    en: 'Between double quotes "\\" announces a special character, and this one is unknown. Double it or use single quotes.',
  }),
  K0139: () => ({
    fr: "Il manque ici « : » suivi d'une espace après la clé, ou le retrait ne convient pas.",
    en: 'A ":" followed by a space is missing after the key here, or the indentation does not fit.',
  }),
  K0141: () => ({
    fr: "L'étoile se met entre guillemets.",
    en: "The star takes quotes.",
  }),
} satisfies Sentences;
