import { Script } from "../remote/sh.ts";
import { shipped } from "./shipped.ts";
import { factsOf, parsedOnce, rowsOf } from "./survey-rows.ts";

const report = shipped("certificates/report.sh");

/** A survey that shows in its `@REPORT@` place how each name's certificate is. */
export const withReport = (survey: Script): Script => new Script(survey.text.replace("@REPORT@", () => report));

/**
 * How the certificate of each of these names is: `managed`, which a renewal does not change, or what is wrong with it.
 * The survey is one kind's, told by `withReport`; each kind has a parser of its own.
 */
export function certificatesParser(): (survey: string, names: readonly string[]) => Record<string, string> {
  const parsed = parsedOnce((survey) => new Map(factsOf(rowsOf(survey), "tls")));
  return (survey, names) => {
    const found = parsed(survey);
    return Object.fromEntries(names.map((name) => [name, found.get(name) ?? "waits: not asked for yet"]));
  };
}

/** What all of them must be. */
export const managed = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, "managed"]));
