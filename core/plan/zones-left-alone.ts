import type { Member } from "../member/member.ts";
import type { Rules } from "../rules.ts";
import type { Text } from "../text.ts";
import { isProvisioned } from "./plan.ts";
import { domainFacts } from "./zones.ts";

/** Names the domains with `dns: managed` whose zone konbit does not make, since AlternC has the name server; absent: none. */
export function zonesLeftAlone(members: readonly Member[], { backend }: Pick<Rules, "backend">): Text | undefined {
  if (backend !== "alternc") return undefined;
  const domains = members
    .filter(isProvisioned)
    .flatMap((member) => domainFacts(member))
    .filter(({ dns }) => dns === "managed")
    .map(({ domain, display = domain }) => display)
    .sort();
  if (domains.length === 0) return undefined;
  const names = domains.join(", ");
  return {
    fr: `avis : konbit ne touche pas à ces zones (dns: managed), qui sont l'affaire d'AlternC : ${names}. Un domaine neuf n'a pas de zone avant qu'on ne la demande dans le panneau d'AlternC.`,
    en: `notice: konbit does not touch these zones (dns: managed), which AlternC has: ${names}. A new domain has no zone until somebody asks for it in AlternC's panel.`,
  };
}
