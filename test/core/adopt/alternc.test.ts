import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { adopt, type Adopted } from "../../../core/adopt/alternc.ts";
import { alterncState, type AlterncAccount, type AlterncAddress } from "../../../core/adopt/alternc-state.ts";
import { readMembers } from "../../../core/member/read.ts";
import { defaultRules } from "../../../core/rules.ts";

/** What the driver answered on AlternC 3.5.4 to two accounts that were made by its own classes. */
const observed = alterncState.parse(
  JSON.parse(readFileSync(new URL("observed.json", import.meta.url), "utf8")) as unknown,
);
const [racine] = observed.accounts;
if (racine === undefined) throw new Error("the recording has two accounts");

const plan = defaultRules.plans["association"];
if (plan === undefined) throw new Error("there is a plan");

function taken(account: AlterncAccount, id = "m-0001"): Adopted {
  if (plan === undefined) throw new Error("there is a plan");
  return adopt(account, { id, forge: "coord", plan: "association", granted: plan, since: "2026-11-26" });
}

function read(adopted: Adopted) {
  const bytes = new TextEncoder().encode(adopted.text);
  return readMembers([{ path: `members/${adopted.slug}.yaml`, kind: "file", bytes }], defaultRules);
}

/** The first account with its home domain's addresses changed. */
function withAddresses(...addresses: readonly Partial<AlterncAddress>[]): AlterncAccount {
  const usual = { local: "x", type: "", isBox: true, isOpen: true, isLeaving: false, quota: 100, recipients: [] };
  const [home, ...others] = racine?.domains ?? [];
  if (racine === undefined || home === undefined) throw new Error("the recording has a domain");
  return {
    ...racine,
    domains: [{ ...home, addresses: addresses.map((one) => ({ ...usual, ...one })) }, ...others],
  };
}

test("an account becomes a member's file, and what it does not say is told", async () => {
  const { text, leftOut } = taken(racine);
  const told = leftOut.map(({ fr }) => `# · ${fr}\n`).join("");
  await expect(text + told).toMatchFileSnapshot("../../golden/adopt/racine.yaml");
});

test("every file is accepted as it is, by itself and with the others", () => {
  const files = observed.accounts.map((account, index) => taken(account, `m-000${index + 1}`));
  const sources = files.map(({ slug, text }) => ({
    path: `members/${slug}.yaml`,
    kind: "file" as const,
    bytes: new TextEncoder().encode(text),
  }));
  const { problems, members } = readMembers(sources, defaultRules);
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(members.map(({ member }) => member.login)).toEqual(["racine", "sillon"]);
});

test("a closed box is suspended, and a box without a limit gets the plan's", () => {
  const [closed, unlimited] = read(
    taken(withAddresses({ local: "a", isOpen: false }, { local: "b", quota: 0 })),
  ).members.flatMap(({ member }) => member.mailboxes);
  expect(closed).toMatchObject({ name: "a", state: "suspended", quota: 100 * 1024 ** 2 });
  expect(unlimited).toMatchObject({ name: "b", state: "active", quota: plan.mailboxQuota });
});

test("who has more than the plan gives keeps it", () => {
  const many = Array.from({ length: 21 }, (_none, index) => ({ local: `b${index}`, quota: 3 * 1024 }));
  const [member] = read(taken(withAddresses(...many))).members;
  expect(member?.member.granted.limits).toMatchObject({ mailboxes: 21, mail: 63 * 1024 ** 3 });
});

test("capitals, which AlternC keeps and ignores, become small letters", () => {
  expect(
    alterncState.parse({ version: "", declared: [], accounts: [withAddresses({ local: "Alice2" })] }),
  ).toMatchObject({
    accounts: [{ domains: [{ addresses: [{ local: "alice2" }] }, {}] }],
  });
});

test.each([
  ["a name that no file takes", { local: "a#b", isBox: false, recipients: ["x@ailleurs.example"] }, /a#b@.*pas repris/],
  ["an address that is being deleted", { local: "vieux", isLeaving: true }, /vieux@.*l'effacer/],
  ["an alias that leads nowhere", { local: "vide", isBox: false }, /vide@.*nulle part/],
  ["a list", { local: "nouvelles", type: "mailman", isBox: false }, /nouvelles@.*« mailman ».*lists/],
] as const)("%s is left out, and told", (_name, address, sentence) => {
  const { text, leftOut } = taken(
    withAddresses({ ...address, recipients: [...("recipients" in address ? address.recipients : [])] }),
  );
  expect(text).not.toContain(address.local);
  expect(leftOut.map(({ fr }) => fr)).toContainEqual(expect.stringMatching(sentence));
});

test("the mail of a domain that went elsewhere is not taken over, and stays", () => {
  const [home, elsewhere] = racine.domains;
  if (home === undefined || elsewhere === undefined) throw new Error("the recording has two domains");
  const moved = { ...racine, domains: [{ ...home, hasMail: false }, elsewhere] };
  expect(taken(moved).text).not.toContain("mailboxes:");
  expect(taken(moved).leftOut.map(({ en }) => en)).toContainEqual(expect.stringMatching(/^mailbox awa@.*stay/));
});

test("a domain that is being deleted is left out, and told", () => {
  const leaving = { ...racine, domains: racine.domains.map((domain) => ({ ...domain, isLeaving: true })) };
  expect(taken(leaving).text).not.toContain("domains:");
  expect(taken(leaving).leftOut.map(({ en }) => en)).toContainEqual(expect.stringMatching(/^domain racine.example: /));
});
