import { isKnown, valuesOf } from "./answers.ts";
import type { Evidence } from "./evidence.ts";
import { finding, type DnsFinding } from "./finding.ts";
import { allowsUs, isSpf } from "./judge-senders.ts";

/** Whether what aliases send on is trusted: it leaves in the mail host's own name, which one of the domains holds. */
export function judgeForwards({ network, answers, expected }: Evidence): readonly DnsFinding[] {
  const wanted = expected.filter(({ purpose }) => purpose === "forwards");
  const answer = answers(network.mailHost, "TXT");
  if (wanted.length === 0 || !isKnown(answer)) return [];
  const found = valuesOf(answer).filter(isSpf);
  const shown = { found: found.map((text) => `TXT "${text}"`), wanted };
  const [spf] = found;
  if (spf === undefined)
    return [
      finding(
        "advice",
        "forwards",
        {
          fr: "Le nom du serveur n'a pas de SPF : ce que les alias envoient plus loin passe plus souvent pour indésirable.",
          en: "The server's name has no SPF: what aliases send on to elsewhere is more often taken for spam.",
        },
        shown,
      ),
    ];
  if (found.length === 1 && allowsUs(spf.toLowerCase().split(/\s+/), network.mailHost, network, [])) return [];
  return [
    finding(
      "orange",
      "forwards",
      {
        fr: `Le SPF de ${network.mailHost} ne permet pas à ce serveur d'envoyer : ce que les alias envoient plus loin passe pour falsifié.`,
        en: `The SPF of ${network.mailHost} does not let this server send: what aliases send on to elsewhere looks forged.`,
      },
      shown,
    ),
  ];
}
