import type { Text } from "../text.ts";

const text = (fr: string, en: string): Text => ({ fr, en });

const limits: Readonly<Record<string, Text>> = {
  files: text("Espace des fichiers partagés, par exemple 220 GiB.", "Space for shared files, such as 220 GiB."),
  web: text("Espace des sites, par exemple 40 GiB.", "Space for sites, such as 40 GiB."),
  mail: text(
    "Espace de toutes les boîtes ensemble, par exemple 50 GiB.",
    "Space for all mailboxes together, such as 50 GiB.",
  ),
  mailboxes: text("Nombre de boîtes, suspendues comprises.", "Number of mailboxes, suspended ones too."),
  lists: text("Nombre de listes.", "Number of lists."),
  wikis: text("Nombre de wikis, archivés compris.", "Number of wikis, archived ones too."),
  sites: text("Nombre de sites.", "Number of sites."),
  ncUsers: text("Nombre de comptes du nuage.", "Number of cloud users."),
};

const dormancy: Readonly<Record<string, Text>> = {
  exempt: text("true : ne pas le dire dormant.", "true: do not say that it is dormant."),
  reason: text("Pourquoi. Ce texte peut être public.", "Why. This text may be public."),
};

const below = (key: string, group: Readonly<Record<string, Text>>) =>
  Object.fromEntries(Object.entries(group).map(([name, texts]) => [`${key}.${name}`, texts]));

/** What an editor shows of a key, by the keys that lead to it (`mailboxes.quota`). Every key of the schema has its line. */
export const keyTexts: Readonly<Record<string, Text>> = {
  version: text("Version de ce format ; la seule est 1.", "Version of this format; the only one is 1."),
  id: text("Écrit par « konbit admit », ne change jamais.", 'Written by "konbit admit", never changes.'),
  name: text("Le nom, comme on le dit.", "The name, as people say it."),
  kind: text("Quelle sorte de membre.", "What sort of member."),
  lang: text("Langue des messages à ce membre.", "Language of messages to this member."),
  status: text(
    "Écrit par le konbit ; une nouvelle demande n'en a pas.",
    "Written by the konbit; a new request has none.",
  ),
  login: text(
    "Compte sur le serveur, écrit par « konbit admit », ne change jamais.",
    'Account on the server, written by "konbit admit", never changes.',
  ),
  contact: text("Qui prévenir quand quelque chose ne va pas.", "Who is reached when something is wrong."),
  "contact.name": text("Le nom de cette personne.", "That person's name."),
  "contact.email": text("Son courriel, de préférence hébergé ailleurs.", "Their e-mail, best hosted elsewhere."),
  "contact.forge": text("Son compte sur la forge, sans @.", "Their account on the forge, without @."),
  maintainers: text(
    "Comptes de la forge qui peuvent changer ce fichier ; sans cette clé : contact.forge.",
    "Forge accounts that may change this file; without it: contact.forge.",
  ),
  keys: text(
    "Clés publiques age des mainteneurs, pour recevoir des secrets.",
    "Age public keys of maintainers, to receive secrets.",
  ),
  note: text("Un mot pour les personnes. Ce texte peut être public.", "A word for people. This text may be public."),
  domains: text(
    "Vos domaines. Les noms sans domaine vont au premier.",
    "Your domains. Names without a domain belong to the first.",
  ),
  "domains.name": text("Le domaine, sans https:// ni point final.", "The domain, without https:// and final dot."),
  "domains.dns": text(
    "managed : nous servons la zone ; external : nous vérifions vos enregistrements.",
    "managed: we serve the zone; external: we check your records.",
  ),
  "domains.mail": text(
    "none : Web seulement ; sinon les réglages du courriel.",
    "none: web only; else the settings of its mail.",
  ),
  "domains.mail.cutover": text(
    "prepared : les boîtes existent ici, le courriel arrive encore ailleurs.",
    "prepared: boxes exist here, mail still arrives elsewhere.",
  ),
  "domains.mail.dmarc": text(
    "Ce que les autres font d'un courriel qui se fait passer pour vous.",
    "What others do with mail that pretends to be yours.",
  ),
  "domains.mail.rate": text("Combien de messages une boîte peut envoyer.", "How many messages one box may send."),
  "domains.mail.rate.perHour": text("Par heure.", "An hour."),
  "domains.mail.rate.perDay": text("Par jour.", "A day."),
  "domains.redirectTo": text("Adresse Web où mène tout ce domaine.", "Web address that the whole domain leads to."),
  mailboxes: text("Boîtes courriel. Forme courte : « - info ».", 'Mailboxes. Short form: "- info".'),
  "mailboxes.name": text(
    "Début de l'adresse, ou adresse entière sur un autre de vos domaines.",
    "Start of the address, or a whole one on another of your domains.",
  ),
  "mailboxes.displayName": text("Nom affiché aux destinataires.", "Name shown to who receives mail."),
  "mailboxes.quota": text(
    "Taille au plus, par exemple 8 GiB ; sans cette clé : celle du plan.",
    "Size at most, such as 8 GiB; without it: the plan's.",
  ),
  "mailboxes.retention": text(
    "legal-7y : rien n'est effacé pendant sept ans.",
    "legal-7y: nothing is erased for seven years.",
  ),
  "mailboxes.state": text(
    "suspended : l'accès est fermé, les messages restent.",
    "suspended: login closed, mail kept.",
  ),
  "mailboxes.reason": text(
    "Pourquoi elle est suspendue. Ce texte peut être public.",
    "Why it is suspended. This text may be public.",
  ),
  "mailboxes.formerly": text(
    "Nom que cette boîte avait avant : son courrier et son mot de passe la suivent.",
    "Name that this box had before: its mail and its password move with it.",
  ),
  "mailboxes.invite": text(
    "Adresse d'ailleurs qui reçoit le lien du premier mot de passe ; sans cette clé : contact.email.",
    "Address elsewhere that gets the link for the first password; without it: contact.email.",
  ),
  aliases: text(
    "Adresses qui mènent à d'autres. \"*\" : ce que personne d'autre ne prend.",
    'Addresses that lead to others. "*": what nobody else takes.',
  ),
  lists: text(
    "Listes de diffusion. Les abonnés ne s'écrivent pas ici.",
    "Mailing lists. Subscribers are not written here.",
  ),
  "lists.name": text("Début de l'adresse de la liste.", "Start of the list's address."),
  "lists.style": text("announce : vous écrivez, les autres lisent.", "announce: you write, others read."),
  "lists.owners": text(
    "Au moins une de vos boîtes, ou une adresse entière.",
    "At least one of your mailboxes, or a whole address.",
  ),
  "lists.archive": text("Qui peut lire les anciens messages.", "Who may read past messages."),
  "lists.lang": text(
    "Langue de la liste ; sans cette clé : celle du membre.",
    "The list's language; without it: the member's.",
  ),
  "lists.state": text(
    "frozen : plus personne n'écrit ; archived : il reste les archives.",
    "frozen: nobody writes any more; archived: the archive is left.",
  ),
  wikis: text("Wikis. Forme courte : « - wiki ».", 'Wikis. Short form: "- wiki".'),
  "wikis.name": text("Un mot, devant votre premier domaine.", "One word, before your first domain."),
  "wikis.engine": text("Le logiciel du wiki.", "The wiki's software."),
  "wikis.access": text("public-read : tout le monde lit.", "public-read: everybody reads."),
  "wikis.edit": text(
    "Qui écrit : vos invités, ou tout le konbit.",
    "Who writes: whom you invite, or the whole konbit.",
  ),
  "wikis.state": text(
    "readonly : on lit seulement. composted : des pages fixes aux mêmes adresses. archived : rangé. Rien n'est effacé.",
    "readonly: for reading only. composted: fixed pages at the same addresses. archived: put away. Nothing is erased.",
  ),
  "wikis.host": text(
    "Nom complet, s'il n'est pas name + premier domaine.",
    "Full name, unless it is name + first domain.",
  ),
  "wikis.dormancy": text(
    "Un wiki où personne n'écrit est dit dormant, sauf celui-ci.",
    "A wiki in which nobody writes is said to be dormant, but not this one.",
  ),
  ...below("wikis.dormancy", dormancy),
  sites: text("Sites Web.", "Web sites."),
  "sites.name": text("Un mot, devant votre premier domaine.", "One word, before your first domain."),
  "sites.app": text(
    "Le logiciel du site ; redirect mène ailleurs (to:).",
    "The site's software; redirect leads elsewhere (to:).",
  ),
  "sites.state": text(
    "suspended : fermé aux visites. archived : rangé. Rien n'est effacé.",
    "suspended: closed to visitors. archived: put away. Nothing is erased.",
  ),
  "sites.host": text(
    "Nom complet, s'il n'est pas name + premier domaine.",
    "Full name, unless it is name + first domain.",
  ),
  "sites.aliases": text("Autres noms complets du même site.", "Other full names of the same site."),
  "sites.php": text('Version de PHP, entre guillemets : "8.2".', 'PHP version, in quotes: "8.2".'),
  "sites.theme": text("Thème, parmi ceux du konbit.", "Theme, one of the konbit's."),
  "sites.docroot": text(
    "Dossier du site qui est servi, par exemple public.",
    "Folder of the site that is served, such as public.",
  ),
  "sites.database": text("true : une base MariaDB.", "true: a MariaDB database."),
  "sites.cron": text(
    "Tâches planifiées : cinq champs, puis la commande.",
    "Scheduled tasks: five fields, then the command.",
  ),
  "sites.to": text("Adresse Web où mène un site redirect.", "Web address that a redirect leads to."),
  "sites.dormancy": text(
    "Un site où personne n'écrit est dit dormant, sauf celui-ci.",
    "A site in which nobody writes is said to be dormant, but not this one.",
  ),
  ...below("sites.dormancy", dormancy),
  sftp: text(
    "Clés publiques ssh-ed25519 qui peuvent modifier les fichiers des sites.",
    "ssh-ed25519 public keys that may edit the sites' files.",
  ),
  files: text("Fichiers partagés (Nextcloud).", "Shared files (Nextcloud)."),
  "files.users": text("Comptes du nuage.", "Cloud users."),
  "files.users.name": text(
    "Nom du compte, commun à tout le konbit.",
    "Name of the account, common to the whole konbit.",
  ),
  "files.users.displayName": text("Nom affiché.", "Name shown."),
  "files.users.email": text(
    "Courriel ; sans cette clé : la boîte de ce nom, sinon contact.email.",
    "E-mail; without it: the mailbox of that name, else contact.email.",
  ),
  "files.users.groupAdmin": text(
    "true : peut gérer les comptes de votre groupe.",
    "true: may manage the users of your group.",
  ),
  "files.sharedFolder": text("Le dossier commun de votre groupe.", "Your group's common folder."),
  "files.sharedFolder.name": text("Son nom.", "Its name."),
  "files.apps": text("Applications du nuage, parmi celles du konbit.", "Cloud apps, among the konbit's."),
  extras: text("Ce qui s'ajoute : messagerie, visioconférence.", "What comes on top: chat, video calls."),
  "extras.matrix": text("Messagerie Matrix.", "Matrix chat."),
  "extras.matrix.users": text(
    "Qui s'en sert : vos boîtes ou vos comptes du nuage.",
    "Who uses it: your mailboxes or cloud users.",
  ),
  "extras.matrix.bridges": text("Passerelles vers d'autres messageries.", "Bridges to other chats."),
  "extras.visio": text("true : salle de visioconférence.", "true: a room for video calls."),
  backup: text("Sauvegarde de tout ce que vous avez ici.", "Backup of all that you have here."),
  "backup.class": text(
    "none-with-reason : pas de sauvegarde, avec « reason: ».",
    'none-with-reason: no backup, with "reason:".',
  ),
  "backup.reason": text("Pourquoi. Ce texte peut être public.", "Why. This text may be public."),
  requests: text(
    "Ce que vous souhaitez au-delà de ce qui est accordé ; le konbit décide.",
    "What you would like beyond what is granted; the konbit decides.",
  ),
  ...below("requests", limits),
  "requests.note": text(
    "Pourquoi, et pour quand. Ce texte peut être public.",
    "Why, and by when. This text may be public.",
  ),
  "requests.export": text("true : une copie de tout, à emporter.", "true: a copy of everything, to take away."),
  granted: text(
    "Décidé par le konbit : un membre n'y change rien.",
    "Decided by the konbit: a member changes nothing here.",
  ),
  "granted.plan": text("Les valeurs par défaut de ce qui n'est pas écrit.", "The defaults of what is not written."),
  "granted.limits": text("Jusqu'où ce fichier peut aller.", "How far this file may go."),
  ...below("granted.limits", limits),
  "granted.shares": text("Parts payées au konbit.", "Shares paid to the konbit."),
  "granted.shares.count": text("Combien de parts.", "How many shares."),
  "granted.shares.amount": text("Montant d'une part.", "Amount of one share."),
  "granted.shares.currency": text("Monnaie.", "Currency."),
  "granted.shares.per": text("Par mois, trimestre ou année.", "A month, quarter or year."),
  "granted.timeCredits": text("Temps donné au konbit.", "Time given to the konbit."),
  "granted.timeCredits.monthlyHours": text("Heures par mois.", "Hours a month."),
  "granted.since": text("Membre depuis ce jour.", "Member since that day."),
  "granted.decisions": text("Où cela a été décidé.", "Where that was decided."),
  left: text("Écrit par « konbit leave » au départ.", 'Written by "konbit leave" at departure.'),
  "left.on": text("Le jour du départ.", "The day of leaving."),
  "left.export": text("SHA-256 de l'export vérifié.", "SHA-256 of the verified export."),
  purge: text(
    "Accord pour effacer, au moins 30 jours après le départ.",
    "Consent to erase, at least 30 days after leaving.",
  ),
  "purge.after": text("Pas avant ce jour.", "Not before that day."),
  "purge.export": text("Le même SHA-256 que sous left.", "The same SHA-256 as under left."),
};
