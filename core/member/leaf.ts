import * as z from "zod";
import type { Finding } from "../problem.ts";
import type { TextHint } from "./patterns.ts";

/** What a rule says about one written value: the value as the program uses it, or what is wrong. */
export type Parsed<Value> = { readonly value: Value } | { readonly finding: Finding };

/**
 * A text of the file with a rule of its own, as a zod schema. The finding travels in the issue's `params`; the hint is
 * for editors, by way of JSON Schema.
 */
export function leaf<Value>(parse: (text: string) => Parsed<Value>, hint: TextHint = {}) {
  const schema = z.string().transform((text, context): Value => {
    const parsed = parse(text);
    if ("value" in parsed) return parsed.value;
    context.addIssue({ code: "custom", params: { finding: parsed.finding } });
    return z.NEVER;
  });
  return schema.meta({ ...hint });
}
