import { styleText } from "node:util";
import type { Severity } from "../../core/problem.ts";

const colours = { error: "red", warning: "yellow", notice: "cyan" } as const;

/** Colours the word for a severity, on a terminal. */
export function paint(severity: Severity, word: string): string {
  return styleText(colours[severity], word);
}
