import { slips } from "../slips.ts";

/** Words that people write for ours: French ones, and those of other tools. */
const words: Readonly<Record<string, readonly string[]>> = {
  name: [
    "nom",
    "noms",
    "titre",
    "id",
    "nomcomplet",
    "identifiant",
    "address",
    "adresse",
    "domain",
    "domaine",
    "label",
    "user",
  ],
  displayName: ["nomaffiche", "affichage", "nomcomplet", "fullname", "prenom"],
  kind: ["type", "genre", "sorte", "categorie"],
  lang: ["langue", "language", "langage", "locale"],
  status: ["statut", "etat", "state"],
  state: ["etat", "statut", "status"],
  contact: ["contacts", "responsable", "personne"],
  email: ["courriel", "mail", "mel", "adresse", "courrier"],
  forge: ["github", "compte", "compteforge", "pseudo", "login", "gitlab", "forgejo", "username"],
  maintainers: [
    "responsables",
    "mainteneurs",
    "mainteneuses",
    "mainteneur",
    "maintainer",
    "administrateurs",
    "admins",
    "gestionnaires",
  ],
  keys: ["cles", "clefs", "cle", "key"],
  note: ["notes", "remarque", "remarques", "commentaire", "commentaires", "comment"],
  domains: ["domaines", "domaine", "domain", "nomsdedomaine"],
  dns: ["zone", "nameservers"],
  mail: ["courriel", "courrier", "email", "messagerie"],
  redirectTo: ["redirection", "redirige", "redirigervers", "redirect", "versurl"],
  mailboxes: [
    "boites",
    "boite",
    "courriels",
    "courriel",
    "boitescourriel",
    "boitesauxlettres",
    "mailbox",
    "mails",
    "emails",
    "adresses",
    "comptes",
    "bal",
  ],
  quota: ["taille", "espace", "size", "limite", "stockage"],
  retention: ["conservation", "archivage", "garder"],
  reason: ["raison", "motif", "pourquoi"],
  formerly: ["avant", "anciennement", "ancien", "anciennom", "autrefois", "oldname", "previously", "renamed"],
  invite: ["invitation", "inviter", "inviteto"],
  aliases: ["alias", "redirections", "renvois", "transferts", "forwards", "surnoms"],
  lists: ["listes", "liste", "list", "listesdediffusion", "mailinglists", "diffusion"],
  style: ["genre", "type"],
  owners: ["proprietaires", "proprietaire", "owner", "responsables", "moderateurs", "gestionnaires"],
  archive: ["archives"],
  wikis: ["wiki"],
  engine: ["moteur", "logiciel"],
  access: ["acces", "lecture", "visibilite"],
  edit: ["edition", "modification", "ecriture"],
  dormancy: ["dormance", "sommeil", "inactivite"],
  sites: ["site", "siteweb", "sitesweb", "web", "websites", "website"],
  app: ["application", "appli", "logiciel", "cms", "type"],
  host: ["hote", "nomdhote", "hostname", "url", "fqdn"],
  theme: ["themes", "gabarit"],
  docroot: ["racine", "dossier", "repertoire", "documentroot", "root", "webroot"],
  database: ["base", "bdd", "basededonnees", "bd", "db", "mysql", "mariadb"],
  cron: ["taches", "crontab", "planification", "tachesplanifiees"],
  to: ["vers", "cible", "destination", "url"],
  files: ["fichiers", "nuage", "nextcloud", "cloud", "fichier"],
  users: ["utilisateurs", "utilisatrices", "usagers", "usageres", "membres", "comptes", "personnes", "utilisateur"],
  groupAdmin: ["admin", "administrateur", "admingroupe", "administratrice"],
  sharedFolder: ["dossierpartage", "partage", "dossiercommun"],
  apps: ["applications", "applis", "modules"],
  extras: ["supplements", "options", "autres"],
  bridges: ["passerelles", "ponts", "pont"],
  visio: ["visioconference", "video", "jitsi", "bbb"],
  backup: ["sauvegarde", "sauvegardes", "backups", "copie"],
  class: ["classe", "niveau"],
  requests: ["demandes", "demande", "souhaits", "request", "voeux"],
  granted: ["accorde", "accordes", "octroi", "attribue"],
  limits: ["limites", "limite", "plafonds", "quotas"],
  shares: ["parts", "part"],
  since: ["depuis"],
  decisions: ["decision"],
  exempt: ["exempte", "dispense"],
  count: ["nombre", "combien"],
  amount: ["montant", "somme", "prix"],
  currency: ["monnaie", "devise"],
  per: ["par", "chaque"],
  timeCredits: ["creditstemps", "creditsdetemps", "temps", "heures"],
  monthlyHours: ["heuresparmois", "heuresmensuelles", "heures"],
  plan: ["forfait", "formule"],
  rate: ["debit", "cadence", "limite", "envois"],
  cutover: ["bascule", "basculement", "transition"],
  export: ["exporter", "exportation", "copie"],
  perHour: ["parheure", "heure"],
  perDay: ["parjour", "jour"],
  // values
  active: ["actif", "actifs", "ouvert", "enabled"],
  suspended: ["suspendu", "suspendue", "ferme", "fermee", "disabled", "desactive"],
  archived: ["archivee"],
  readonly: ["lectureseule", "lecture", "ro"],
  frozen: ["gele", "gelee", "fige"],
  composted: ["composte"],
  leaving: ["depart", "enpartance", "partant"],
  left: ["parti", "partie", "gone"],
  none: ["aucun", "aucune", "non", "rien", "no", "false", "off", "pas"],
  managed: ["gere", "geree", "interne", "ici"],
  external: ["externe", "exterieur", "ailleurs"],
  announce: ["annonce", "annonces", "newsletter", "infolettre"],
  discussion: ["discussions", "debat"],
  private: ["prive", "privee"],
  public: ["publique", "publiques"],
  "public-read": ["public", "publique"],
  members: ["membre", "membres"],
  invited: ["invites", "invite"],
  person: ["personne", "individu", "particulier"],
  association: ["asso", "obnl", "osbl", "organisme"],
  cooperative: ["coop", "scop", "scic"],
  company: ["entreprise", "societe", "compagnie"],
  collective: ["collectif"],
  quarantine: ["quarantaine"],
  reject: ["rejet", "rejeter", "refuser"],
  prepared: ["prepare", "preparee", "pret"],
  static: ["statique", "html"],
  redirect: ["redirection"],
  picocms: ["pico"],
  wordpress: ["wp"],
  month: ["mois"],
  quarter: ["trimestre"],
  year: ["an", "annee"],
  fr: ["francais", "french", "frca", "frfr"],
  en: ["anglais", "english", "enca", "enus"],
};

/** The one of `known` that was meant, if that can be guessed: a translation, or a slip. */
export function suggest(written: string, known: readonly string[]): string | undefined {
  return translate(written, known) ?? near(written, known);
}

/** The same word in other spelling, or a word that people use for it. Accents, case and hyphens do not count. */
export function translate(written: string, known: readonly string[]): string | undefined {
  const plain = fold(written);
  return known.find((word) => fold(word) === plain) ?? known.find((word) => words[word]?.includes(plain));
}

/** The one of `known` that is a single slip away: close enough to outweigh that the word exists elsewhere. */
export function singleSlip(written: string, known: readonly string[]): string | undefined {
  const plain = fold(written);
  return known.find((word) => word.length > 3 && slips(plain, fold(word)) === 1);
}

/** The nearest word within one slip in three letters; more is another word. */
function near(written: string, known: readonly string[]): string | undefined {
  const plain = fold(written);
  const forms = known.flatMap((word) =>
    // In three letters everything is near: `tel` is not a slip of `mel`.
    [word, ...(words[word] ?? []).filter((form) => form.length > 4)].map((form) => ({
      word,
      form: fold(form),
      isOwn: form === word,
    })),
  );
  return (
    forms
      .map(({ word, form, isOwn }) => ({
        word,
        steps: slips(plain, form),
        longest: Math.max(form.length, plain.length),
        form,
        isOwn,
      }))
      // In two letters everything is near, too: `d` is no slip of `id`.
      .filter(({ steps, longest, form }) => steps <= Math.max(1, Math.floor(longest / 3)) && steps + 1 < form.length)
      .sort((a, b) => a.steps - b.steps || Number(b.isOwn) - Number(a.isOwn))[0]?.word
  );
}

/** A word without its accents, case, spaces and hyphens: `Nom affiché` → `nomaffiche`. */
export function fold(word: string): string {
  return word
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}
