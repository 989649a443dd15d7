import { type Sentences, shown } from "./sentences.ts";

interface Value {
  readonly value: string;
}

export const names = {
  K0301: ({ value, right }: { value: string; right: string }) => ({
    fr: `Pas de majuscules ici : « ${shown(value)} » s'écrit « ${shown(right)} ».`,
    en: `No capitals here: "${shown(value)}" is written "${shown(right)}".`,
  }),
  K0302: ({ value }: Value) => ({
    fr: `« ${shown(value)} » n'est pas un identifiant de membre ; il a la forme m-0003 et c'est « konbit admit » qui l'écrit.`,
    en: `"${shown(value)}" is not a member's id; it looks like m-0003 and "konbit admit" writes it.`,
  }),
  K0303: ({ value }: Value) => ({
    fr: `« ${shown(value)} » n'est pas un nom de compte : une lettre, puis lettres et chiffres, 14 caractères au plus.`,
    en: `"${shown(value)}" is not a login: a letter, then letters and digits, 14 characters at most.`,
  }),
  K0304: ({ value }: Value) => ({
    fr: `« ${shown(value)} » ne peut pas être le début d'une adresse d'ici : lettres sans accent, chiffres, et entre eux un point, un tiret ou un soulignement.`,
    en: `"${shown(value)}" cannot begin an address here: plain letters, digits, and between them a dot, a hyphen or an underscore.`,
  }),
  K0305: ({ value }: Value) => ({
    fr: `« ${shown(value)} » n'est pas une adresse courriel complète (nom@domaine).`,
    en: `"${shown(value)}" is not a complete e-mail address (name@domain).`,
  }),
  K0306: ({ value }: Value) => ({
    fr: `Le nom « ${shown(value)} » est réservé. « postmaster » et « abuse » existent déjà sur chaque domaine ; un alias peut les compléter. Choisissez-en un autre.`,
    en: `The name "${shown(value)}" is reserved. "postmaster" and "abuse" exist on every domain already; an alias may add to them. Choose another.`,
  }),
  K0307: ({ value, suffix }: { value: string; suffix: string }) => ({
    fr: `Une liste ne peut pas s'appeler « ${shown(value)} » : les adresses en « -${suffix} » servent à la gestion des listes. Choisissez un autre nom.`,
    en: `A list cannot be called "${shown(value)}": addresses in "-${suffix}" manage lists. Choose another name.`,
  }),
  K0308: ({ value }: Value) => ({
    fr: `Le courrier sans destinataire s'écrit "*", sans domaine, et non « ${shown(value)} ».`,
    en: `The catch-all is written "*", without a domain, not "${shown(value)}".`,
  }),
  K0310: ({ value, label }: { value: string; label: string }) => ({
    fr: `« ${shown(value)} » n'est pas un nom de domaine (« ${shown(label)} » ne convient pas) : des mots de lettres, chiffres et tirets, séparés par des points, comme racine.example.`,
    en: `"${shown(value)}" is not a domain name ("${shown(label)}" does not fit): words of letters, digits and hyphens with dots between them, like racine.example.`,
  }),
  K0311: ({ value }: Value) => ({
    fr: `Écrivez le nom seul, sans « https:// », chemin ni point final, au lieu de « ${shown(value)} ».`,
    en: `Write the name alone, without "https://", path or final dot, instead of "${shown(value)}".`,
  }),
  K0312: ({ value }: Value) => ({
    fr: `« ${shown(value)} » mélange des alphabets : des lettres qui se ressemblent sont différentes. Retapez ce nom au clavier.`,
    en: `"${shown(value)}" mixes scripts: letters that look alike are different ones. Type this name again.`,
  }),
  K0313: ({ value, length }: { value: string; length: number }) => ({
    fr: `« ${shown(value)} » compte ${length} caractères dans la forme qu'il prend sur Internet, et le maximum est 64. Prenez un domaine plus court.`,
    en: `"${shown(value)}" has ${length} characters in the form that it takes on the Internet, and the maximum is 64. Take a shorter domain.`,
  }),
  K0314: ({ value }: Value) => ({
    fr: `« ${shown(value)} » n'est pas un nom complet ; écrivez-le avec son domaine, par exemple ${shown(value)}.racine.example.`,
    en: `"${shown(value)}" is not a full name; write it with its domain, for example ${shown(value)}.racine.example.`,
  }),
  K0315: ({ value }: Value) => ({
    fr: `« ${shown(value)} » ne peut pas précéder un domaine : lettres sans accent, chiffres et tirets, 63 caractères au plus.`,
    en: `"${shown(value)}" cannot stand before a domain: plain letters, digits and hyphens, 63 characters at most.`,
  }),
  K0316: ({ value }: Value) => ({
    fr: `« name » est un seul mot ; pour le nom complet « ${shown(value)} », ajoutez la clé « host ».`,
    en: `"name" is one word; for the full name "${shown(value)}" add the key "host".`,
  }),
  K0317: ({ value }: Value) => ({
    fr: `Le serveur lui-même répond sous « ${shown(value)} » (mail, smtp, imap, webmail, lists, ns1, ns2…). Choisissez un autre nom.`,
    en: `The server itself answers under "${shown(value)}" (mail, smtp, imap, webmail, lists, ns1, ns2…). Choose another name.`,
  }),
  K0318: ({ value }: Value) => ({
    fr: `« ${shown(value)} » n'est pas un nom de compte du nuage : une lettre sans accent, puis lettres, chiffres, point, tiret ou soulignement ; 2 à 64 caractères.`,
    en: `"${shown(value)}" is not a cloud account: a plain letter, then letters, digits, dot, hyphen or underscore; 2 to 64 characters.`,
  }),
  K0320: () => ({
    fr: "Ce texte est vide. Écrivez-le, ou enlevez la ligne.",
    en: "This text is empty. Write it, or remove the line.",
  }),
  K0321: ({ length, max }: { length: number; max: number }) => ({
    fr: `Ce texte compte ${length} caractères, et le maximum est ${max}. Raccourcissez-le.`,
    en: `This text has ${length} characters, and the maximum is ${max}. Make it shorter.`,
  }),
  K0322: ({ value }: Value) => ({
    fr: `« ${shown(value)} » contient un caractère invisible, sans largeur. Retapez ce texte au clavier.`,
    en: `"${shown(value)}" holds an invisible character without width. Type this text again.`,
  }),
  K0323: ({ value }: Value) => ({
    fr: `« ${shown(value)} » n'est pas un nom de compte sur la forge (lettres, chiffres et tirets, sans @).`,
    en: `"${shown(value)}" is not an account on the forge (letters, digits and hyphens, without @).`,
  }),
  K0324: ({ value }: Value) => ({
    fr: `« ${shown(value)} » n'est pas une date ; écrivez année-mois-jour, par exemple 2026-11-24.`,
    en: `"${shown(value)}" is not a date; write year-month-day, for example 2026-11-24.`,
  }),
  K0325: ({ value }: Value) => ({
    fr: `« ${shown(value)} » n'est pas une adresse Web complète, qui commence par https://.`,
    en: `"${shown(value)}" is not a complete web address, which begins with https://.`,
  }),
  K0326: () => ({
    fr: "Une adresse Web d'ici ne contient ni nom d'utilisateur ni mot de passe : ce fichier est lu par beaucoup de monde. Enlevez-les, et changez ce mot de passe.",
    en: "A web address here holds neither user name nor password: many people read this file. Remove them, and change that password.",
  }),
  K0327: ({ value }: Value) => ({
    fr: `« ${shown(value)} » n'est pas une clé publique age (age1…, 62 caractères) : la somme de contrôle ne correspond pas. Recopiez-la en entier.`,
    en: `"${shown(value)}" is not an age public key (age1…, 62 characters): its checksum does not hold. Copy it again, whole.`,
  }),
  K0328: () => ({
    fr: "C'est une clé SECRÈTE. Elle ne doit se trouver nulle part ici : enlevez-la, faites-en une nouvelle et écrivez sa partie publique.",
    en: "This is a SECRET key. It must not be anywhere here: remove it, make a new one and write its public part.",
  }),
  K0329: ({ value }: Value) => ({
    fr: `Cette clé (« ${shown(value)} ») n'est pas une clé publique ssh-ed25519 complète. Recopiez la ligne entière du fichier id_ed25519.pub.`,
    en: `This key ("${shown(value)}") is not a complete ssh-ed25519 public key. Copy the whole line of the file id_ed25519.pub.`,
  }),
  K0330: ({ value }: Value) => ({
    fr: `« ${shown(value)} » n'est pas l'empreinte d'un paquet (SHA-256 : 64 chiffres et lettres de a à f). Recopiez-la en entier.`,
    en: `"${shown(value)}" is not the fingerprint of a bundle (SHA-256: 64 digits and letters from a to f). Copy it again, whole.`,
  }),
  K0331: ({ value }: Value) => ({
    fr: `« ${shown(value)} » n'est pas un dossier du site : un chemin relatif comme « public », sans « .. » ni « / » au début.`,
    en: `"${shown(value)}" is not a folder of the site: a relative path like "public", without ".." or a leading "/".`,
  }),
  K0332: ({ value }: Value) => ({
    fr: `« ${shown(value)} » n'est pas une tâche planifiée : cinq champs (minute 0 à 59, heure 0 à 23, jour 1 à 31, mois 1 à 12, jour de semaine 0 à 7), puis la commande, sans « % ».`,
    en: `"${shown(value)}" is not a scheduled task: five fields (minute 0 to 59, hour 0 to 23, day 1 to 31, month 1 to 12, weekday 0 to 7), then the command, without "%".`,
  }),
} satisfies Sentences;
