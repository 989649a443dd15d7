import type { Text } from "../text.ts";

/** What became of one address: said to a person, and whether it was served. */
export interface InviteOutcome {
  readonly text: Text;
  /** `chosen`: nothing was to be done. `refused`: the files, or what was given, do not allow it. `failed`: the server could not. */
  readonly result: "ok" | "chosen" | "refused" | "failed";
}

/**
 * What the server's mail-invite printed, line by line: WHAT, address, where the link went and until when it works (UTC), with tabs
 * between. A word that it did not know when this was written counts as a failure.
 */
export function inviteOutcomes(printed: string): readonly InviteOutcome[] {
  return printed
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [what = "", address = "", to = "", until = ""] = line.split("\t");
      return outcomeOf(what, address, to, until);
    });
}

function outcomeOf(what: string, address: string, to: string, until: string): InviteOutcome {
  switch (what) {
    case "sent":
      return ok({
        fr: `${address} : un lien est parti à ${to} ; il fonctionne une fois, pendant 72 heures.`,
        en: `${address}: a link went to ${to}; it works once, for 72 hours.`,
      });
    case "locked":
      return ok({
        fr: `${address} : l'ancien mot de passe n'ouvre plus rien ; le courriel reste, et arrive encore.`,
        en: `${address}: the old password opens nothing any more; the mail stays, and still comes in.`,
      });
    case "open":
      return ok({
        fr: `${address} : un lien envoyé à ${to} fonctionne encore, jusqu'au ${day(until, "fr")}. Pour en envoyer un autre : konbit invite --again ${address}`,
        en: `${address}: a link sent to ${to} still works, until ${day(until, "en")}. To send another one: konbit invite --again ${address}`,
      });
    case "chosen":
      return {
        text: {
          fr: `${address} : le mot de passe est déjà choisi. S'il est oublié : konbit invite --again ${address}`,
          en: `${address}: the password is chosen already. If it is forgotten: konbit invite --again ${address}`,
        },
        result: "chosen",
      };
    case "kept":
      return ok({
        fr: `${address} : l'empreinte est gardée ; le mot de passe d'où elle vient ouvre la boîte.`,
        en: `${address}: the hash is kept; the password that it comes from opens the mailbox.`,
      });
    case "unknown":
      return refused({
        fr: `${address} : le serveur n'a pas cette boîte. Est-elle dans le fichier du membre, sans faute de frappe ? « konbit up » la fait, et envoie le lien.`,
        en: `${address}: the server has no such mailbox. Is it in the member's file, spelled like this? \`konbit up\` makes it, and sends the link.`,
      });
    case "suspended":
      return refused({
        fr: `${address} : la boîte est suspendue, personne ne s'y connecte. Enlevez « state: suspended » du fichier du membre, puis konbit up.`,
        en: `${address}: the mailbox is suspended, nobody logs in to it. Take "state: suspended" out of the member's file, then konbit up.`,
      });
    case "nowhere":
      return refused({
        fr: `${address} : aucune autre adresse où envoyer le lien. Écrivez-en une dans le fichier du membre : { name: …, invite: personne@ailleurs.example }, puis konbit up.`,
        en: `${address}: there is no other address to send the link to. Write one in the member's file: { name: …, invite: person@elsewhere.example }, then konbit up.`,
      });
    case "bad-hash":
      return refused({
        fr: `${address} : ce n'est pas une empreinte que le serveur prend. Il faut {ARGON2ID}… ou {BLF-CRYPT}…, telle que la donne « doveadm pw -s ARGON2ID » (ou « -s BLF-CRYPT -r 12 ») ; jamais le mot de passe lui-même.`,
        en: `${address}: this is no hash that the server takes. It wants {ARGON2ID}… or {BLF-CRYPT}…, as "doveadm pw -s ARGON2ID" (or "-s BLF-CRYPT -r 12") prints it; never the password itself.`,
      });
    case "not-sent":
      return failed({
        fr: `${address} : le serveur n'a pas pu envoyer le courriel, et aucun lien n'est ouvert. Voyez « journalctl -u postfix » sur le serveur, puis relancez la même commande.`,
        en: `${address}: the server could not send the mail, and no link is open. See "journalctl -u postfix" on the server, then run the same command again.`,
      });
    default:
      return failed({
        fr: `${address} : réponse inattendue du serveur (${what}). Il a peut-être une autre version de konbit : « konbit up » les accorde.`,
        en: `${address}: an answer of the server that nobody expected (${what}). Perhaps it has another version of konbit: \`konbit up\` makes them agree.`,
      });
  }
}

const ok = (text: Text): InviteOutcome => ({ text, result: "ok" });
const refused = (text: Text): InviteOutcome => ({ text, result: "refused" });
const failed = (text: Text): InviteOutcome => ({ text, result: "failed" });

/** The date and hour of an instant, in UTC so that it is the same wherever it is said. */
function day(instant: string, lang: "fr" | "en"): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const format = new Intl.DateTimeFormat(lang === "fr" ? "fr-CA" : "en-CA", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return `${format.format(at)} UTC`;
}
