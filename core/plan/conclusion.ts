import type { Text } from "../text.ts";
import type { PlanAnswer } from "./answer.ts";
import type { WeighedChange } from "./compare.ts";
import type { Kind } from "./kinds.ts";
import type { Weight } from "./weight.ts";

/** Who must agree before a change of that weight is merged (member-file §5.4). */
export const approvals: Readonly<Record<Weight, Text>> = {
  automatique: { fr: "1 coordination technique", en: "1 technical coordinator" },
  décision: {
    fr: "1 coordination technique et 1 coordination sociale",
    en: "1 technical and 1 social coordinator",
  },
  danger: {
    fr: "1 coordination technique et 1 coordination sociale, puis 24 h de réflexion",
    en: "1 technical and 1 social coordinator, then 24 h to think it over",
  },
};

/** When the change is felt. */
export function delayText({ changes, notProvided }: PlanAnswer): Text {
  if (changes.every(({ kind }) => paper.has(kind))) return { fr: "aucun sur le serveur", en: "none on the server" };
  if (changes.every(({ member }) => member.id === undefined))
    return { fr: "aucun avant l'admission", en: "none before admission" };
  if (notProvided?.blocks === true)
    return {
      fr: "aucun tant que ces fichiers demandent ce que konbit ne fournit pas encore",
      en: "none as long as these files ask for what konbit does not provide yet",
    };
  return { fr: "moins de 10 min après l'application", en: "less than 10 min after it is applied" };
}

/** What only people read. */
const paper: ReadonlySet<Kind> = new Set(["identity", "contact", "maintainer", "note", "request"] satisfies Kind[]);

/** Whom the change touches, and that it touches nobody else. */
export function touchedText(changes: readonly WeighedChange[]): Text {
  const count = new Set(changes.map(({ member }) => member.id ?? member.slug)).size;
  return count === 1
    ? { fr: "Aucun autre membre touché", en: "No other member is touched" }
    : { fr: `${count} membres touchés, aucun autre`, en: `${count} members are touched, no other` };
}
