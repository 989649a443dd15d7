import type { Evidence } from "./evidence.ts";
import { judgeDelegation } from "./judge-delegation.ts";
import { judgeExtras } from "./judge-extras.ts";
import { judgeForwards } from "./judge-forwards.ts";
import { judgeMail } from "./judge-mail.ts";
import { judgePolicy } from "./judge-policy.ts";
import { judgeWeb } from "./judge-web.ts";
import type { DomainFacts } from "./facts.ts";
import { severities, type DnsFinding } from "./finding.ts";

/** How a domain stands for the world. unknown: nobody answered, so nothing can be said. */
export type Colour = "green" | "orange" | "red" | "unknown";

export interface DomainPosture {
  readonly facts: DomainFacts;
  readonly colour: Colour;
  /** The worst first. */
  readonly findings: readonly DnsFinding[];
}

/** What the world sees of a domain against what belongs there, in words. */
export function postureOf(evidence: Evidence): DomainPosture {
  const delegation = judgeDelegation(evidence);
  const isMute = evidence.answers(evidence.facts.domain, "SOA").state !== "answered";
  // Where the domain itself is not found, all else is missing for that one reason.
  const others = isMute
    ? []
    : [
        ...judgeMail(evidence),
        ...judgeWeb(evidence),
        ...judgeForwards(evidence),
        ...judgeExtras(evidence),
        ...judgePolicy(evidence),
      ];
  const rank = ({ severity }: DnsFinding) => severities.indexOf(severity);
  const findings = [...delegation, ...others].toSorted((a, b) => rank(a) - rank(b));
  return { facts: evidence.facts, colour: colourOf(evidence, findings), findings };
}

function colourOf({ facts, answers }: Evidence, findings: readonly DnsFinding[]): Colour {
  const [worst] = findings;
  if (worst?.severity === "red" || worst?.severity === "orange") return worst.severity;
  return answers(facts.domain, "SOA").state === "answered" ? "green" : "unknown";
}
