import type { Pages } from "./page.ts";
import { lines } from "./sample.ts";

const ageKey = "age17934k8agdmpw2ktqxtjktdd3smg647jq2kawl08tcsc4wy9w25squk67mc";
const sshKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g awa@portable";

/** K0327 to K0329: keys of people, with which secrets are sent and sites edited. */
export const keys = {
  K0327: {
    title: { fr: "Clé age incomplète", en: "Incomplete age key" },
    means: {
      fr: "Une clé publique age a 62 caractères et se vérifie elle-même ; celle-ci a perdu ou changé une lettre.",
      en: "An age public key has 62 characters and checks itself; this one has lost or changed a letter.",
    },
    why: {
      fr: "Un secret chiffré avec une clé abîmée ne s'ouvre plus pour personne.",
      en: "A secret that is encrypted with a damaged key opens for nobody.",
    },
    todo: {
      fr: "Copiez à nouveau toute la clé, de « age1 » jusqu'à la fin.",
      en: 'Copy the whole key again, from "age1" to its end.',
    },
    ...lines(`keys:\n  awa-d: ${ageKey.slice(0, -4)}`, `keys:\n  awa-d: ${ageKey}`),
  },
  K0328: {
    title: { fr: "Clé secrète publiée", en: "Published secret key" },
    means: {
      fr: "Une clé a deux moitiés ; c'est la moitié secrète qui est écrite ici.",
      en: "A key has two halves, and it is the secret one that is written here.",
    },
    why: {
      fr: "Qui a lu ce fichier, même une ancienne version, peut ouvrir tout ce que cette clé protège.",
      en: "Whoever has read this file, even a former version, can open all that this key protects.",
    },
    todo: {
      fr: "Enlevez-la, ne l'utilisez plus jamais, faites une nouvelle paire et écrivez la moitié publique (age1… ou le fichier .pub). Dites-le à la coordination.",
      en: "Remove it, never use it again, make a new pair and write its public half (age1… or the .pub file). Tell the coordinators.",
    },
    ...lines(`keys:\n  awa-d: AGE-SECRET-KEY-1${"Q".repeat(58)}`, `keys:\n  awa-d: ${ageKey}`),
  },
  K0329: {
    title: { fr: "Clé SSH incomplète ou d'une autre sorte", en: "SSH key incomplete or of another sort" },
    means: {
      fr: "Il faut une clé publique de type ssh-ed25519, la ligne entière.",
      en: "A public key of the type ssh-ed25519 is needed, the whole line.",
    },
    why: {
      fr: "Les anciens types (RSA, DSA) sont plus faibles, et une clé coupée n'ouvre rien.",
      en: "Older types (RSA, DSA) are weaker, and a cut key opens nothing.",
    },
    todo: {
      fr: "Copiez la ligne du fichier id_ed25519.pub. S'il n'existe pas, « ssh-keygen -t ed25519 » le fait.",
      en: 'Copy the line of the file id_ed25519.pub. If there is none, "ssh-keygen -t ed25519" makes it.',
    },
    ...lines("sftp:\n  - ssh-rsa AAAAB3NzaC1yc2E awa@portable", `sftp:\n  - ${sshKey}`),
  },
} satisfies Pages;
