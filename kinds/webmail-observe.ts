import { factsOf, packagesOf, rowsOf, servicesOf } from "./survey-rows.ts";
import type { WebmailState } from "./webmail-state.ts";

/** Absent when no file of it is there. Its names are in its files. */
export function observeWebmail(survey: string, expected?: WebmailState): WebmailState | undefined {
  const rows = rowsOf(survey);
  const files = factsOf(rows, "file");
  if (files.length === 0) return undefined;
  const { host = "", mailHost = "" } = expected ?? {};
  return {
    host,
    mailHost,
    packages: packagesOf(rows),
    files: Object.fromEntries(files),
    modes: Object.fromEntries(factsOf(rows, "mode").filter(([path]) => isOfWebmail(path, host))),
    services: servicesOf(rows),
    page: Object.fromEntries(factsOf(rows, "page")),
  };
}

/** Certificates of mail hosts are shown as well, and are not the webmail's. */
const isOfWebmail = (path: string, host: string) =>
  !path.startsWith("/etc/konbit/tls/") || path.startsWith(`/etc/konbit/tls/${host}/`);
