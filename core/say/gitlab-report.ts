import type { Remark, Severity } from "../problem.ts";
import type { Lang } from "../text.ts";
import { fingerprints } from "./fingerprint.ts";
import { visible } from "./visible.ts";

/** One violation of a Code Quality report (GitLab's documentation, "Code Quality report format", 2026-11). */
export interface GitlabViolation {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** A Code Quality report, which GitLab shows in a merge request. */
export function gitlabReport(remarks: readonly Remark[], lang: Lang): readonly GitlabViolation[] {
  const names = fingerprints(remarks);
  return remarks.map(({ code, severity, file, line, text }, index) => ({
    description: `${visible(text[lang])} (konbit explain ${code})`,
    check_name: code,
    fingerprint: names[index] ?? "",
    severity: grade[severity],
    // The format knows no violation without a line.
    location: { path: visible(file), lines: { begin: line ?? 1 } },
  }));
}

const grade: Readonly<Record<Severity, GitlabViolation["severity"]>> = {
  error: "critical",
  warning: "minor",
  notice: "info",
};
