import type { Rules } from "../rules.ts";
import type { Text } from "../text.ts";
import type { Label } from "./labels.ts";

/** Who has to consent before a request is merged (member-file §5.4), with the names that the konbit's rules give. */
export function approvals(labels: readonly Label[], author: string, { coordinators }: Rules): Text {
  const [heaviest] = labels;
  // Nobody approves their own request.
  const [technical, social] = [coordinators.technical, coordinators.social].map((names) =>
    names.filter((name) => name !== author),
  );
  const [tech, soc] = [among(technical), among(social)];
  if (heaviest === undefined)
    return {
      fr: "Rien à décider : aucune valeur ne change.",
      en: "Nothing to decide: no value changes.",
    };
  if (heaviest.name === "automatique")
    return {
      fr: `À approuver par : 1 personne de la coordination technique${tech}.`,
      en: `To be approved by: 1 technical coordinator${tech}.`,
    };
  if (heaviest.name === "danger")
    return {
      fr: `À approuver par : 1 personne de la coordination technique${tech} et 1 de la coordination sociale${soc}, puis 24 h d'attente.`,
      en: `To be approved by: 1 technical coordinator${tech} and 1 social coordinator${soc}, then 24 hours of waiting.`,
    };
  return {
    fr: `À approuver par : 1 personne de la coordination technique${tech} et 1 de la coordination sociale${soc}.`,
    en: `To be approved by: 1 technical coordinator${tech} and 1 social coordinator${soc}.`,
  };
}

/** " (luce, omar)" */
function among(names: readonly string[] = []): string {
  return names.length === 0 ? "" : ` (${names.join(", ")})`;
}
