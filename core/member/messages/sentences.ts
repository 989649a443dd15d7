import type { ProblemCode } from "../../problem.ts";
import type { Text } from "../../text.ts";

/** A table of codes: each makes its sentence, whole in both languages, from the values it speaks of. */
export type Sentences = Record<ProblemCode, (values: never) => Text>;

/** A value of the file inside a sentence: cut when it is long. */
export function shown(value: string): string {
  const characters = Array.from(value);
  return characters.length > 60 ? `${characters.slice(0, 57).join("")}…` : value;
}
