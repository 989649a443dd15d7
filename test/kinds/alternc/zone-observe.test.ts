import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { zone } from "../../../kinds/alternc/zone.ts";
import type { AlterncState } from "../../../core/adopt/alternc-state.ts";
import { differences } from "../leaves.ts";

const domain = "racine-commune.example";
const key = "v=DKIM1; p=QUJD";
const records = (
  [
    ["", "SOA", "ns1.konbit.example. postmaster.konbit.example. 1 10800 3600 1209600 300"],
    ["", "NS", "ns1.konbit.example."],
    ["", "MX", "10 mail.konbit.example."],
    ["", "TXT", "v=spf1 a:mail.konbit.example ~all"],
    ["www.", "AAAA", "2001:db8::7"],
  ] as const
).map(([label, type, value]) => ({ name: `${label}${domain}`, type, value }));
const desired = zone.desired({ member: "m-0003", domain, records, hasMail: true });

const answered = [
  "NS ns1.konbit.example.",
  "MX 10 mail.konbit.example.",
  `TXT "v=spf1 a:mail.konbit.example ~all"`,
  `TXT "site-verification=1"`,
].map((value) => `answered\t${domain}\t${domain}. 3600 IN ${value}`);
const also = [
  `answered\t${domain}\twww.${domain}. 3600 IN A 198.51.100.9`,
  `answered\t${domain}\talternc._domainkey.${domain}. 3600 IN TXT "v=DKIM1\\; " "p=QUJD"`,
  `dkim\t${domain}\talternc\t${key}`,
];
const part = [
  "; left to others: www AAAA",
  `${domain}. MX 10 mail.konbit.example.`,
  `${domain}. TXT "v=spf1 a:mail.konbit.example ~all"`,
].map((line) => `part\t${domain}\t${line}`);

/** What differs from what is wanted, on a server that konbit has made it on. */
function drift(rows: readonly string[], change: Partial<AlterncState["accounts"][number]["domains"][number]> = {}) {
  const state = JSON.parse(readFileSync(new URL("observed.json", import.meta.url), "utf8")) as AlterncState;
  const declared = { kind: "Zone", thing: `m-0003/${domain}`, part: "", isOpen: true, facts: {} };
  const accounts = state.accounts.map((account) => ({
    ...account,
    domains: account.domains.map((one) => ({ ...one, hasDns: true, ...change })),
  }));
  const survey = JSON.stringify({ ...state, accounts, declared: [...state.declared, declared] });
  return differences(desired, zone.observe(`${survey}\n${rows.join("\n")}\n`, zone.id(desired), desired));
}

test("a zone is as wanted when bind answers so, whatever others say beside it, and wherever a name of theirs leads", () => {
  expect(drift([...answered, ...also, ...part])).toEqual([]);
});

test("what was left to others is wanted again when they say it no more", () => {
  const [, ...without] = also;
  expect(drift([...answered, ...without, ...part])).toEqual(['records.www AAAA: ["2001:db8::7"] ≠ nothing']);
});

test.each([
  ["served", drift([...answered, ...also, ...part], { hasDns: false }), "its DNS is switched off in AlternC"],
  ["served", drift([...part, ...also.slice(2)]), "AlternC's bind does not answer for it"],
  ["served", drift([...answered, ...also, ...part, `locked\t${domain}`]), "LOCKED:YES"],
  ["file", drift([...answered, ...also, ...part.slice(0, 2)]), "changed by hand"],
  ["file", drift([...answered, ...also]), "nothing of konbit's"],
  ["nameServers", drift([...answered.slice(1), ...also, ...part]), "[]"],
  ["dkim", drift([...answered, also[0] ?? "", also[2] ?? "", ...part]), "not in the zone"],
  ["dkim", drift([...answered, ...also.slice(0, 2), ...part]), "AlternC has no key"],
])("the drift of %s is named: %s", (leaf, found, words) => {
  const line = found.find((one) => one.startsWith(`${leaf}: `));
  expect(line).toContain(words);
});
