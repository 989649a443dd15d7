import { finding } from "../member/messages/index.ts";
import { suggest } from "../member/suggest.ts";
import type { Finding } from "../problem.ts";
import type { Around, Field, Values } from "./thing.ts";

/** An answer as it is written: without the spaces around it, its letters in one piece (NFC). */
export function tidy(answer: string): string {
  return answer.normalize("NFC").replace(/^\s+|\s+$/gu, "");
}

/** The questions to ask beside these answers. */
export function asked(fields: readonly Field[], values: Values, around: Around): readonly Field[] {
  return fields.filter((field) => field.isAsked?.(values, around) !== false);
}

/**
 * Only the answers to questions that are asked, and that say something: what was chosen before another answer changed is
 * forgotten, and so is a choice that the file means without a word.
 */
export function relevant(fields: readonly Field[], values: Values, around: Around): Values {
  return Object.fromEntries(
    asked(fields, values, around).flatMap((field) => {
      const value = tidy(values[field.name] ?? "");
      const isUnsaid = !field.isRequired && value === field.choices?.(around)[0]?.value;
      return value === "" || isUnsaid ? [] : [[field.name, value]];
    }),
  );
}

/** What is wrong with one answer, in the words of `konbit check`. */
export function mistake(field: Field, values: Values, around: Around): Finding | undefined {
  const value = tidy(values[field.name] ?? "");
  if (value === "") return field.isRequired ? finding("K0320") : undefined;
  const known = field.choices?.(around).map((choice) => choice.value) ?? [];
  if (known.length > 0 && !known.includes(value)) {
    const right = suggest(value, known);
    return finding("K0204", { value, known, ...(right === undefined ? {} : { right }) });
  }
  return field.check?.(value, values);
}

/** All that is wrong, by field. */
export function mistakes(fields: readonly Field[], values: Values, around: Around): ReadonlyMap<string, Finding> {
  return new Map(
    asked(fields, values, around).flatMap((field): [string, Finding][] => {
      const found = mistake(field, values, around);
      return found ? [[field.name, found]] : [];
    }),
  );
}
