import type { Pages } from "./page.ts";
import { lines } from "./sample.ts";

/** K0301 to K0308, K0316 to K0318: names of mailboxes, accounts, lists and sites. */
export const names = {
  K0301: {
    title: { fr: "Majuscule dans un nom", en: "Capital in a name" },
    means: {
      fr: "Les noms de boîtes, de sites, de domaines et de comptes s'écrivent en minuscules.",
      en: "Names of mailboxes, sites, domains and accounts are written in lower case.",
    },
    why: {
      fr: "Info et info seraient la même adresse, écrite de deux manières.",
      en: "Info and info would be one address in two spellings.",
    },
    todo: {
      fr: "Écrivez le nom en minuscules ; « displayName » garde les majuscules.",
      en: 'Write the name in lower case; "displayName" keeps its capitals.',
    },
    ...lines("mailboxes: [Info]", "mailboxes: [info]"),
  },
  K0302: {
    title: { fr: "Identifiant de membre mal formé", en: "Malformed member id" },
    means: {
      fr: "L'identifiant est un m, un tiret et au moins quatre chiffres. C'est « konbit admit » qui l'écrit, personne d'autre.",
      en: 'The id is an m, a hyphen and four digits or more. "konbit admit" writes it, nobody else does.',
    },
    why: {
      fr: "Tout ce qui appartient au membre sur le serveur porte cet identifiant, pour toujours.",
      en: "Everything of the member's on the server carries this id, for ever.",
    },
    todo: {
      fr: "Remettez l'identifiant d'avant ; une nouvelle demande n'en a pas.",
      en: "Put back the id that was there; a new request has none.",
    },
    ...lines("id: m-3\nstatus: active", "id: m-0003\nstatus: active", "admitted"),
  },
  K0303: {
    title: { fr: "Nom de compte impossible", en: "Impossible login" },
    means: {
      fr: "Le compte du membre sur le serveur : une lettre, puis des lettres sans accent et des chiffres, 14 en tout au plus.",
      en: "The member's account on the server: a letter, then plain letters and digits, 14 in all at most.",
    },
    why: {
      fr: "Le logiciel d'hébergement (AlternC) n'accepte rien d'autre.",
      en: "The hosting software (AlternC) accepts nothing else.",
    },
    todo: {
      fr: "Remettez le compte que « konbit admit » a écrit ; il ne change jamais.",
      en: 'Put back the login that "konbit admit" wrote; it never changes.',
    },
    ...lines("login: racine-commune", "login: racinecommune", "admitted"),
  },
  K0304: {
    title: { fr: "Nom de boîte impossible", en: "Impossible mailbox name" },
    means: {
      fr: "Ce qui précède le @ d'une adresse d'ici : lettres sans accent et chiffres, avec un point, un tiret ou un soulignement entre deux.",
      en: "What stands before the @ of an address here: plain letters and digits, with a dot, a hyphen or an underscore between two of them.",
    },
    why: {
      fr: "Bien des serveurs de courriel refusent les accents et les espaces dans une adresse.",
      en: "Many mail servers refuse accents and spaces in an address.",
    },
    todo: {
      fr: "Enlevez accents et espaces ; le vrai nom va sous « displayName ».",
      en: 'Take out accents and spaces; the true name goes under "displayName".',
    },
    ...lines("mailboxes: [hélène]", "mailboxes:\n  - { name: helene, displayName: Hélène Roy }"),
  },
  K0305: {
    title: { fr: "Adresse courriel incomplète", en: "Incomplete e-mail address" },
    means: {
      fr: "Il faut une adresse entière, nom@domaine, sans espace ni chevrons.",
      en: "A whole address is needed, name@domain, without spaces or angle brackets.",
    },
    why: {
      fr: "Un message qui ne peut pas partir n'avertit personne.",
      en: "A message that cannot be sent tells nobody anything.",
    },
    todo: { fr: "Complétez l'adresse.", en: "Complete the address." },
    ...lines(
      "contact: { name: Awa Diallo, email: awa, forge: awa-d }",
      "contact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }",
    ),
  },
  K0306: {
    title: { fr: "Nom réservé", en: "Reserved name" },
    means: {
      fr: "Ce nom sert au serveur lui-même : postmaster et abuse existent sur chaque domaine, root, nobody et mailer-daemon nulle part.",
      en: "This name serves the server itself: postmaster and abuse exist on every domain, root, nobody and mailer-daemon nowhere.",
    },
    why: {
      fr: "C'est là que le reste du monde signale un problème (RFC 2142).",
      en: "It is where the rest of the world reports a problem (RFC 2142).",
    },
    todo: {
      fr: "Choisissez un autre nom ; pour recevoir aussi ces messages, écrivez un alias postmaster ou abuse.",
      en: "Choose another name; to receive those messages too, write an alias postmaster or abuse.",
    },
    ...lines("mailboxes: [info, postmaster]", "mailboxes: [info]\naliases: { postmaster: [info] }"),
  },
  K0307: {
    title: { fr: "Nom de liste réservé à sa gestion", en: "List name kept for managing lists" },
    means: {
      fr: "Chaque liste a des adresses de gestion à côté d'elle, comme membres-request ; une liste ne peut pas porter un tel nom.",
      en: "Each list has addresses beside it that manage it, such as members-request; no list can have such a name.",
    },
    why: {
      fr: "Les messages iraient au logiciel de listes, pas aux abonnés.",
      en: "Messages would go to the list software, not to the subscribers.",
    },
    todo: { fr: "Choisissez un autre nom.", en: "Choose another name." },
    ...lines(
      "mailboxes: [awa]\nlists:\n  - { name: membres-request, owners: [awa] }",
      "mailboxes: [awa]\nlists:\n  - { name: demandes, owners: [awa] }",
    ),
  },
  K0308: {
    title: { fr: "Étoile avec un domaine", en: "Star with a domain" },
    means: {
      fr: 'Le courrier sans destinataire s\'écrit "*" tout court : il concerne le premier domaine qui a le courriel.',
      en: 'Mail to nobody in particular is written "*" alone: it is about the first domain that has mail.',
    },
    why: {
      fr: "Une seule manière de l'écrire, pour que personne ne s'y trompe.",
      en: "There is one way to write it, so that nobody mistakes it.",
    },
    todo: { fr: 'Écrivez "*", avec les guillemets.', en: 'Write "*", with the quotes.' },
    ...lines(
      'mailboxes: [info]\naliases:\n  "*@racine-commune.example": [info]',
      'mailboxes: [info]\naliases:\n  "*": [info]',
    ),
  },
  K0318: {
    title: { fr: "Nom de compte du nuage impossible", en: "Impossible cloud account" },
    means: {
      fr: "Le nom avec lequel on se connecte à Nextcloud : lettres sans accent et chiffres, avec point, tiret ou soulignement entre deux, 2 à 64 caractères.",
      en: "The name with which one logs in to Nextcloud: plain letters and digits, with dot, hyphen or underscore between two of them, 2 to 64 characters.",
    },
    why: {
      fr: "Ce nom ne change plus jamais et se tape sur tous les appareils.",
      en: "This name never changes and is typed on every device.",
    },
    todo: {
      fr: "Enlevez accents et espaces ; le vrai nom va sous « displayName ».",
      en: 'Take out accents and spaces; the true name goes under "displayName".',
    },
    ...lines(
      "files:\n  users:\n    - { name: awa diallo }",
      "files:\n  users:\n    - { name: awa-diallo, displayName: Awa Diallo }",
    ),
  },
} satisfies Pages;
