import type { MailLinksState } from "./mail-links-state.ts";
import { factsOf, packagesOf, rowsOf, servicesOf } from "./survey-rows.ts";

/** Absent when no file of it is there. */
export function observeMailLinks(survey: string): MailLinksState | undefined {
  const rows = rowsOf(survey);
  const files = factsOf(rows, "file");
  if (files.length === 0) return undefined;
  const [inputs = ""] = factsOf(rows, "inputs")[0] ?? [];
  const [, host = "", from = ""] = /^\{"host":"([^"]*)","from":"([^"]*)"\}$/.exec(inputs) ?? [];
  return {
    host,
    from,
    packages: packagesOf(rows),
    files: Object.fromEntries(files),
    modes: Object.fromEntries(factsOf(rows, "mode")),
    services: servicesOf(rows),
    page: Object.fromEntries(factsOf(rows, "page")),
  };
}
