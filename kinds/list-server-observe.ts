import { Script, sh } from "../remote/sh.ts";
import type { ListServerState } from "./list-server-state.ts";
import { shipped } from "./shipped.ts";
import { factsOf, packagesOf, rowsOf, servicesOf, wordsOf } from "./survey-rows.ts";

/** Made for what the list server has: which packages, files and paths to look at. */
export function listServerSurvey(state: ListServerState): Script {
  const words = (facts: Readonly<Record<string, string>>) => sh`${Object.keys(facts)}`.text;
  return new Script(
    shipped("lists/server-survey.sh")
      .replace("@PACKAGES@", words(state.packages))
      .replace("@PATHS@", words(state.modes))
      .replace("@FILES@", words(state.files))
      .replace("@UNITS@", sh`${Object.keys(state.services).map((name) => `${name}.service`)}`.text),
  );
}

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
    modes: facts("mode"),
    databases,
    access: facts("access")["list"] ?? "",
    secrets: facts("secret"),
    services: servicesOf(rows),
    page: facts("page"),
  };
}
