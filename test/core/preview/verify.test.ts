import { expect, test } from "vitest";
import type { MemberPlan, Plan } from "../../../core/plan/plan.ts";
import type { SitePlan } from "../../../core/plan/sites.ts";
import { approvedThings } from "../../../core/preview/approved.ts";
import type { Folded, Thing } from "../../../core/preview/fold.ts";
import { differenceLines, verifyPlan } from "../../../core/preview/verify.ts";

const member = { id: "m-0002", name: "Radio Rivage", slug: "radio-rivage" };
const www: SitePlan = {
  member: "m-0002",
  login: "radiorivage",
  name: "www",
  host: "www.radio.example",
  aliases: [],
  domains: [],
  app: "static",
  docroot: "",
  state: "active",
  hasDatabase: false,
};

function planWith(...sites: readonly SitePlan[]): Plan {
  const account = {
    member: "m-0002",
    login: "radiorivage",
    name: "Radio Rivage",
    quotaBytes: 1,
    memoryBytes: 1,
    cpuWeight: 100,
    tasks: 1,
  };
  const plan: MemberPlan = { ...member, lang: "fr", account, sites, mail: { domains: [] }, zones: [] };
  return { members: [plan] };
}

const thing = (part: Partial<Thing>): Thing => ({
  effect: "changes",
  name: "m-0002/www/site",
  type: "konbit:index:Site",
  inputs: { host: "www.radio.example" },
  facts: [],
  isMissing: false,
  ...part,
});
const own = (...things: readonly Thing[]): Folded => ({ member, things });

/** What differs when people approved that the site is suspended. */
function differences(...groups: readonly Folded[]) {
  const approved = approvedThings(planWith(www), planWith({ ...www, state: "suspended" }));
  return verifyPlan(approved, groups).map(({ kind, text }) => `${kind}: ${text.en}`);
}

test("what was approved, and nothing else, is no difference", () => {
  expect(differences(own(thing({})))).toEqual([]);
});

test("a thing that the plan does not name stops", () => {
  const account = thing({ name: "m-0002/account", type: "konbit:index:Account", inputs: { login: "radiorivage" } });
  expect(differences(own(thing({}), account))).toEqual([
    "unexpected: Radio Rivage (radio-rivage): ~ account radiorivage",
  ]);
});

test("the server that all share is named by no request, so touching it stops", () => {
  const platform = thing({ name: "server/platform", type: "konbit:index:Platform" });
  expect(differences(own(thing({})), { things: [platform] })).toEqual([
    "unexpected: The server, for everybody: ~ base of the server (packages, disks, Apache, PHP, MariaDB)",
  ]);
});

test("another member's site is named as theirs", () => {
  const other: Folded = {
    member: { id: "m-0001", name: "Racine", slug: "racine" },
    things: [thing({ name: "m-0001/www/site" })],
  };
  expect(differences(own(thing({})), other)).toEqual(["unexpected: Racine (racine): ~ site www.radio.example"]);
});

test("what somebody changed by hand is drift", () => {
  const byHand = thing({ name: "m-0002/account", facts: [{ key: "user.shell", found: "/bin/sh", isDrift: true }] });
  const gone = thing({ effect: "appears", name: "m-0002/blog/site", isMissing: true });
  const kinds = differences(own(thing({}), byHand, gone)).map((line) => line.split(":")[0]);
  expect(kinds).toEqual(["drift", "drift"]);
});

test("a thing of which only a part is drift is more than drift", () => {
  const facts = [
    { key: "user.shell", isDrift: true },
    { key: "quota", isDrift: false },
  ];
  expect(differences(own(thing({}), thing({ name: "m-0002/account", facts })))[0]).toMatch(/^unexpected/);
});

test("what was approved and would not be done stops too", () => {
  expect(differences()).toEqual(["absent: Radio Rivage (radio-rivage) : m-0002/www/site"]);
});

test("stopping a site when its suspension was approved is something else", () => {
  expect(differences(own(thing({ effect: "stops" })))[0]).toMatch(/^other: /);
});

test("a database that a site asks for brings its password along", () => {
  const approved = approvedThings(planWith(www), planWith({ ...www, hasDatabase: true }));
  expect([...approved].map(([name, { effect }]) => `${effect} ${name}`)).toEqual([
    "appears m-0002/www/database-password",
    "changes m-0002/www/site",
  ]);
});

test("every kind of difference has its title, once", () => {
  const lines = differenceLines([
    { kind: "drift", text: { fr: "a", en: "a" } },
    { kind: "drift", text: { fr: "b", en: "b" } },
  ]);
  expect(lines.map(({ en }) => en)).toEqual([
    "Somebody changed this by hand on the server; the engine would put it back as the files say:",
    "  a",
    "  b",
  ]);
});
