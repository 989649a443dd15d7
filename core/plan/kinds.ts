import type { Text } from "../text.ts";

interface Noun {
  readonly one: Text;
  readonly many: Text;
}

/** What a member file can speak of; the keys are the `kind` of a change for machines and keep their meaning for ever. */
export const kinds = {
  member: noun("membre", "membres", "member", "members"),
  domain: noun("domaine", "domaines", "domain", "domains"),
  mailbox: noun("boîte courriel", "boîtes courriel", "mailbox", "mailboxes"),
  alias: noun("alias", "alias", "alias", "aliases"),
  "catch-all": noun("attrape-tout", "attrape-tout", "catch-all", "catch-alls"),
  list: noun("liste", "listes", "list", "lists"),
  wiki: noun("wiki", "wikis", "wiki", "wikis"),
  site: noun("site", "sites", "site", "sites"),
  sftp: noun("clé SFTP", "clés SFTP", "SFTP key", "SFTP keys"),
  user: noun("compte Nextcloud", "comptes Nextcloud", "Nextcloud account", "Nextcloud accounts"),
  folder: noun("dossier partagé", "dossiers partagés", "shared folder", "shared folders"),
  "cloud-app": noun("application Nextcloud", "applications Nextcloud", "Nextcloud app", "Nextcloud apps"),
  matrix: noun("compte Matrix", "comptes Matrix", "Matrix account", "Matrix accounts"),
  bridge: noun("passerelle Matrix", "passerelles Matrix", "Matrix bridge", "Matrix bridges"),
  visio: noun("visioconférence", "visioconférences", "video calls", "video calls"),
  backup: noun("sauvegarde", "sauvegardes", "backup", "backups"),
  identity: noun("identité", "identités", "identity", "identities"),
  contact: noun("personne-contact", "personnes-contacts", "contact", "contacts"),
  maintainer: noun("responsable du fichier", "responsables du fichier", "maintainer", "maintainers"),
  key: noun("clé de chiffrement", "clés de chiffrement", "encryption key", "encryption keys"),
  note: noun("note", "notes", "note", "notes"),
  request: noun("souhait", "souhaits", "wish", "wishes"),
  granted: noun("accord du konbit", "accords du konbit", "grant", "grants"),
} as const satisfies Record<string, Noun>;

export type Kind = keyof typeof kinds;

/** "9 boîtes courriel", "1 wiki" */
export function countText(kind: Kind, count: number): Text {
  const { one, many } = kinds[kind];
  return { fr: `${count} ${count < 2 ? one.fr : many.fr}`, en: `${count} ${count === 1 ? one.en : many.en}` };
}

function noun(oneFr: string, manyFr: string, oneEn: string, manyEn: string): Noun {
  return { one: { fr: oneFr, en: oneEn }, many: { fr: manyFr, en: manyEn } };
}
