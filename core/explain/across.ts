import type { Pages } from "./page.ts";
import { files } from "./sample.ts";

/** K07: what the files of all members say together. */
export const across = {
  K0701: {
    title: { fr: "Domaine de deux membres", en: "Domain of two members" },
    means: {
      fr: "Le même domaine est écrit chez deux membres, ou deux fois chez le même.",
      en: "The same domain is written by two members, or twice by one.",
    },
    why: {
      fr: "Le courriel et les sites d'un domaine n'ont qu'un responsable.",
      en: "One member answers for the mail and the sites of a domain.",
    },
    todo: {
      fr: "Enlevez-le d'ici ; s'il est à vous, parlez-en à l'autre membre ou à la coordination.",
      en: "Remove it here; if it is yours, speak with the other member or with the coordinators.",
    },
    ...files(
      { "jardin.yaml": "domains: [jardin.example]", "verger.yaml": "domains: [jardin.example]" },
      { "jardin.yaml": "domains: [jardin.example]", "verger.yaml": "domains: [verger.example]" },
    ),
  },
  K0702: {
    title: { fr: "Domaine sous celui d'un autre", en: "Domain under another's" },
    means: {
      fr: "L'un des deux domaines se termine par l'autre, et ils sont à deux membres différents.",
      en: "One of the two domains ends with the other, and they belong to two members.",
    },
    why: {
      fr: "L'un pourrait répondre au nom de l'autre.",
      en: "One could answer in the other's name.",
    },
    todo: {
      fr: "Prenez un autre domaine, ou mettez-vous d'accord avec le membre qui a le premier.",
      en: "Take another domain, or come to an agreement with the member who has the first.",
    },
    ...files(
      { "jardin.yaml": "domains: [jardin.example]", "verger.yaml": "domains: [verger.jardin.example]" },
      { "jardin.yaml": "domains: [jardin.example]", "verger.yaml": "domains: [verger.example]" },
    ),
  },
  K0703: {
    title: { fr: "Adresse qui existe déjà", en: "Address that exists already" },
    means: {
      fr: "La même adresse est deux fois : comme boîte, comme alias ou comme liste.",
      en: "The same address stands twice: as a mailbox, an alias or a list.",
    },
    why: {
      fr: "Un message ne saurait pas où aller.",
      en: "A message would not know where to go.",
    },
    todo: {
      fr: "Enlevez l'une des deux, ou donnez-lui un autre nom.",
      en: "Remove one of the two, or give it another name.",
    },
    ...files(
      { "jardin.yaml": "domains: [jardin.example]\nmailboxes: [info]\naliases: { info: [awa@ailleurs.example] }" },
      { "jardin.yaml": "domains: [jardin.example]\nmailboxes: [info]\naliases: { contact: [awa@ailleurs.example] }" },
    ),
  },
  K0704: {
    title: { fr: "Nom de site déjà pris", en: "Name of a site already taken" },
    means: {
      fr: "Deux sites, wikis ou redirections répondraient sous le même nom.",
      en: "Two sites, wikis or redirects would answer under one name.",
    },
    why: {
      fr: "Un visiteur ne peut voir qu'une page à la fois.",
      en: "A visitor can see one page at a time only.",
    },
    todo: { fr: "Donnez un autre nom à l'un des deux.", en: "Give one of the two another name." },
    ...files(
      { "jardin.yaml": "domains: [jardin.example]\nwikis: [www]\nsites:\n  - { name: www, app: static }" },
      { "jardin.yaml": "domains: [jardin.example]\nwikis: [wiki]\nsites:\n  - { name: www, app: static }" },
    ),
  },
  K0705: {
    title: { fr: "Deux membres, un seul compte", en: "Two members, one account" },
    means: {
      fr: "Le compte sur le serveur est le nom du fichier sans tirets, coupé à 14 caractères, et deux fichiers donnent le même.",
      en: "The account on the server is the file's name without hyphens, cut to 14 characters, and two files give the same one.",
    },
    why: {
      fr: "Les deux membres verraient les fichiers l'un de l'autre.",
      en: "The two members would see each other's files.",
    },
    todo: { fr: "Renommez le plus récent des deux fichiers.", en: "Rename the newer of the two files." },
    ...files(
      { "jardin-vert.yaml": "domains: [jardin.example]", "jardinvert.yaml": "domains: [vert.example]" },
      { "jardin-vert.yaml": "domains: [jardin.example]", "vert.yaml": "domains: [vert.example]" },
    ),
  },
  K0706: {
    title: { fr: "Identifiant d'un autre membre", en: "Another member's id" },
    means: {
      fr: "Deux fichiers portent le même « id » : l'un a sans doute été copié de l'autre.",
      en: 'Two files have the same "id": one was probably copied from the other.',
    },
    why: {
      fr: "C'est à l'identifiant que le serveur reconnaît les données d'un membre.",
      en: "By the id the server knows a member's data.",
    },
    todo: {
      fr: "Dans le nouveau fichier, enlevez « id », « status », « login » et « granted » : l'admission les donnera.",
      en: 'In the new file remove "id", "status", "login" and "granted": admission will give them.',
    },
    ...files(
      {
        "jardin.yaml": "id: m-0004\nstatus: active\ndomains: [jardin.example]",
        "verger.yaml": "id: m-0004\nstatus: active\ndomains: [verger.example]",
      },
      {
        "jardin.yaml": "id: m-0004\nstatus: active\ndomains: [jardin.example]",
        "verger.yaml": "domains: [verger.example]",
      },
    ),
  },
  K0707: {
    title: { fr: "Compte du nuage déjà pris", en: "Cloud account already taken" },
    means: {
      fr: "Quelqu'un d'autre se connecte déjà à Nextcloud avec ce nom, chez ce membre ou chez un autre.",
      en: "Somebody else logs in to Nextcloud with this name already, with this member or another.",
    },
    why: {
      fr: "Il n'y a qu'un Nextcloud pour tout le konbit.",
      en: "There is one Nextcloud for the whole konbit.",
    },
    todo: {
      fr: "Ajoutez quelque chose au nom, par exemple celui du membre : awa-jardin.",
      en: "Add something to the name, for example the member's: awa-jardin.",
    },
    ...files(
      {
        "jardin.yaml": "domains: [jardin.example]\nfiles: { users: [{ name: awa }] }",
        "verger.yaml": "domains: [verger.example]\nfiles: { users: [{ name: awa }] }",
      },
      {
        "jardin.yaml": "domains: [jardin.example]\nfiles: { users: [{ name: awa }] }",
        "verger.yaml": "domains: [verger.example]\nfiles: { users: [{ name: awa-verger }] }",
      },
    ),
  },
  K0708: {
    title: { fr: "Alias qui tournent en rond", en: "Aliases in a circle" },
    means: {
      fr: "Un alias mène à un autre, qui ramène au premier, parfois en passant par d'autres membres.",
      en: "One alias leads to another, which leads back to the first, at times by way of other members.",
    },
    why: {
      fr: "Les messages tourneraient sans jamais arriver.",
      en: "Messages would go round and never arrive.",
    },
    todo: {
      fr: "Faites finir l'un des alias dans une boîte ou à une adresse d'ailleurs.",
      en: "Let one of the aliases end in a mailbox or at an address elsewhere.",
    },
    ...files(
      {
        "jardin.yaml": "domains: [jardin.example]\naliases: { tous: [tous@verger.example] }",
        "verger.yaml": "domains: [verger.example]\naliases: { tous: [tous@jardin.example] }",
      },
      {
        "jardin.yaml": "domains: [jardin.example]\naliases: { tous: [tous@verger.example] }",
        "verger.yaml": "domains: [verger.example]\naliases: { tous: [awa@ailleurs.example] }",
      },
    ),
  },
  K0710: {
    title: { fr: "Adresse de gestion d'une liste", en: "Address that manages a list" },
    means: {
      fr: "À côté de chaque liste, le logiciel de listes se réserve des adresses (-owner, -request, -join…), et une boîte ou un alias porte ce nom.",
      en: "Beside each list the list software keeps addresses for itself (-owner, -request, -join…), and a mailbox or alias has such a name.",
    },
    why: {
      fr: "La boîte ne recevrait jamais rien.",
      en: "The mailbox would never receive anything.",
    },
    todo: { fr: "Donnez-lui un autre nom.", en: "Give it another name." },
    ...files(
      {
        "jardin.yaml":
          "domains: [jardin.example]\nmailboxes: [awa, membres-owner]\nlists:\n  - { name: membres, owners: [awa] }",
      },
      {
        "jardin.yaml":
          "domains: [jardin.example]\nmailboxes: [awa, animation]\nlists:\n  - { name: membres, owners: [awa] }",
      },
    ),
  },
  K0711: {
    title: { fr: "Contact hébergé ici (avertissement)", en: "Contact hosted here (warning)" },
    means: {
      fr: "L'adresse du contact est sur un domaine de ce serveur.",
      en: "The contact's address is on a domain of this server.",
    },
    why: {
      fr: "Le jour où le serveur est en panne, le message qui le dit n'arrive pas.",
      en: "On the day when the server is down, the message that says so does not arrive.",
    },
    todo: {
      fr: "Donnez de préférence une adresse d'ailleurs. Ce n'est pas obligatoire.",
      en: "Better give an address elsewhere. It is not required.",
    },
    ...files(
      {
        "jardin.yaml":
          "contact: { name: Awa Diallo, email: awa@jardin.example, forge: awa-d }\ndomains: [jardin.example]",
      },
      {
        "jardin.yaml":
          "contact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }\ndomains: [jardin.example]",
      },
    ),
  },
  K0712: {
    title: { fr: "Deux sites ou wikis du même nom", en: "Two sites or wikis of one name" },
    means: {
      fr: "Deux sites ou wikis d'un fichier ont le même « name », avec des « host » différents.",
      en: 'Two sites or wikis of a file have the same "name", with different "host".',
    },
    why: {
      fr: "Leur dossier et leur base de données portent ce nom sur le serveur.",
      en: "Their folder and their database on the server are called by that name.",
    },
    todo: {
      fr: "Donnez un autre « name » à l'un des deux ; « host » peut rester.",
      en: 'Give one of the two another "name"; "host" can stay.',
    },
    ...files(
      {
        "jardin.yaml":
          "domains: [jardin.example]\nwikis: [semis]\nsites:\n  - { name: semis, app: static, host: graines.jardin.example }",
      },
      {
        "jardin.yaml": "domains: [jardin.example]\nwikis: [semis]\nsites:\n  - { name: graines, app: static }",
      },
    ),
  },
} satisfies Pages;
