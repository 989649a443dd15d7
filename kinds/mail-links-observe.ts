import type { Script } from "../remote/sh.ts";
import type { MailLinksState } from "./mail-links-state.ts";
import { surveyOf } from "./shipped.ts";
import { factsOf, packagesOf, rowsOf, servicesOf } from "./survey-rows.ts";

/** Made for what the links and their page have: which packages, files and paths to look at. */
export function mailLinksSurvey({
  packages,
  modes,
  files,
}: Pick<MailLinksState, "packages" | "files" | "modes">): Script {
  return surveyOf("mail-links/survey.sh", {
    PACKAGES: Object.keys(packages),
    PATHS: Object.keys(modes),
    FILES: Object.keys(files),
  });
}

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
