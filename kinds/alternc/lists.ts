import { lines, Script, sh } from "../../remote/sh.ts";
import type { Kind } from "../kind.ts";
import { nothing, settingsIn } from "../lists-observe.ts";
import { lists as native } from "../lists.ts";
import type { ListsInputs, ListsState } from "../lists-state.ts";
import { wantedText } from "../mail-wanted.ts";
import { domainId } from "../names.ts";
import { shipped } from "../shipped.ts";
import { parsedOnce, wordsOf } from "../survey-rows.ts";
import { batch } from "./driver.ts";
import { alterncIn, alterncSurvey, facts, listsFound } from "./survey.ts";

/** All mailing lists of a domain that member files declare, of AlternC's own Mailman; those made in AlternC's panel stay. */
export const lists: Kind<ListsState, ListsInputs> = {
  ...native,
  survey: alterncSurvey,
  observe,
  ensure: (states) => work("ensure", states),
  retire: (states) =>
    work(
      "retire",
      states.map((state) => ({ ...state, lists: {} })),
    ),
};

function work(op: "ensure" | "retire", states: readonly ListsState[]): Script {
  const things = states.map(({ member, login, domain, lists: all }) => ({
    id: domainId({ member, domain }),
    login,
    domain,
    lists: Object.fromEntries(
      Object.entries(all).map(
        ([
          local,
          {
            state,
            owners: [owner = ""],
          },
        ]) => [local, { state, owner }],
      ),
    ),
  }));
  const calls = states.map(
    (state) => sh`mail_item ${domainId(state)} ${[state.login, state.domain, wantedText(state, state.lists)]}`,
  );
  return batch(op, "lists", things, [], { then: [library, ...calls, new Script("alternc_lists")] });
}

const library = lines([
  facts,
  listsFound,
  ...["lists/apply.sh", "alternc/lists.sh"].map((name) => new Script(shipped(name))),
  sh`apply_py=${shipped("lists/rest.py") + shipped("lists/apply.py")}`,
]);

/** Addresses by which a list is written to, in AlternC's table. */
const roles = [
  "",
  "-request",
  "-owner",
  "-admin",
  "-bounces",
  "-confirm",
  "-join",
  "-leave",
  "-subscribe",
  "-unsubscribe",
];

function observe(survey: string, id: string, expected?: ListsState): ListsState | undefined {
  const alternc = alterncIn(survey);
  const [member = "", domain = ""] = id.split("/");
  const declared = alternc.declared("Lists", id);
  const login = expected?.login ?? alternc.loginOf("Account", member);
  if (login === undefined || declared.size === 0) return undefined;
  const { settings, actions } = parsed(survey);
  const addresses = new Set(
    (alternc.domain(login, domain)?.addresses ?? [])
      .filter(({ type, isOpen, isBox }) => type === "mailman" && isOpen && isBox)
      .map(({ local }) => local),
  );
  const found = [...declared.keys()].flatMap((local) => {
    const action = actions.get(`${local}@${domain}`);
    if (action === undefined) return [];
    const open = roles.filter((role) => addresses.has(`${local}${role}`)).length;
    const closed = roles.filter((role) => addresses.has(`${local}${role}.konbit-closed`)).length;
    const state = action !== "OK" ? "waits for AlternC" : stateOf(open, closed);
    return [[local, { state, ...(settings.get(`${local}@${domain}`) ?? nothing) }] as const];
  });
  return { member, login, domain, lists: Object.fromEntries(found) };
}

function stateOf(open: number, closed: number): string {
  if (open === roles.length) return "active";
  return open === 0 && closed === roles.length ? "frozen" : "not all of its addresses take mail";
}

const parsed = parsedOnce((survey) => {
  const { rows } = alterncIn(survey);
  return {
    settings: settingsIn(rows),
    actions: new Map(
      wordsOf(rows, "mailman").map(([domain = "", local = "", action = ""]) => [`${local}@${domain}`, action]),
    ),
  };
});
