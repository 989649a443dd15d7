import { isKnown, valuesOf } from "./answers.ts";
import type { Evidence } from "./evidence.ts";
import { finding, type DnsFinding } from "./finding.ts";
import { judgeDkim } from "./judge-dkim.ts";
import { judgeDmarc, judgeSpf } from "./judge-senders.ts";

/** Whether mail arrives, and whether others can tell it from forged mail. */
export function judgeMail(evidence: Evidence): readonly DnsFinding[] {
  const { facts, answers } = evidence;
  const { domain, mail } = facts;
  const asked = [answers(domain, "MX"), answers(domain, "TXT"), answers(`_dmarc.${domain}`, "TXT")];
  if (!asked.every(isKnown))
    return [
      finding("note", "mx", {
        fr: "Tout n'a pas été répondu sur le courriel : relancez la commande avant de vous y fier.",
        en: "Not everything was answered about mail: run the command again before you rely on it.",
      }),
    ];
  if (mail === "none") return withoutMail(evidence);
  if (mail.state === "prepared") return [...judgePrepared(evidence), ...judgeDkim(evidence)];
  return [
    ...judgeMx(evidence),
    ...judgeSpf(evidence, mail.dmarc),
    ...judgeDmarc(evidence, mail.dmarc),
    ...judgeDkim(evidence),
  ];
}

function judgeMx(evidence: Evidence): readonly DnsFinding[] {
  const { facts, network, answers, expected } = evidence;
  const found = valuesOf(answers(facts.domain, "MX"));
  const isOurs = (value: string) => value.split(" ")[1] === `${network.mailHost}.`;
  const shown = { found: found.map((value) => `MX ${value}`), wanted: expected.filter(({ type }) => type === "MX") };
  if (found.length === 0)
    return [
      finding(
        "red",
        "mx",
        {
          fr: "Le courriel n'arrive pas : rien ne dit au monde où l'envoyer (pas de MX).",
          en: "Mail does not arrive: nothing tells the world where to send it (no MX).",
        },
        shown,
      ),
    ];
  if (!found.some(isOurs))
    return [
      finding(
        "red",
        "mx",
        {
          fr: "Le courriel n'arrive pas ici : le MX l'envoie à un autre serveur.",
          en: "Mail does not arrive here: the MX sends it to another server.",
        },
        shown,
      ),
    ];
  return found.every(isOurs)
    ? []
    : [
        finding(
          "red",
          "mx",
          {
            fr: "Une partie du courriel part vers un autre serveur : gardez un seul MX, le nôtre.",
            en: "Some mail goes to another server: keep one MX, ours.",
          },
          shown,
        ),
      ];
}

/** Everything is ready here, and the world must still be sent to the server of before. */
function judgePrepared({ facts, network, answers }: Evidence): readonly DnsFinding[] {
  const found = valuesOf(answers(facts.domain, "MX"));
  const shown = { found: found.map((value) => `MX ${value}`) };
  if (found.some((value) => value.endsWith(` ${network.mailHost}.`)))
    return [
      finding(
        "red",
        "mx",
        {
          fr: "Le MX mène déjà ici, et le fichier dit que le courriel n'est que préparé : il est refusé. Écrivez `cutover: live`.",
          en: "The MX leads here already, and the file says that mail is only prepared: it is refused. Write `cutover: live`.",
        },
        shown,
      ),
    ];
  if (found.length > 0) return [];
  return [
    finding(
      "red",
      "mx",
      {
        fr: "Le courriel n'arrive nulle part : il est préparé ici, et aucun MX ne mène plus à l'ancien serveur.",
        en: "Mail arrives nowhere: it is prepared here, and no MX leads to the server of before any more.",
      },
      shown,
    ),
  ];
}

function withoutMail(evidence: Evidence): readonly DnsFinding[] {
  const { facts, network, answers, expected } = evidence;
  const found = valuesOf(answers(facts.domain, "MX")).filter((value) => value !== "0 .");
  const shown = found.map((value) => `MX ${value}`);
  if (found.some((value) => value.endsWith(` ${network.mailHost}.`)))
    return [
      finding(
        "red",
        "mx",
        {
          fr: "Le MX mène ici, et le fichier dit que ce domaine n'a pas de courriel (`mail: none`) : ce qu'on y envoie est refusé.",
          en: "The MX leads here, and the file says that this domain has no mail (`mail: none`): what is sent there is refused.",
        },
        { found: shown },
      ),
    ];
  // Somebody else's mail is theirs to look after.
  if (found.length > 0)
    return [
      finding(
        "note",
        "mx",
        {
          fr: "Le courriel de ce domaine est ailleurs : konbit n'en juge pas.",
          en: "The mail of this domain is elsewhere: konbit does not judge it.",
        },
        { found: shown },
      ),
    ];
  const wanted = expected.filter(({ purpose }) => purpose === "spf" || purpose === "dmarc" || purpose === "mx");
  const missing = wanted.filter(({ name, type, value }) => !valuesOf(answers(name, type)).includes(value));
  const isOpen = missing.some(({ purpose }) => purpose === "spf") && missing.some(({ purpose }) => purpose === "dmarc");
  if (missing.length === 0) return [];
  return [
    finding(
      isOpen ? "orange" : "advice",
      "spf",
      {
        fr: "Ce domaine n'envoie jamais de courriel, et rien ne le dit : n'importe qui peut écrire en son nom.",
        en: "This domain never sends mail, and nothing says so: anybody can write in its name.",
      },
      { wanted: missing },
    ),
  ];
}
