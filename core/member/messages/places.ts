import type { Text } from "../../text.ts";

/** What a group of keys is called, by the keys that lead to it. */
const places: Readonly<Record<string, Text>> = {
  "": { fr: "un fichier de membre", en: "a member file" },
  contact: { fr: "le contact", en: "the contact" },
  domains: { fr: "un domaine", en: "a domain" },
  "domains.mail": { fr: "le courriel d'un domaine", en: "a domain's mail" },
  "domains.mail.rate": { fr: "la limite d'envoi d'un domaine", en: "a domain's sending rate" },
  mailboxes: { fr: "une boîte courriel", en: "a mailbox" },
  lists: { fr: "une liste", en: "a list" },
  wikis: { fr: "un wiki", en: "a wiki" },
  "wikis.dormancy": { fr: "la dormance d'un wiki", en: "a wiki's dormancy" },
  sites: { fr: "un site", en: "a site" },
  "sites.dormancy": { fr: "la dormance d'un site", en: "a site's dormancy" },
  files: { fr: "les fichiers partagés", en: "the shared files" },
  "files.users": { fr: "un compte du nuage", en: "a cloud user" },
  "files.sharedFolder": { fr: "le dossier partagé", en: "the shared folder" },
  extras: { fr: "les suppléments", en: "the extras" },
  "extras.matrix": { fr: "la messagerie Matrix", en: "Matrix" },
  backup: { fr: "la sauvegarde", en: "the backup" },
  requests: { fr: "les demandes", en: "the requests" },
  granted: { fr: "ce qui est accordé", en: "what is granted" },
  "granted.limits": { fr: "les limites accordées", en: "the granted limits" },
  "granted.shares": { fr: "les parts", en: "the shares" },
  "granted.timeCredits": { fr: "les crédits de temps", en: "the time credits" },
  left: { fr: "le départ", en: "the departure" },
  purge: { fr: "l'effacement", en: "the purge" },
};

/** The name of the group of keys at a path: a mailbox for `["mailboxes", 3]`. */
export function placeName(path: readonly (string | number)[]): Text {
  const key = path.filter((step) => typeof step === "string").join(".");
  return places[key] ?? { fr: `« ${key} »`, en: `"${key}"` };
}
