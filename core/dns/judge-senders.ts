import { valuesOf } from "./answers.ts";
import type { Evidence } from "./evidence.ts";
import { finding, type DnsFinding } from "./finding.ts";

type Policy = "none" | "quarantine" | "reject";

/** Whether a TXT is an SPF (RFC 7208 §4.5). */
export const isSpf = (text: string): boolean => /^v=spf1( |$)/i.test(text);
const isDmarc = (text: string) => /^v=dmarc1\s*(;|$)/i.test(text);

/** Whether receivers learn which server may send for the domain (RFC 7208). */
export function judgeSpf({ facts, network, answers, expected }: Evidence, policy: Policy): readonly DnsFinding[] {
  const found = valuesOf(answers(facts.domain, "TXT")).filter(isSpf);
  const wanted = expected.filter(({ purpose }) => purpose === "spf");
  const shown = { found: found.map((text) => `TXT "${text}"`), wanted };
  const [spf] = found;
  if (spf === undefined) {
    const isOpen = valuesOf(answers(`_dmarc.${facts.domain}`, "TXT")).filter(isDmarc).length === 0;
    return [
      finding(
        isOpen ? "red" : "orange",
        "spf",
        isOpen
          ? {
              fr: "Ni SPF ni DMARC : n'importe qui peut écrire au nom de ce domaine, et les courriels d'ici passent pour suspects.",
              en: "Neither SPF nor DMARC: anybody can write in the name of this domain, and mail from here looks suspicious.",
            }
          : {
              fr: "Pas de SPF : rien ne dit quel serveur envoie pour ce domaine, et les courriels d'ici passent plus souvent pour indésirables.",
              en: "No SPF: nothing says which server sends for this domain, and mail from here is more often taken for spam.",
            },
        shown,
      ),
    ];
  }
  if (found.length > 1)
    return [
      finding(
        "orange",
        "spf",
        {
          fr: "Deux SPF ou plus : la règle veut alors qu'aucun ne compte. Réunissez-les en un seul.",
          en: "Two SPF records or more: by the rule none of them counts then. Make one of them.",
        },
        shown,
      ),
    ];
  const terms = spf.toLowerCase().split(/\s+/);
  if (terms.some((term) => term === "+all" || term === "all"))
    return [
      finding(
        "red",
        "spf",
        {
          fr: "Le SPF permet à tout le monde d'envoyer au nom de ce domaine (« +all »).",
          en: "The SPF allows everybody to send in the name of this domain (“+all”).",
        },
        shown,
      ),
    ];
  if (!allowsUs(terms, facts.domain, network, valuesOf(answers(facts.domain, "MX"))))
    return [
      finding(
        "orange",
        "spf",
        {
          fr: `Le SPF ne nomme pas notre serveur : les courriels envoyés d'ici passent pour falsifiés. Ajoutez-y « a:${network.mailHost} », devant « all ».`,
          en: `The SPF does not name our server: mail sent from here looks forged. Add “a:${network.mailHost}” to it, before “all”.`,
        },
        shown,
      ),
    ];
  const hasEnd = terms.some((term) => term === "-all" || term === "~all" || term.startsWith("redirect="));
  return hasEnd
    ? []
    : [
        finding(
          policy === "none" ? "orange" : "advice",
          "spf",
          {
            fr: "Le SPF ne dit rien des autres serveurs : terminez-le par « ~all ».",
            en: "The SPF says nothing of other servers: end it with “~all”.",
          },
          shown,
        ),
      ];
}

/** Whether the server is directly named; what an `include` leads to is another's list, and not followed. */
export function allowsUs(
  terms: readonly string[],
  domain: string,
  { mailHost, ipv4, ipv6 }: Evidence["network"],
  mx: readonly string[],
): boolean {
  const isOurMx = mx.some((value) => value.endsWith(` ${mailHost}.`));
  const names = new Set([
    `a:${mailHost}`,
    ...(domain === mailHost ? ["a"] : []),
    ...(isOurMx ? ["mx", `mx:${domain}`] : []),
    ...ipv4.flatMap((address) => [`ip4:${address}`, `ip4:${address}/32`]),
    ...ipv6.flatMap((address) => [`ip6:${address}`, `ip6:${address}/128`]),
  ]);
  return terms.some((term) => names.has(term.replace(/^\+/, "")));
}

const strictness: readonly string[] = ["none", "quarantine", "reject"];

/** Whether receivers learn what to do with forged mail, and what the member file says of it. */
export function judgeDmarc({ facts, answers, expected }: Evidence, policy: Policy): readonly DnsFinding[] {
  const found = valuesOf(answers(`_dmarc.${facts.domain}`, "TXT")).filter(isDmarc);
  const shown = {
    found: found.map((text) => `TXT "${text}"`),
    wanted: expected.filter(({ purpose, name }) => purpose === "dmarc" && name === `_dmarc.${facts.domain}`),
  };
  const [dmarc] = found;
  if (dmarc === undefined)
    return [
      finding(
        "orange",
        "dmarc",
        {
          fr: "Pas de DMARC : les grands fournisseurs se méfient, et personne ne vous dit qui écrit en votre nom.",
          en: "No DMARC: large providers are wary, and nobody tells you who writes in your name.",
        },
        shown,
      ),
    ];
  if (found.length > 1)
    return [
      finding(
        "orange",
        "dmarc",
        {
          fr: "Deux DMARC ou plus : la règle veut alors qu'aucun ne compte. Gardez-en un.",
          en: "Two DMARC records or more: by the rule none of them counts then. Keep one.",
        },
        shown,
      ),
    ];
  const said = /(?:^|;)\s*p\s*=\s*([a-z]+)/i.exec(dmarc)?.[1]?.toLowerCase() ?? "";
  const difference = strictness.indexOf(said) - strictness.indexOf(policy);
  if (!strictness.includes(said) || difference < 0)
    return [
      finding(
        "orange",
        "dmarc",
        {
          fr: `La consigne DMARC est plus faible que celle du fichier, « ${policy} » : des courriels falsifiés passent.`,
          en: `The DMARC policy is weaker than that of the file, “${policy}”: forged mail gets through.`,
        },
        shown,
      ),
    ];
  if (difference > 0)
    return [
      finding(
        "advice",
        "dmarc",
        {
          fr: `La consigne DMARC est plus sévère que celle du fichier, « ${policy} » : changez l'une ou l'autre pour qu'elles disent la même chose.`,
          en: `The DMARC policy is stricter than that of the file, “${policy}”: change one or the other, so that they say the same.`,
        },
        shown,
      ),
    ];
  return said === "none"
    ? [
        finding(
          "orange",
          "dmarc",
          {
            fr: "La consigne DMARC ne fait qu'observer (« none ») : on peut encore écrire au nom de ce domaine. Quand les rapports ne montrent plus que vous, écrivez `dmarc: quarantine`.",
            en: "The DMARC policy only watches (“none”): one can still write in the name of this domain. Once the reports show nobody but you, write `dmarc: quarantine`.",
          },
          { found: shown.found },
        ),
      ]
    : [];
}
