import { added, lines, type RequestPages } from "./page.ts";

const sum = "3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed";
const granted = "granted: { limits: { files: 220 GiB } }";

/** K1020 to K1029: what a member's own request leaves as it was. */
export const keys = {
  K1020: {
    title: { fr: "Ce qui est accordé a changé", en: "What is granted has changed" },
    means: {
      fr: "La demande d'un membre change une valeur sous « granted ».",
      en: 'A member\'s request changes a value under "granted".',
    },
    why: {
      fr: "Le disque est à tout le monde : la coordination technique et la coordination sociale en décident ensemble.",
      en: "The disk is everybody's: the technical and the social coordinators decide on it together.",
    },
    todo: {
      fr: "Remettez la valeur, et écrivez le souhait sous « requests ».",
      en: 'Put the value back, and write the wish under "requests".',
    },
    ...lines(granted, "granted: { limits: { files: 900 GiB } }", `requests: { files: 900 GiB }\n${granted}`),
  },
  K1021: {
    title: { fr: "Identifiant changé", en: "Id changed" },
    means: {
      fr: "L'« id » du membre n'est plus celui que l'admission lui a donné.",
      en: 'The member\'s "id" is not the one any more that admission gave.',
    },
    why: {
      fr: "Les données d'un membre lui appartiennent par son identifiant : un autre, et elles seraient à quelqu'un d'autre.",
      en: "A member's data belong to it by its id: by another they would be somebody else's.",
    },
    todo: { fr: "Remettez l'identifiant.", en: "Put the id back." },
    ...lines("id: m-0003", "id: m-0004", "id: m-0003"),
  },
  K1022: {
    title: { fr: "Compte changé", en: "Login changed" },
    means: {
      fr: "Le compte sur le serveur (« login ») n'est plus le même ; sans cette clé, c'est le nom du fichier qui le donne.",
      en: 'The account on the server ("login") is not the same any more; without that key the file\'s name gives it.',
    },
    why: {
      fr: "Les fichiers, les bases et les sites du membre sont à ce compte.",
      en: "The member's files, databases and sites belong to that account.",
    },
    todo: { fr: "Écrivez le compte d'avant sous « login ».", en: 'Write the former account under "login".' },
    ...lines("wikis: [wiki]", "login: racine", "wikis: [wiki]"),
  },
  K1023: {
    title: { fr: "Pas de la coordination", en: "A step of the coordinators" },
    means: {
      fr: "La demande d'un membre change son « status » autrement que vers « leaving ».",
      en: 'A member\'s request changes its "status" to something other than "leaving".',
    },
    why: {
      fr: "Ces pas ferment ou rouvrent tout ce que le membre a ici.",
      en: "These steps close or open everything that the member has here.",
    },
    todo: {
      fr: "Remettez le mot d'avant, et écrivez à la coordination.",
      en: "Put the former word back, and write to the coordinators.",
    },
    ...lines("status: leaving", "status: active", "status: leaving"),
  },
  K1024: {
    title: { fr: "Admis par soi-même", en: "Admitted by oneself" },
    means: {
      fr: "Un nouveau fichier a déjà ce que seule l'admission donne : identifiant, état, compte ou limites.",
      en: "A new file has what only admission gives: id, status, login or limits.",
    },
    why: {
      fr: "L'admission est une décision du collectif.",
      en: "Admission is a decision of the collective.",
    },
    todo: {
      fr: "Enlevez ces clés ; un nouveau fichier tient en cinq lignes.",
      en: "Remove these keys; a new file has five lines.",
    },
    ...added(
      {
        name: "jardin.yaml",
        text: "id: m-0009\nstatus: active\nlogin: jardin\ndomains: [jardin.example]",
        around: "candidate",
      },
      [{ name: "jardin.yaml", text: "domains: [jardin.example]", around: "candidate" }],
    ),
  },
  K1025: {
    title: { fr: "Plus personne d'avant", en: "Nobody is left" },
    means: {
      fr: "Aucune des personnes qui pouvaient changer ce fichier n'y reste.",
      en: "None of those who could change this file stays.",
    },
    why: {
      fr: "Un compte volé suffirait à prendre tout un membre.",
      en: "One stolen account would be enough to take a whole member.",
    },
    todo: {
      fr: "Gardez-en une sous « maintainers » ; elle se retire dans une demande suivante, faite par une nouvelle.",
      en: 'Keep one of them under "maintainers"; a later request, made by a new one, takes it away.',
    },
    ...lines("maintainers: [awa-d]", "maintainers: [noe-tremblay]", "maintainers: [awa-d, noe-tremblay]"),
  },
  K1026: {
    title: { fr: "Sauvegarde affaiblie", en: "Weaker backup" },
    means: {
      fr: "La demande d'un membre baisse la classe de sa sauvegarde, ou la laisse de côté.",
      en: "A member's request lowers the class of its backup, or leaves it out.",
    },
    why: {
      fr: "Ce qui n'a pas été sauvegardé ne revient pas.",
      en: "What was not backed up does not come back.",
    },
    todo: {
      fr: "Remettez la classe, et demandez le changement sous « requests: { note: … } ».",
      en: 'Put the class back, and ask for the change under "requests: { note: … }".',
    },
    ...lines("backup: { class: legal }", "backup: { class: standard }", "backup: { class: legal }"),
  },
  K1027: {
    title: { fr: "Courriel gardé moins longtemps", en: "Mail kept for a shorter time" },
    means: {
      fr: "La durée de conservation d'une boîte devient plus courte.",
      en: "The retention of a mailbox becomes shorter.",
    },
    why: {
      fr: "Certains courriels doivent être gardés sept ans.",
      en: "Some mail has to be kept for seven years.",
    },
    todo: {
      fr: "Remettez « retention », et demandez le changement sous « requests: { note: … } ».",
      en: 'Put "retention" back, and ask for the change under "requests: { note: … }".',
    },
    ...lines(
      "mailboxes: [{ name: compta, retention: legal-7y }]",
      "mailboxes: [{ name: compta, retention: standard }]",
      "mailboxes: [{ name: compta, retention: legal-7y }]",
    ),
  },
  K1028: {
    title: { fr: "Preuve écrite par le membre", en: "Proof written by the member" },
    means: {
      fr: "« left » ou « purge » change dans la demande d'un membre.",
      en: '"left" or "purge" changes in a member\'s request.',
    },
    why: {
      fr: "Ces clés disent que les données ont été remises, ou peuvent être effacées : deux personnes de la coordination le vérifient.",
      en: "These keys say that the data were handed over, or may be erased: two coordinators verify it.",
    },
    todo: { fr: "Remettez la clé comme elle était.", en: "Put the key back as it was." },
    wrong: [
      {
        name: "racine-commune.yaml",
        text: `left: { on: 2026-03-31, export: ${sum} }\npurge: { after: 2026-05-01, export: ${sum} }`,
        around: "left",
      },
    ],
    right: [{ name: "racine-commune.yaml", text: `left: { on: 2026-03-31, export: ${sum} }`, around: "left" }],
    asked: {
      before: [{ name: "racine-commune.yaml", text: `left: { on: 2026-03-31, export: ${sum} }`, around: "left" }],
    },
  },
  K1029: {
    title: { fr: "Identifiant d'un ancien membre", en: "Id of a former member" },
    means: {
      fr: "L'identifiant donné à un nouveau membre a été celui d'un autre, dont le fichier n'est plus là.",
      en: "The id given to a new member was that of another, whose file is gone.",
    },
    why: {
      fr: "Ses sauvegardes et ses données en quarantaine portent encore ce nom.",
      en: "Its backups and its data in quarantine still bear that name.",
    },
    todo: {
      fr: "Lancez « konbit admit », qui prend le premier identifiant libre.",
      en: 'Run "konbit admit", which takes the first id that is free.',
    },
    ...added(
      { name: "jardin.yaml", text: "id: m-0001\nstatus: active\ndomains: [jardin.example]", around: "candidate" },
      [{ name: "jardin.yaml", text: "id: m-0009\nstatus: active\ndomains: [jardin.example]", around: "candidate" }],
      { author: "luce-t", past: ["m-0001"] },
    ),
  },
} satisfies RequestPages;
