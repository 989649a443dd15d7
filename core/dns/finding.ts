import type { Text } from "../text.ts";
import type { ExpectedRecord, Purpose } from "./expected.ts";

/**
 * red: mail or a site does not arrive, or anybody can write in the domain's name. orange: it works, and others trust it less.
 * advice: better with it. note: could not be looked at.
 */
export const severities = ["red", "orange", "advice", "note"] as const;
export type Severity = (typeof severities)[number];

/** What is not as it belongs in the DNS of a domain. */
export interface DnsFinding {
  readonly severity: Severity;
  readonly about: Purpose | "delegation" | "signing";
  /** What is so, and why it matters. */
  readonly text: Text;
  /** What is there, as a zone file has it, without the name; empty: nothing. */
  readonly found: readonly string[];
  /** What belongs there. */
  readonly wanted: readonly ExpectedRecord[];
}

export function finding(
  severity: Severity,
  about: DnsFinding["about"],
  text: Text,
  { found = [], wanted = [] }: Partial<Pick<DnsFinding, "found" | "wanted">> = {},
): DnsFinding {
  return { severity, about, text, found, wanted };
}
