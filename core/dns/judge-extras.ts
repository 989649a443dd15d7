import { isKnown, valuesOf } from "./answers.ts";
import type { Evidence } from "./evidence.ts";
import type { ExpectedRecord, Purpose } from "./expected.ts";
import { finding, type DnsFinding, type Severity } from "./finding.ts";
import type { Text } from "../text.ts";

/** What makes life easier or mail safer; nothing fails without. */
const extras: Partial<Readonly<Record<Purpose, readonly [Severity, Text]>>> = {
  clients: [
    "advice",
    {
      fr: "Les programmes de courriel ne trouvent pas seuls leurs réglages : chacun devra taper le nom des serveurs.",
      en: "Mail programs do not find their settings by themselves: everybody has to type the names of the servers.",
    },
  ],
  "mta-sts": [
    "orange",
    {
      fr: "MTA-STS n'est pas annoncé : un tiers sur le chemin peut encore faire passer le courriel en clair.",
      en: "MTA-STS is not announced: somebody on the way can still have mail sent in clear.",
    },
  ],
  "tls-rpt": [
    "advice",
    {
      fr: "TLS-RPT manque : si le chiffrement échoue chez d'autres, personne ne vous le dira.",
      en: "TLS-RPT is missing: if encryption fails at other servers, nobody will tell you.",
    },
  ],
};

/** One finding for each sort. */
export function judgeExtras(evidence: Evidence): readonly DnsFinding[] {
  const { answers, expected } = evidence;
  const byPurpose = Map.groupBy(expected, ({ purpose }) => purpose);
  const known = Object.entries(extras).flatMap(([purpose, [severity, text]]) => {
    // The keys of the table are purposes; Object.entries forgets it.
    const missing = (byPurpose.get(purpose as Purpose) ?? []).filter((one) => isMissing(one, evidence));
    return missing.length === 0 ? [] : [finding(severity, purpose as Purpose, text, { wanted: missing })];
  });
  return [...known, ...judgeCaa(byPurpose.get("caa") ?? [], valuesOf(answers(evidence.facts.domain, "CAA")))];
}

/** A name that belongs to another by CNAME is good when it leads to the server, by whatever way. */
function isMissing({ name, type, value }: ExpectedRecord, { answers, network }: Evidence): boolean {
  const answer = answers(name, type === "CNAME" ? "A" : type);
  if (!isKnown(answer)) return false;
  // "Not offered" is courtesy; what is not there is not offered either.
  if (type === "SRV" && value.endsWith(" .")) return false;
  const found = valuesOf(answer);
  return type === "CNAME" ? !network.ipv4.some((address) => found.includes(address)) : !found.includes(value);
}

/** No CAA lets every authority issue; one that does not name ours stops the padlock from being renewed. */
function judgeCaa(wanted: readonly ExpectedRecord[], found: readonly string[]): readonly DnsFinding[] {
  const issuers = found.filter((value) => value.includes(" issue "));
  if (wanted.length === 0 || issuers.length === 0) return [];
  if (wanted.some(({ value }) => issuers.includes(value))) return [];
  return [
    finding(
      "red",
      "caa",
      {
        fr: "Le CAA interdit notre autorité de certification : le cadenas (https) ne pourra pas être renouvelé.",
        en: "The CAA forbids our certificate authority: the padlock (https) cannot be renewed.",
      },
      { found: found.map((value) => `CAA ${value}`), wanted },
    ),
  ];
}
