import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { AlterncAddress, AlterncState } from "../../../core/adopt/alternc-state.ts";
import { lists } from "../../../kinds/alternc/lists.ts";
import { differences } from "../leaves.ts";
import { list } from "../lists-ground.ts";

const domain = "racine-commune.example";
const inputs = {
  member: "m-0003",
  login: "racine",
  domain,
  lists: { equipe: list({ owners: ["awa@racine.example"] }) },
};
const desired = lists.desired(inputs);
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
const open = roles.map((role) => `equipe${role}`);
const mailman = [
  `mailman\t${domain}\tequipe\tOK`,
  `list\tequipe@${domain}\tfr\t1\t4\t0\t1\t1\t0`,
  `owner\tequipe@${domain}\tawa@racine.example\t1`,
];

/** What differs where AlternC has these addresses of the list, and Mailman this. */
function drift(locals: readonly string[], rows: readonly string[], change: Partial<AlterncAddress> = {}) {
  const state = JSON.parse(readFileSync(new URL("observed.json", import.meta.url), "utf8")) as AlterncState;
  const addresses = locals.map((local): AlterncAddress => {
    const plain = { local, type: "mailman", isBox: true, isOpen: true, isLeaving: false, quota: 0, recipients: [] };
    return { ...plain, ...change };
  });
  const declared = { kind: "Lists", thing: `m-0003/${domain}`, part: "equipe", isOpen: true, facts: {} };
  const accounts = state.accounts.map((account) => ({
    ...account,
    domains: account.domains.map((one) => ({ ...one, addresses: [...one.addresses, ...addresses] })),
  }));
  const survey = JSON.stringify({ ...state, accounts, declared: [...state.declared, declared] });
  return differences(desired, lists.observe(`${survey}\n${rows.join("\n")}\n`, lists.id(desired), desired));
}

test("a list is as wanted when AlternC has all of its addresses, and Mailman what the file says", () => {
  expect(drift(open, mailman)).toEqual([]);
});

test.each([
  ["an address is disabled", drift(open, mailman, { isOpen: false }), "not all of its addresses take mail"],
  ["an address is somebody's box", drift(open, mailman, { type: "" }), "not all of its addresses take mail"],
  ["an address is gone", drift(open.slice(1), mailman), "not all of its addresses take mail"],
  [
    "all are closed",
    drift(
      open.map((local) => `${local}.konbit-closed`),
      mailman,
    ),
    "frozen",
  ],
  ["AlternC has not made it yet", drift(open, [`mailman\t${domain}\tequipe\tCREATE`]), "waits for AlternC"],
])("where %s, its state says so", (_, found, words) => {
  expect(found).toContain(`lists.equipe.state: "active" ≠ "${words}"`);
});

test("one that AlternC has no more is missing as a whole, and one that Mailman has no more has nothing", () => {
  expect(drift(open, mailman.slice(1)).join()).toMatch(/^lists\.equipe/);
  expect(drift(open, mailman.slice(0, 1))).toContain('lists.equipe.lang: "fr" ≠ ""');
});
