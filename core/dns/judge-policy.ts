import type { Evidence } from "./evidence.ts";
import { finding, type DnsFinding } from "./finding.ts";
import { policyText } from "./mta-sts.ts";

/** Whether others can read what the TXT of MTA-STS announces: without it they send as if there were none. */
export function judgePolicy({ policy, network }: Evidence): readonly DnsFinding[] {
  const { mtaSts, mailHost } = network;
  if (policy === undefined || mtaSts === "none") return [];
  if (policy.state === "silent")
    return [
      finding("note", "mta-sts", {
        fr: "La politique MTA-STS n'a pas pu être lue d'ici : le serveur ne répond pas en https.",
        en: "The MTA-STS policy could not be read from here: the server does not answer https.",
      }),
    ];
  if (policy.state === "not trusted")
    return [
      finding("orange", "mta-sts", {
        fr: "La politique MTA-STS est derrière un certificat auquel personne d'autre ne fait confiance : les autres l'ignorent, et le courriel peut encore passer en clair. Gardez « testing » jusqu'à ce que le serveur ait un certificat reconnu.",
        en: "The MTA-STS policy is behind a certificate that nobody else trusts: others ignore it, and mail may still pass in clear. Keep “testing” until the server has a trusted certificate.",
      }),
    ];
  if (policy.text === policyText({ mode: mtaSts, mailHost })) return [];
  return [
    finding("orange", "mta-sts", {
      fr: "La politique MTA-STS que le serveur donne n'est pas celle de la configuration : « konbit up » la remet en place.",
      en: "The MTA-STS policy that the server gives is not that of the configuration: “konbit up” puts it in place.",
    }),
  ];
}
