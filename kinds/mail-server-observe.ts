import { Script, sh } from "../remote/sh.ts";
import type { MailServerState } from "./mail-server-state.ts";
import { shipped } from "./shipped.ts";
import { factsOf, packagesOf, rowsOf } from "./survey-rows.ts";

/** Made for what a mail server has: which packages, groups and paths to look at. */
export function mailServerSurvey(state: MailServerState): Script {
  const words = (facts: Readonly<Record<string, string>>) => sh`${Object.keys(facts)}`.text;
  return new Script(
    shipped("mail/server-survey.sh")
      .replace("@PACKAGES@", words(state.packages))
      .replace("@GROUPS@", words(state.groups))
      .replace("@PATHS@", words(state.modes)),
  );
}

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
    modes: facts("mode"),
  };
}

const sorted = (members: string) => members.split(",").sort().join(" ");

function tablesOf(columns: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  const tables: Record<string, string> = {};
  for (const [table, column] of columns) tables[table] = `${tables[table] ?? ""} ${column}`.trim();
  return tables;
}
