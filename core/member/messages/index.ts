import type { Finding } from "../../problem.ts";
import type { Text } from "../../text.ts";
import { across } from "./across.ts";
import { capacity } from "./capacity.ts";
import { lifecycle } from "./lifecycle.ts";
import { names } from "./names.ts";
import { provided } from "./provided.ts";
import { references } from "./references.ts";
import { shape } from "./shape.ts";
import { sizes } from "./sizes.ts";
import { source } from "./source.ts";

/** Every code with its sentence in both languages. A code is never given a second meaning. */
export const messages = {
  ...source,
  ...shape,
  ...names,
  ...sizes,
  ...references,
  ...lifecycle,
  ...across,
  ...capacity,
  ...provided,
};

export type Code = keyof typeof messages;

/** What a rule returns: a code and its sentence, filled in. */
export function finding<C extends Code>(code: C, ...values: Parameters<(typeof messages)[C]>): Finding {
  // Each entry takes exactly `values`; the table as a union of functions loses that.
  const sentence = messages[code] as (...values: Parameters<(typeof messages)[C]>) => Text;
  return { code, text: sentence(...values) };
}
