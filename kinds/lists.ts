import { lines, Script, sh } from "../remote/sh.ts";
import type { Kind } from "./kind.ts";
import { listsSurvey, observeLists } from "./lists-observe.ts";
import { listFacts, ListsInputs, type ListsState } from "./lists-state.ts";
import { wantedText } from "./mail-wanted.ts";
import { domainId } from "./names.ts";
import { shipped } from "./shipped.ts";

/**
 * All mailing lists of a domain: what is declared of them. Who has joined, and every setting that no file speaks of, is their owners'.
 * A list that is in the set no more is closed and kept whole; back in the set it has the same people and archives.
 */
export const lists: Kind<ListsState, ListsInputs> = {
  token: "konbit:index:Lists",
  inputs: ListsInputs,
  identity: ["member", "domain"],
  secrets: [],
  desired: (inputs) => ({
    ...inputs,
    lists: Object.fromEntries(Object.entries(inputs.lists).map(([local, list]) => [local, listFacts(list)])),
  }),
  id: domainId,
  survey: listsSurvey,
  observe: observeLists,
  ensure: (states) => batch(states, "lists_ensure"),
  retire: (states) =>
    batch(
      states.map((state) => ({ ...state, lists: {} })),
      "lists_retire",
    ),
};

function batch(states: readonly ListsState[], settle: string): Script {
  const calls = states.map((state) => {
    return sh`mail_item ${domainId(state)} ${[state.login, state.domain, wantedText(state, state.lists)]}`;
  });
  return lines([library, ...calls, new Script(settle), new Script("finish")]);
}

const library = lines([
  ...["lib.sh", "quarantine.sh", "mail/write.sh", "lists/apply.sh", "lists/lists.sh"].map(
    (name) => new Script(shipped(name)),
  ),
  sh`close_sql=${shipped("lists/close.sql")}`,
  sh`open_sql=${shipped("lists/open.sql")}`,
  sh`apply_py=${shipped("lists/rest.py") + shipped("lists/apply.py")}`,
]);
