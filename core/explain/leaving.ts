import type { Pages } from "./page.ts";
import { lines } from "./sample.ts";

const sum = "3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed";
const another = "89e6c98d92887913cadf06b2adb97f26cde4849b89e6c98d92887913cadf06b2";
const left = `left: { on: 2026-03-31, export: ${sum} }`;

/** K0601 to K0608: before admission, and after leaving. */
export const leaving = {
  K0601: {
    title: { fr: "Écrit avant l'admission", en: "Written before admission" },
    means: {
      fr: "« id », « login » et « granted » sont donnés par le konbit au moment de l'admission.",
      en: '"id", "login" and "granted" are given by the konbit at admission.',
    },
    why: {
      fr: "Personne ne s'accorde soi-même de la place.",
      en: "Nobody grants space to themselves.",
    },
    todo: {
      fr: "Enlevez la clé ; ce que vous souhaitez s'écrit sous « requests ».",
      en: 'Remove the key; what you would like is written under "requests".',
    },
    ...lines("granted: { limits: { files: 300 GiB } }", "requests: { files: 300 GiB }"),
  },
  K0602: {
    title: { fr: "Membre sans identifiant", en: "Member without an id" },
    means: {
      fr: "Le fichier dit que le membre est admis (« status »), mais son « id » manque.",
      en: 'The file says that the member is admitted ("status"), but its "id" is missing.',
    },
    why: {
      fr: "Sans identifiant, le serveur ne saurait pas à qui sont les données.",
      en: "Without an id the server would not know whose the data are.",
    },
    todo: {
      fr: "Nouvelle demande : enlevez « status ». Membre déjà admis : remettez l'« id » d'avant.",
      en: 'A new request: remove "status". A member already admitted: put back the "id" that was there.',
    },
    ...lines("status: active", "lang: fr"),
  },
  K0603: {
    title: { fr: "Trop dans le fichier d'un membre parti", en: "Too much in the file of a member who has left" },
    means: {
      fr: "Après le départ, le fichier ne garde que le nom, le contact et la preuve de l'export.",
      en: "After leaving, the file keeps the name, the contact and the proof of the export.",
    },
    why: {
      fr: "Ce qui y resterait aurait l'air d'exister encore.",
      en: "Whatever stayed would seem to exist still.",
    },
    todo: { fr: "Enlevez la clé.", en: "Remove the key." },
    ...lines(`${left}\nwikis: [wiki]`, left, "left"),
  },
  K0604: {
    title: { fr: "Départ sans preuve", en: "Leaving without a proof" },
    means: {
      fr: "« status: left » demande que le compte et la preuve de l'export (« left ») soient écrits.",
      en: '"status: left" wants the login and the proof of the export ("left") to be written.',
    },
    why: {
      fr: "Un membre n'est parti que lorsqu'il a reçu ses données, vérifiées.",
      en: "A member has left only when its data were handed over and verified.",
    },
    todo: {
      fr: "N'écrivez pas « status: left » à la main : « konbit leave » le fait après l'export. Pour partir, écrivez « status: leaving ».",
      en: 'Do not write "status: left" by hand: "konbit leave" does it after the export. To leave, write "status: leaving".',
    },
    ...lines("status: left", "status: leaving", "left"),
  },
  K0605: {
    title: { fr: "Preuve de départ chez un membre présent", en: "Proof of leaving in a present member's file" },
    means: {
      fr: "« left » et « purge » n'ont de sens que pour un membre parti.",
      en: '"left" and "purge" mean something only for a member who has left.',
    },
    why: {
      fr: "Le fichier dirait deux choses contraires.",
      en: "The file would say two opposite things.",
    },
    todo: { fr: "Enlevez la clé ; « konbit leave » l'écrira.", en: 'Remove the key; "konbit leave" will write it.' },
    ...lines(left, "lang: fr", "admitted"),
  },
  K0606: {
    title: { fr: "Effacement trop tôt", en: "Erasing too soon" },
    means: {
      fr: "Les données d'un membre parti sont gardées au moins trente jours.",
      en: "The data of a member who has left are kept for thirty days at least.",
    },
    why: {
      fr: "C'est le temps qu'il faut pour s'apercevoir qu'il manque quelque chose.",
      en: "That is the time it takes to find that something is missing.",
    },
    todo: { fr: "Écrivez une date plus tardive.", en: "Write a later date." },
    ...lines(
      `${left}\npurge: { after: 2026-04-10, export: ${sum} }`,
      `${left}\npurge: { after: 2026-05-01, export: ${sum} }`,
      "left",
    ),
  },
  K0607: {
    title: { fr: "« status » a disparu", en: '"status" has gone' },
    means: {
      fr: "Le fichier a un « id » et un « granted », donc le membre est admis, mais la ligne « status » n'y est plus.",
      en: 'The file has an "id" and a "granted", so the member is admitted, but the line "status" is gone.',
    },
    why: {
      fr: "Sans elle, tout ce que le membre a serait arrêté.",
      en: "Without it, everything that the member has would be stopped.",
    },
    todo: { fr: "Remettez « status: active ».", en: 'Put back "status: active".' },
    ...lines(
      "id: m-0003\nlogin: racinecommune\ngranted: { plan: association }",
      "id: m-0003\nstatus: active\nlogin: racinecommune\ngranted: { plan: association }",
    ),
  },
  K0608: {
    title: { fr: "Effacement d'un autre paquet", en: "Erasing of another bundle" },
    means: {
      fr: "L'empreinte écrite sous « purge » n'est pas celle du paquet vérifié au départ.",
      en: 'The fingerprint under "purge" is not that of the bundle that was verified at leaving.',
    },
    why: {
      fr: "On n'efface que ce dont on a prouvé la copie.",
      en: "Only what was proved to be copied is erased.",
    },
    todo: { fr: "Recopiez l'empreinte de « left ».", en: 'Copy the fingerprint of "left".' },
    ...lines(
      `${left}\npurge: { after: 2026-05-01, export: ${another} }`,
      `${left}\npurge: { after: 2026-05-01, export: ${sum} }`,
      "left",
    ),
  },
} satisfies Pages;
