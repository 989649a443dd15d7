import type { Pages } from "./page.ts";
import { lines } from "./sample.ts";

const ageKey = "age17934k8agdmpw2ktqxtjktdd3smg647jq2kawl08tcsc4wy9w25squk67mc";

/** K05: what the keys of one file say about one another. */
export const references = {
  K0501: {
    title: { fr: "Domaine d'un autre", en: "Somebody else's domain" },
    means: {
      fr: "L'adresse est sur un domaine qui n'est pas écrit sous « domains » de ce fichier.",
      en: 'The address is on a domain that is not written under "domains" of this file.',
    },
    why: {
      fr: "Personne ne crée d'adresses au nom d'un autre membre.",
      en: "Nobody makes addresses in another member's name.",
    },
    todo: {
      fr: "Corrigez le domaine, ou ajoutez-le sous « domains » s'il est à vous.",
      en: 'Correct the domain, or add it under "domains" if it is yours.',
    },
    ...lines("mailboxes: [info@racine.example]", "mailboxes: [info@racine-commune.example]"),
  },
  K0502: {
    title: { fr: "Adresse sur un domaine sans courriel", en: "Address on a domain without mail" },
    means: {
      fr: "Le domaine est bien à vous, mais il est écrit avec « mail: none ».",
      en: 'The domain is yours, but it is written with "mail: none".',
    },
    why: {
      fr: "Le serveur ne reçoit pas de courriel pour ce domaine.",
      en: "The server receives no mail for this domain.",
    },
    todo: {
      fr: "Enlevez « mail: none » du domaine, ou prenez une adresse sur un autre.",
      en: 'Remove "mail: none" from the domain, or take an address on another.',
    },
    ...lines(
      "domains:\n  - racine-commune.example\n  - { name: racine.example, mail: none }\nmailboxes: [info@racine.example]",
      "domains:\n  - racine-commune.example\n  - { name: racine.example, mail: none }\nmailboxes: [info]",
    ),
  },
  K0503: {
    title: { fr: "Boîte sans domaine", en: "Mailbox without a domain" },
    means: {
      fr: "Il y a une boîte, un alias ou une liste, mais aucun domaine qui ait le courriel.",
      en: "There is a mailbox, an alias or a list, but no domain that has mail.",
    },
    why: {
      fr: "L'adresse n'aurait rien après le @.",
      en: "The address would have nothing behind its @.",
    },
    todo: {
      fr: "Ajoutez un domaine sous « domains », ou enlevez « mail: none » de celui qui y est.",
      en: 'Add a domain under "domains", or remove "mail: none" from the one that is there.',
    },
    ...lines(
      "domains:\n  - { name: racine-commune.example, mail: none }\nmailboxes: [info]",
      "domains:\n  - { name: racine-commune.example }\nmailboxes: [info]",
    ),
  },
  K0504: {
    title: { fr: "Site sous le domaine d'un autre", en: "Site under somebody else's domain" },
    means: {
      fr: "Le site ou le wiki répondrait sous un nom qui n'appartient à aucun des domaines de ce fichier.",
      en: "The site or wiki would answer under a name that belongs to none of this file's domains.",
    },
    why: {
      fr: "Personne ne publie au nom d'un autre membre.",
      en: "Nobody publishes in another member's name.",
    },
    todo: {
      fr: "Corrigez le nom, ou ajoutez son domaine sous « domains ».",
      en: 'Correct the name, or add its domain under "domains".',
    },
    ...lines(
      "sites:\n  - { name: www, app: static, host: www.racine.example }",
      "sites:\n  - { name: www, app: static, host: www.racine-commune.example }",
    ),
  },
  K0506: {
    title: { fr: "Site sans domaine", en: "Site without a domain" },
    means: {
      fr: "Il y a un site ou un wiki, mais aucun domaine sous lequel il répondrait.",
      en: "There is a site or wiki, but no domain under which it would answer.",
    },
    why: {
      fr: "Le nom d'un site se met devant le premier domaine du fichier.",
      en: "A site's name is put before the file's first domain.",
    },
    todo: { fr: "Ajoutez un domaine sous « domains ».", en: 'Add a domain under "domains".' },
    ...lines("domains: []\nwikis: [wiki]", "domains: [racine-commune.example]\nwikis: [wiki]"),
  },
  K0507: {
    title: { fr: "Nom qui n'existe pas chez ce membre", en: "Name that this member does not have" },
    means: {
      fr: "Un alias, une liste ou la messagerie renvoie à une boîte qui n'est pas dans ce fichier.",
      en: "An alias, a list or the chat points to a mailbox that is not in this file.",
    },
    why: {
      fr: "Les messages se perdraient.",
      en: "Messages would be lost.",
    },
    todo: {
      fr: "Corrigez le nom, ajoutez la boîte sous « mailboxes », ou écrivez une adresse complète d'ailleurs.",
      en: 'Correct the name, add the mailbox under "mailboxes", or write a full address elsewhere.',
    },
    ...lines("mailboxes: [info]\naliases: { contact: [infos] }", "mailboxes: [info]\naliases: { contact: [info] }"),
  },
  K0511: {
    title: { fr: "Clé de quelqu'un qui ne gère pas ce fichier", en: "Key of somebody who does not maintain this file" },
    means: {
      fr: "Une clé est donnée pour un compte qui n'est pas sous « maintainers ».",
      en: 'A key is given for an account that is not under "maintainers".',
    },
    why: {
      fr: "Les secrets ne vont qu'aux personnes qui peuvent changer le fichier.",
      en: "Secrets go to people who may change the file, and to nobody else.",
    },
    todo: {
      fr: "Ajoutez ce compte sous « maintainers », ou enlevez la clé.",
      en: 'Add the account under "maintainers", or remove the key.',
    },
    ...lines(`maintainers: [awa-d]\nkeys:\n  luc: ${ageKey}`, `maintainers: [awa-d, luc]\nkeys:\n  luc: ${ageKey}`),
  },
  K0513: {
    title: { fr: "Redirection qui ne mène nulle part", en: "Redirect that leads nowhere" },
    means: {
      fr: "Un site « redirect » envoie ses visiteurs ailleurs, et l'endroit n'est pas écrit.",
      en: 'A "redirect" site sends its visitors elsewhere, and the place is not written.',
    },
    why: {
      fr: "Les visiteurs verraient une page d'erreur.",
      en: "Visitors would see an error page.",
    },
    todo: { fr: "Ajoutez « to: » et l'adresse complète.", en: 'Add "to:" and the whole address.' },
    ...lines(
      "sites:\n  - { name: boutique, app: redirect }",
      "sites:\n  - { name: boutique, app: redirect, to: https://ailleurs.example/racine }",
    ),
  },
  K0514: {
    title: { fr: "Réglage que ce site n'utilise pas", en: "Setting that this site does not use" },
    means: {
      fr: "La clé existe, mais pas pour cette sorte de site (« app »).",
      en: 'The key exists, but not for this sort of site ("app").',
    },
    why: {
      fr: "Un réglage sans effet ferait croire qu'il en a un.",
      en: "A setting without effect would seem to have one.",
    },
    todo: {
      fr: "Enlevez la clé, ou changez « app ».",
      en: 'Remove the key, or change "app".',
    },
    ...lines(
      "sites:\n  - { name: www, app: static, database: true }",
      "sites:\n  - { name: www, app: php, database: true }",
    ),
  },
  K0516: {
    title: { fr: "Pas de sauvegarde, sans raison", en: "No backup and no reason" },
    means: {
      fr: "« none-with-reason » renonce aux sauvegardes, et la raison manque.",
      en: '"none-with-reason" does without backups, and the reason is missing.',
    },
    why: {
      fr: "Qui reprendra le serveur doit savoir que c'était voulu.",
      en: "Whoever takes over the server must know that it was meant.",
    },
    todo: { fr: "Ajoutez « reason: » à côté.", en: 'Add "reason:" beside it.' },
    ...lines(
      "backup: { class: none-with-reason }",
      "backup: { class: none-with-reason, reason: tout est copié chez nous }",
    ),
  },
  K0519: {
    title: { fr: "Redirection vers elle-même", en: "Redirect to itself" },
    means: {
      fr: "L'adresse de destination est celle du site ou du domaine lui-même.",
      en: "The destination is the site or domain itself.",
    },
    why: {
      fr: "Le navigateur tournerait en rond, puis renoncerait.",
      en: "The browser would go round in a circle, then give up.",
    },
    todo: { fr: "Donnez une autre adresse.", en: "Give another address." },
    ...lines(
      "domains:\n  - { name: racine.example, redirectTo: https://racine.example/accueil }",
      "domains:\n  - { name: racine.example, redirectTo: https://racine-commune.example/ }",
    ),
  },
  K0524: {
    title: { fr: "Pas offert par ce konbit", en: "Not offered by this konbit" },
    means: {
      fr: "Le thème, l'application, la version de PHP ou le forfait n'est pas de ceux que ce konbit a choisis.",
      en: "The theme, application, PHP version or plan is none of those that this konbit has chosen.",
    },
    why: {
      fr: "Ce qui est offert doit être mis à jour par quelqu'un.",
      en: "Whatever is offered must be kept up to date by somebody.",
    },
    todo: {
      fr: "Prenez l'un de ceux que l'erreur énumère, ou demandez à la coordination d'en ajouter un.",
      en: "Take one of those that the error lists, or ask the coordinators to add one.",
    },
    ...lines('sites:\n  - { name: app, app: php, php: "7.4" }', 'sites:\n  - { name: app, app: php, php: "8.2" }'),
  },
  K0528: {
    title: { fr: "Invitation dans la boîte qu'elle ouvre", en: "Invitation inside the box that it opens" },
    means: {
      fr: "Le lien du premier mot de passe serait envoyé dans la boîte qui n'est pas encore ouverte : directement, par un alias, parce que c'est l'adresse du contact, ou parce que deux boîtes s'attendent l'une l'autre. Une boîte suspendue ne reçoit pas de lien non plus : personne ne peut y entrer.",
      en: "The link for the first password would be sent into the mailbox that is not open yet: directly, by an alias, because it is the contact's address, or because two mailboxes wait for each other. A suspended mailbox is no place for a link either: nobody can enter it.",
    },
    why: {
      fr: "Personne ne pourrait le lire.",
      en: "Nobody could read it.",
    },
    todo: {
      fr: "Sous « invite », donnez une adresse que la personne lit déjà.",
      en: 'Under "invite" give an address that the person reads already.',
    },
    ...lines(
      "mailboxes:\n  - { name: awa, invite: awa@racine-commune.example }",
      "mailboxes:\n  - { name: awa, invite: awa@ailleurs.example }",
    ),
  },
  K0529: {
    title: { fr: "Alias sans destination", en: "Alias without a destination" },
    means: {
      fr: '« none » veut dire « rien du tout », et cela ne va qu\'avec "*".',
      en: '"none" means nothing at all, and that goes with "*" only.',
    },
    why: {
      fr: "Un alias qui ne mène nulle part est un alias qui n'existe pas.",
      en: "An alias that leads nowhere is an alias that does not exist.",
    },
    todo: { fr: "Enlevez la ligne, ou donnez une destination.", en: "Remove the line, or give a destination." },
    ...lines("mailboxes: [info]\naliases:\n  contact: none", "mailboxes: [info]\naliases:\n  contact: [info]"),
  },
  K0530: {
    title: { fr: "Ancien nom encore pris", en: "Former name still taken" },
    means: {
      fr: "« formerly » nomme une adresse qui est encore une boîte ou une liste, ou dont une autre boîte reprend déjà le courrier.",
      en: '"formerly" names an address that is a mailbox or a list still, or whose mail another box takes over already.',
    },
    why: {
      fr: "Renommer une boîte, c'est lui donner un nouveau nom et son ancien courrier ; deux boîtes ne peuvent pas avoir le même.",
      en: "Renaming a box is to give it a new name and its old mail; two boxes cannot have the same mail.",
    },
    todo: {
      fr: "Enlevez l'ancienne ligne, ou enlevez « formerly ». Pour que l'ancienne adresse reçoive encore, faites-en un alias.",
      en: 'Remove the old line, or remove "formerly". For the old address to receive still, make it an alias.',
    },
    ...lines(
      "mailboxes:\n  - info\n  - { name: accueil, formerly: info }",
      "mailboxes:\n  - { name: accueil, formerly: info }\naliases: { info: [accueil] }",
    ),
  },
  K0531: {
    title: { fr: "Wiki privé qui serait montré", en: "Private wiki that would be shown" },
    means: {
      fr: "Le wiki est privé (access: private) et devrait être composté (state: composted).",
      en: "The wiki is private (access: private) and is to be composted (state: composted).",
    },
    why: {
      fr: "Un wiki composté, ce sont des pages fixes que tout le monde lit : il n'y a plus de comptes. Ce qui était réservé ne doit pas devenir public en passant.",
      en: "A composted wiki is fixed pages that everybody reads: there are no accounts any more. What was restricted must not become public on the way.",
    },
    todo: {
      fr: "Archivez-le : rien n'est montré, rien n'est effacé, et il peut revenir. Si ses pages peuvent être lues par tout le monde, rendez-le d'abord public.",
      en: "Archive it: nothing is shown, nothing is erased, and it can come back. If everybody may read its pages, make it public first.",
    },
    ...lines(
      "wikis:\n  - { name: ca, access: private, state: composted }",
      "wikis:\n  - { name: ca, access: private, state: archived }",
    ),
  },
} satisfies Pages;
