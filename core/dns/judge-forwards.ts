import { isKnown, valuesOf } from "./answers.ts";
import type { Evidence } from "./evidence.ts";
import { finding, type DnsFinding } from "./finding.ts";
import { allowsUs, isSpf } from "./judge-senders.ts";

/** Whether what leaves in the mail host's own name, which one of the domains holds, is trusted. */
export function judgeForwards({ network, answers, expected }: Evidence): readonly DnsFinding[] {
  const wanted = expected.filter(({ purpose }) => purpose === "forwards");
  const answer = answers(network.mailHost, "TXT");
  if (wanted.length === 0 || !isKnown(answer)) return [];
  const found = valuesOf(answer).filter(isSpf);
  const shown = { found: found.map((text) => `TXT "${text}"`), wanted };
  const [spf] = found;
  const { absent, wrong } = network.backend === "alternc" ? links : forwards(network.mailHost);
  if (spf === undefined) return [finding("advice", "forwards", absent, shown)];
  if (found.length === 1 && allowsUs(spf.toLowerCase().split(/\s+/), network.mailHost, network, [])) return [];
  return [finding("orange", "forwards", wrong, shown)];
}

const forwards = (mailHost: string) => ({
  absent: {
    fr: "Le nom du serveur n'a pas de SPF : ce que les alias envoient plus loin passe plus souvent pour indésirable.",
    en: "The server's name has no SPF: what aliases send on to elsewhere is more often taken for spam.",
  },
  wrong: {
    fr: `Le SPF de ${mailHost} ne permet pas à ce serveur d'envoyer : ce que les alias envoient plus loin passe pour falsifié.`,
    en: `The SPF of ${mailHost} does not let this server send: what aliases send on to elsewhere looks forged.`,
  },
});

/** AlternC's Postfix sends on in the name of who wrote; only konbit itself writes in the mail host's. */
const links = {
  absent: {
    fr: "Le nom du serveur n'a pas de SPF : les liens pour choisir un mot de passe, envoyés en son nom, passent plus souvent pour indésirables.",
    en: "The server's name has no SPF: the links to choose a password, which are sent in its name, are more often taken for spam.",
  },
  wrong: {
    fr: "Le SPF du nom du serveur ne lui permet pas d'envoyer : les liens pour choisir un mot de passe, envoyés en son nom, passent pour falsifiés.",
    en: "The SPF of the server's name does not let it send: the links to choose a password, which are sent in its name, look forged.",
  },
};
