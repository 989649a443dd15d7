import type { MailServerState } from "./mail-server-state.ts";
import { factsOf, filesOf, packagesOf, rowsOf, servicesOf } from "./survey-rows.ts";

type Facts = Readonly<Record<string, string>>;

/** Absent on a server that has no mail yet. */
export function observeMailServer(survey: string, expected?: MailServerState): MailServerState | undefined {
  const rows = rowsOf(survey);
  const facts = (what: string) => Object.fromEntries(factsOf(rows, what));
  const users = facts("user");
  if (Object.keys(users).length === 0) return undefined;
  return {
    host: expected?.host ?? "",
    packages: packagesOf(rows),
    users,
    groups: Object.fromEntries(factsOf(rows, "group").map(([name, members]) => [name, sorted(members)])),
    tables: tablesOf(factsOf(rows, "column")),
    files: filesOf(rows),
    door: facts("door")["mail"] ?? "open",
    services: postfixOf(servicesOf(rows)),
    modes: Object.fromEntries(factsOf(rows, "mode").filter(([path]) => isOfServer(path, expected?.host))),
  };
}

/** Debian's postfix.service starts at boot and does nothing else: what runs is its instance, which starts with it. */
function postfixOf({ postfix = "", "postfix@-": instance = "", ...others }: Facts): Facts {
  return { ...others, postfix: `${instance.split(",")[0] ?? ""},${postfix.split(",")[1] ?? ""}` };
}

/** Certificates of domains are shown as well, and are not the server's. */
const isOfServer = (path: string, host = "") =>
  !path.startsWith("/etc/konbit/tls/") || path.startsWith(`/etc/konbit/tls/${host}/`);

const sorted = (members: string) => members.split(",").sort().join(" ");

function tablesOf(columns: readonly (readonly [string, string])[]): Facts {
  const tables: Record<string, string> = {};
  for (const [table, column] of columns) tables[table] = `${tables[table] ?? ""} ${column}`.trim();
  return tables;
}
