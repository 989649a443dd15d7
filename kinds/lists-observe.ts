import { Script } from "../remote/sh.ts";
import type { ListFacts, ListsState } from "./lists-state.ts";
import { mailParser, rowsOf } from "./mail-facts.ts";
import { shipped } from "./shipped.ts";
import { parsedOnce, rowsOf as linesOf, wordsOf, type Rows } from "./survey-rows.ts";

export const listsSurvey = new Script(["mail/read.sh", "lists/settings.sh", "lists/survey.sh"].map(shipped).join(""));

const parseMail = mailParser();
const parseSettings = parsedOnce((survey) => settingsIn(linesOf(survey)));

/** Absent when the domain has no list that is open. */
export function observeLists(survey: string, id: string, expected?: ListsState): ListsState | undefined {
  const facts = parseMail(survey);
  const [member = "", domain = ""] = id.split("/");
  const login = expected?.login ?? facts.domains.get(domain)?.login;
  const open = rowsOf(facts, member, domain).filter(({ state }) => state !== "closed");
  if (login === undefined || open.length === 0) return undefined;
  const settings = parseSettings(survey);
  return {
    member,
    login,
    domain,
    lists: Object.fromEntries(
      open.map(({ address = "", local = "", state = "" }) => [
        // A row whose parts disagree was made by hand: it is shown by its whole address.
        String(address === `${String(local)}@${domain}` ? local : address),
        { state: String(state), ...(settings.get(String(address)) ?? nothing) },
      ]),
    ),
  };
}

export type Settings = Omit<ListFacts, "state">;

/** Of a list that is declared, and that Mailman does not have. */
export const nothing: Settings = {
  lang: "",
  archive: "",
  owners: [],
  ownersMessages: "",
  messages: "",
  strangersMessages: "",
  joining: "",
  listed: "",
};

/** By address. */
export function settingsIn(lines: Rows): ReadonlyMap<string, Settings> {
  const owners = Map.groupBy(wordsOf(lines, "owner"), ([address = ""]) => address);
  return new Map(
    wordsOf(lines, "list").map(([address = "", ...columns]) => [
      address,
      settingsOf(columns, owners.get(address) ?? []),
    ]),
  );
}

// How Mailman 3.3.8 writes them (mailman.interfaces.action, archiver, mailinglist), 2026-11.
const archives = ["none", "members", "public"];
const actions = ["held", "refused", "discarded", "posted unseen", "posted"];
const policies = ["free", "confirmed", "approved", "confirmed, then approved"];

function settingsOf(
  [lang = "", archive = "", messages = "", strangers = "", joining = "", listed = "", isShut = ""]: readonly string[],
  owners: readonly (readonly string[])[],
): Settings {
  const name = (names: readonly string[], number: string) => names[Number(number)] ?? number;
  return {
    lang,
    archive: name(archives, archive),
    owners: owners.map(([, email = ""]) => email).sort(),
    ownersMessages: owners.every(([, , mayPost]) => mayPost === "1") ? "posted" : "held or refused",
    messages: name(actions, messages),
    strangersMessages: name(actions, strangers),
    joining: isShut === "1" ? "nobody" : name(policies, joining),
    listed: listed === "1" ? "yes" : "no",
  };
}
