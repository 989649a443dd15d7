import type { ListServerState } from "./list-server-state.ts";
import { factsOf, packagesOf, rowsOf, servicesOf, wordsOf } from "./survey-rows.ts";

/** Absent on a server without the databases of lists. */
export function observeListServer(survey: string): ListServerState | undefined {
  const rows = rowsOf(survey);
  const facts = (what: string) => Object.fromEntries(factsOf(rows, what));
  const databases = facts("database");
  if (Object.keys(databases).length === 0) return undefined;
  const [inputs = ""] = factsOf(rows, "inputs")[0] ?? [];
  const [, host = "", from = ""] = /^\{"host":"([^"]*)","from":"([^"]*)"\}$/.exec(inputs) ?? [];
  return {
    host,
    from,
    admins: wordsOf(rows, "admin").map(([email = ""]) => email),
    packages: packagesOf(rows),
    files: facts("file"),
    // Certificates of other names are shown as well.
    modes: Object.fromEntries(
      factsOf(rows, "mode").filter(
        ([path]) => !path.startsWith("/etc/konbit/tls/") || path.startsWith(`/etc/konbit/tls/${host}/`),
      ),
    ),
    databases,
    access: facts("access")["list"] ?? "",
    secrets: facts("secret"),
    services: servicesOf(rows),
    page: facts("page"),
  };
}
