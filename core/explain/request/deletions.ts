import { deleted, lines, type RequestPages } from "./page.ts";
import type { Sample } from "../sample.ts";

const sum = "3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed";
const name = "racine-commune.yaml";
const admitted = (text: string): Sample => ({ name, text, around: "admitted" });
const left: Sample = { name, text: `left: { on: 2026-03-31, export: ${sum} }`, around: "left" };
const purged: Sample = { ...left, text: `${left.text}\npurge: { after: 2026-05-01, export: ${sum} }` };
const later: Sample = { ...left, text: `${left.text}\npurge: { after: 2999-01-01, export: ${sum} }` };
const boxes = (names: string) => `mailboxes: [${names}]`;
const five = boxes("info, awa, noe, compta, jardin");

/** K1040 to K1050: what goes, and how that is confirmed. */
export const deletions = {
  K1040: {
    title: { fr: "Fichier d'un membre supprimé", en: "A member's file deleted" },
    means: {
      fr: "La demande supprime le fichier d'un membre qui est encore là, ou met un autre à sa place.",
      en: "The request deletes the file of a member who is still here, or puts another in its place.",
    },
    why: {
      fr: "Un départ commence par un export complet, et rien ne disparaît par accident.",
      en: "Leaving begins with a complete export, and nothing disappears by accident.",
    },
    todo: {
      fr: "Remettez le fichier et écrivez-y « status: leaving ». Pour le renommer, gardez « id » et « login » dans le nouveau.",
      en: 'Put the file back and write "status: leaving" in it. To rename it, keep "id" and "login" in the new one.',
    },
    ...deleted(admitted("wikis: [wiki]"), [admitted("status: leaving\nwikis: [wiki]\nrequests: { export: true }")]),
  },
  K1041: {
    title: { fr: "Fichier supprimé avant l'export", en: "File deleted before the export" },
    means: {
      fr: "Le membre part, mais son export n'a pas encore été vérifié.",
      en: "The member is leaving, but its export was not verified yet.",
    },
    why: {
      fr: "Le fichier dit où sont ses données jusqu'à ce qu'elles lui soient remises.",
      en: "The file says where its data are until they are handed over.",
    },
    todo: {
      fr: "Remettez le fichier ; « konbit leave » le réduira à ce qui doit rester.",
      en: 'Put the file back; "konbit leave" will cut it down to what has to stay.',
    },
    ...deleted(admitted("status: leaving"), [admitted("status: leaving")]),
  },
  K1042: {
    title: { fr: "Effacement non décidé", en: "Erasing not decided" },
    means: {
      fr: "La demande supprime le fichier d'un membre parti, qui n'a pas encore de « purge ».",
      en: 'The request deletes the file of a member who has left, which has no "purge" yet.',
    },
    why: {
      fr: "Sans le fichier, plus rien ne dirait à qui sont les données en quarantaine.",
      en: "Without the file nothing would say whose the data in quarantine are.",
    },
    todo: {
      fr: "Remettez le fichier. La coordination y écrit d'abord « purge », dans une demande à part.",
      en: 'Put the file back. The coordinators first write "purge" in it, in a request of its own.',
    },
    ...deleted(left, [left], { author: "luce-t" }),
  },
  K1043: {
    title: { fr: "Suppression réservée à la coordination", en: "Deletion for the coordinators" },
    means: {
      fr: "L'effacement est décidé, mais la demande de supprimer le fichier ne vient pas de la coordination.",
      en: "Erasing is decided, but the request to delete the file does not come from the coordinators.",
    },
    why: {
      fr: "Deux personnes de la coordination en répondent.",
      en: "Two coordinators answer for it.",
    },
    todo: {
      fr: "Remettez le fichier, et écrivez à la coordination.",
      en: "Put the file back, and write to the coordinators.",
    },
    ...deleted(purged, [purged]),
  },
  K1044: {
    title: { fr: "Beaucoup enlevé d'un coup", en: "Much removed at once" },
    means: {
      fr: "La demande enlève plus de trois choses d'une sorte, et plus d'un cinquième de toutes celles du konbit. Remplacer, c'est aussi enlever.",
      en: "The request removes more than three things of one sort, and more than a fifth of all there are in the konbit. Replacing is removing too.",
    },
    why: {
      fr: "C'est à cela que ressemblent un copier-coller manqué et un compte volé.",
      en: "This is what a failed copy and paste looks like, and a stolen account.",
    },
    todo: {
      fr: "Si ce n'est pas voulu, remettez les lignes. Sinon, recopiez la ligne ALLOW-DELETES dans le texte de la demande ; il faudra deux accords et 24 h.",
      en: "If it is not meant, put the lines back. If it is, copy the line ALLOW-DELETES into the text of the request; it will take two approvals and 24 hours.",
    },
    ...lines(five, boxes("info"), boxes("info, awa, noe")),
  },
  K1045: {
    title: { fr: "Départ sans confirmation", en: "Leaving without confirmation" },
    means: {
      fr: "La demande ferme tout ce qu'un membre a ici, et son texte ne le confirme pas.",
      en: "The request closes everything that a member has here, and its text does not confirm it.",
    },
    why: {
      fr: "C'est le plus grand pas qu'une demande puisse faire.",
      en: "It is the greatest step that a request can take.",
    },
    todo: {
      fr: "Recopiez la ligne ALLOW-DELETES dans le texte de la demande ; il faudra deux accords et 24 h.",
      en: "Copy the line ALLOW-DELETES into the text of the request; it will take two approvals and 24 hours.",
    },
    wrong: [left],
    right: [left],
    asked: {
      before: [admitted("status: leaving")],
      author: "luce-t",
      statement: { right: "ALLOW-DELETES: member:racine-commune" },
    },
  },
  K1046: {
    title: { fr: "Suppressions confirmées", en: "Deletions confirmed" },
    means: {
      fr: "Le texte de la demande confirme ce qui est enlevé. Ce n'est pas une erreur.",
      en: "The text of the request confirms what is removed. This is no error.",
    },
    why: {
      fr: "Qui approuve doit le voir.",
      en: "Whoever approves has to see it.",
    },
    todo: {
      fr: "Vérifiez que chaque nom est bien à enlever, puis attendez 24 h.",
      en: "See that each name is to be removed, then wait for 24 hours.",
    },
    ...lines(five, boxes("info, noe, compta, jardin"), five, {
      statement: { wrong: "ALLOW-DELETES: mailbox:awa@racine-commune.example" },
    }),
  },
  K1047: {
    title: { fr: "Confirmation sans objet", en: "Confirmation of nothing" },
    means: {
      fr: "ALLOW-DELETES nomme quelque chose que la demande n'enlève pas.",
      en: "ALLOW-DELETES names something that the request does not remove.",
    },
    why: {
      fr: "C'est souvent une faute de frappe, et ce qu'on voulait confirmer ne l'est pas.",
      en: "It is often a slip, and what was to be confirmed is not.",
    },
    todo: { fr: "Corrigez le nom ou enlevez-le du texte.", en: "Correct the name or take it out of the text." },
    ...lines("wikis: [wiki]", "wikis: [wiki]", "wikis: [wiki]", { statement: { wrong: "ALLOW-DELETES: wiki:carnet" } }),
  },
  K1048: {
    title: { fr: "Confirmation qui ne se lit pas", en: "Confirmation that cannot be read" },
    means: {
      fr: "Derrière ALLOW-DELETES, quelque chose n'est pas de la forme mot:nom.",
      en: "Behind ALLOW-DELETES something is not of the form word:name.",
    },
    why: {
      fr: "Une confirmation n'est jamais devinée.",
      en: "A confirmation is never guessed.",
    },
    todo: {
      fr: "Recopiez la ligne que l'erreur donne, par exemple « ALLOW-DELETES: mailbox:info@racine.example ».",
      en: 'Copy the line that the error gives, such as "ALLOW-DELETES: mailbox:info@racine.example".',
    },
    ...lines("wikis: [wiki]", "wikis: [wiki]", "wikis: [wiki]", { statement: { wrong: "ALLOW-DELETES: tout" } }),
  },
  K1049: {
    title: { fr: "Effacement avant son jour", en: "Erasing before its day" },
    means: {
      fr: "La demande supprime le fichier d'un membre parti avant le jour écrit sous « purge: after ».",
      en: 'The request deletes the file of a member who has left before the day that stands under "purge: after".',
    },
    why: {
      fr: "Jusqu'à ce jour la personne peut revenir et retrouver ses données.",
      en: "Until that day the member may come back and find the data again.",
    },
    todo: {
      fr: "Remettez le fichier, et refaites la demande ce jour-là, ou plus tard.",
      en: "Put the file back, and make the request again on that day or later.",
    },
    ...deleted(later, [later], { author: "luce-t" }),
  },
  K1050: {
    title: { fr: "Demande vide", en: "Empty request" },
    means: {
      fr: "La branche de base a déjà tout ce que la demande contient.",
      en: "The base branch already has everything that the request holds.",
    },
    why: {
      fr: "Il n'y a rien à approuver.",
      en: "There is nothing to approve.",
    },
    todo: {
      fr: "Fermez la demande, ou poussez le changement que vous vouliez faire.",
      en: "Close the request, or push the change that you meant to make.",
    },
    ...lines("wikis: [wiki]", "wikis: [wiki]", "wikis: [wiki, carnet]"),
  },
} satisfies RequestPages;
