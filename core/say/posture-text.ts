import type { DnsFinding, Severity } from "../dns/finding.ts";
import type { Colour, DomainPosture } from "../dns/posture.ts";
import type { Lang, Text } from "../text.ts";
import { formLines } from "./records-text.ts";
import { visible } from "./visible.ts";

/** The colour in a word, with what it means. */
export const colours: Readonly<Record<Colour, Text>> = {
  green: { fr: "vert : tout y est", en: "green: all is there" },
  orange: { fr: "orange : cela marche, mais inspire moins confiance", en: "orange: it works, but is trusted less" },
  red: { fr: "rouge : à corriger", en: "red: to be mended" },
  unknown: { fr: "inconnu : personne n'a répondu", en: "unknown: nobody answered" },
};

export const lamps: Readonly<Record<Colour, string>> = { green: "🟢", orange: "🟠", red: "🔴", unknown: "⚪" };

const marks: Readonly<Record<Severity, string>> = { red: "✗", orange: "!", advice: "+", note: "·" };

const found: Text = { fr: "ce qui s'y trouve :", en: "what is there:" };
const wanted: Text = { fr: "ce qui doit s'y trouver :", en: "what belongs there:" };

/** One domain for a terminal. */
export function postureLines({ facts, colour, findings }: DomainPosture, lang: Lang): readonly string[] {
  return [
    `${lamps[colour]} ${facts.display ?? facts.domain} — ${colours[colour][lang]}`,
    ...findings.flatMap((one) => findingLines(facts.domain, one, lang)),
  ].map(visible);
}

function findingLines(domain: string, one: DnsFinding, lang: Lang): readonly string[] {
  return [
    `   ${marks[one.severity]} ${one.text[lang]}`,
    ...(one.found.length === 0 ? [] : [`       ${found[lang]}`, ...one.found.map((line) => `         ${line}`)]),
    ...(one.wanted.length === 0
      ? []
      : [`       ${wanted[lang]}`, ...formLines(domain, one.wanted, lang).map((line) => `         ${line}`)]),
  ];
}

/** For a machine. Keys keep their meaning; new ones may come. */
export function postureJson({ facts, colour, findings }: DomainPosture) {
  return {
    domain: facts.domain,
    dns: facts.dns,
    colour,
    findings: findings.map(({ severity, about, text, found: there, wanted: records }) => ({
      severity,
      about,
      text,
      found: there,
      wanted: records.map(({ name, type, value }) => ({ name, type, value })),
    })),
  };
}
