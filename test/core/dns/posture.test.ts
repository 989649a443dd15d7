import { expect, test } from "vitest";
import type { Answer, Question } from "../../../core/dns/answers.ts";
import type { PolicyAnswer } from "../../../core/dns/evidence.ts";
import type { DomainFacts } from "../../../core/dns/facts.ts";
import { judgeForwards } from "../../../core/dns/judge-forwards.ts";
import { forwardRecords } from "../../../core/dns/mail-records.ts";
import { policyText } from "../../../core/dns/mta-sts.ts";
import type { Network } from "../../../core/dns/network.ts";
import { postureOf } from "../../../core/dns/posture.ts";
import { authorityRecords, recordsFor } from "../../../core/dns/records.ts";
import { live, network } from "./given.ts";

const key = { selector: "k202611", text: "v=DKIM1; k=rsa; p=QUJD" };
/** Of the key that signs the zone: SHA-256, then SHA-384. */
const ds = ["4711 13 2 0a1b", "4711 13 4 2c3d"];
const none: Answer = { state: "answered", values: [] };

/** The world as it belongs, but for what is given; `undefined` takes a name's records away. */
function world(facts: DomainFacts, changes: Readonly<Record<string, Answer | readonly string[]>> = {}) {
  const expected = recordsFor(facts, network, [key]);
  const right = [...authorityRecords(facts.domain, network), ...expected];
  return (name: string, type: Question["type"]): Answer => {
    const changed = changes[`${name} ${type}`];
    if (changed !== undefined) return "state" in changed ? changed : { state: "answered", values: changed };
    // autoconfig is a name for the mail host.
    const isAlias = type === "A" && right.some((one) => one.name === name && one.type === "CNAME");
    if (isAlias) return { state: "answered", values: network.ipv4 };
    if (type === "DS") return { state: "answered", values: ds.slice(0, 1) };
    const values = right.filter((one) => one.name === name && one.type === type).map(({ value }) => value);
    return values.length === 0 ? none : { state: "answered", values };
  };
}

function judged(
  changes: Readonly<Record<string, Answer | readonly string[]>>,
  facts: DomainFacts = live,
  more: {
    readonly areKeysKnown?: boolean;
    readonly ours?: Answer;
    readonly ds?: readonly string[];
    readonly backend?: "alternc";
  } = {},
): readonly string[] {
  const { areKeysKnown = true, ours, backend } = more;
  const server = backend === undefined ? network : { ...network, backend };
  const { colour, findings } = postureOf({
    facts,
    network: server,
    expected: recordsFor(facts, server, areKeysKnown ? [key] : []),
    areKeysKnown,
    answers: world(facts, changes),
    ...(areKeysKnown ? { ds: more.ds ?? ds } : {}),
    ...(ours === undefined ? {} : { ours }),
  });
  return [
    colour,
    ...findings.map(({ severity, about, text }) => `${severity} ${about}: ${text.en.split(":")[0] ?? ""}`),
  ];
}

const external: DomainFacts = { ...live, dns: "external" };
const elsewhere = { "racine.example NS": ["ns.ailleurs.example."] };

test("a domain of which all is there is green", () => {
  expect(judged({})).toEqual(["green"]);
  expect(judged(elsewhere, external)).toEqual(["green"]);
});

const cases: readonly (readonly [string, Readonly<Record<string, Answer | readonly string[]>>, readonly string[]])[] = [
  ["no MX", { "racine.example MX": [] }, ["red", "red mx: Mail does not arrive"]],
  [
    "an MX elsewhere",
    { "racine.example MX": ["10 mx.ailleurs.example."] },
    ["red", "red mx: Mail does not arrive here"],
  ],
  [
    "an MX elsewhere beside ours",
    { "racine.example MX": ["10 mail.konbit.example.", "20 mx.ailleurs.example."] },
    ["red", "red mx: Some mail goes to another server"],
  ],
  ["our MX with another weight", { "racine.example MX": ["5 mail.konbit.example."] }, ["green"]],
  ["no SPF", { "racine.example TXT": ["google-site-verification=abc"] }, ["orange", "orange spf: No SPF"]],
  [
    "neither SPF nor DMARC",
    { "racine.example TXT": [], "_dmarc.racine.example TXT": [] },
    ["red", "red spf: Neither SPF nor DMARC", "orange dmarc: No DMARC"],
  ],
  [
    "two SPF",
    { "racine.example TXT": ["v=spf1 a:mail.konbit.example ~all", "v=spf1 -all"] },
    ["orange", "orange spf: Two SPF records or more"],
  ],
  [
    "an SPF for all",
    { "racine.example TXT": ["v=spf1 mx +all"] },
    ["red", "red spf: The SPF allows everybody to send in the name of this domain (“+all”)."],
  ],
  [
    "an SPF without us",
    { "racine.example TXT": ["v=spf1 include:_spf.ailleurs.example -all"] },
    ["orange", "orange spf: The SPF does not name our server"],
  ],
  ["an SPF that names us as MX", { "racine.example TXT": ["v=spf1 mx include:lettre.example -all"] }, ["green"]],
  ["an SPF with our address", { "racine.example TXT": ["v=spf1 ip4:203.0.113.7 ~all"] }, ["green"]],
  [
    "an SPF without an end",
    { "racine.example TXT": ["v=spf1 mx"] },
    ["green", "advice spf: The SPF says nothing of other servers"],
  ],
  ["no DMARC", { "_dmarc.racine.example TXT": { state: "no such name" } }, ["orange", "orange dmarc: No DMARC"]],
  [
    "a weaker DMARC than the file says",
    { "_dmarc.racine.example TXT": ["v=DMARC1; p=none"] },
    ["orange", "orange dmarc: The DMARC policy is weaker than that of the file, “quarantine”"],
  ],
  [
    "a stricter one",
    { "_dmarc.racine.example TXT": ["v=DMARC1;p=reject"] },
    ["green", "advice dmarc: The DMARC policy is stricter than that of the file, “quarantine”"],
  ],
  [
    "two DMARC",
    { "_dmarc.racine.example TXT": ["v=DMARC1; p=none", "v=DMARC1; p=reject"] },
    ["orange", "orange dmarc: Two DMARC records or more"],
  ],
  ["no key", { "k202611._domainkey.racine.example TXT": [] }, ["orange", "orange dkim: The DKIM key is missing"]],
  [
    "half a key",
    { "k202611._domainkey.racine.example TXT": ["v=DKIM1; k=rsa; p=QU"] },
    ["orange", "orange dkim: The DKIM key is not the one with which the server signs"],
  ],
  ["a key with other spaces", { "k202611._domainkey.racine.example TXT": ["v=DKIM1;k=rsa;p=QUJD;"] }, ["green"]],
  [
    "a site that leads nowhere",
    { "wiki.racine.example A": { state: "no such name" }, "wiki.racine.example AAAA": [] },
    ["red", "red web: wiki.racine.example leads nowhere"],
  ],
  [
    "a site elsewhere",
    { "wiki.racine.example A": ["198.51.100.1"], "wiki.racine.example AAAA": [] },
    ["red", "red web: wiki.racine.example leads to another server"],
  ],
  [
    "a site here and elsewhere",
    { "wiki.racine.example A": ["203.0.113.7", "198.51.100.1"] },
    ["red", "red web: wiki.racine.example leads here and elsewhere"],
  ],
  ["no IPv6", { "wiki.racine.example AAAA": [] }, ["green", "advice web: wiki.racine.example"]],
  [
    "a site of which nobody says anything",
    { "wiki.racine.example A": { state: "timeout" } },
    ["green", "note web: wiki.racine.example"],
  ],
  [
    "no settings for programs",
    { "_imaps._tcp.racine.example SRV": [] },
    ["green", "advice clients: Mail programs do not find their settings by themselves"],
  ],
  [
    "a CAA for another authority",
    { "racine.example CAA": ['0 issue "ailleurs.example"'] },
    ["red", "red caa: The CAA forbids our certificate authority"],
  ],
  ["no CAA", { "racine.example CAA": [] }, ["green"]],
  [
    "not registered",
    { "racine.example SOA": { state: "no such name" } },
    ["red", "red delegation: The domain does not exist for the rest of the world"],
  ],
  [
    "nobody answers",
    { "racine.example SOA": { state: "timeout" } },
    ["unknown", "note delegation: Nobody answered in time"],
  ],
  [
    "a resolver that refuses",
    { "racine.example SOA": { state: "refused" } },
    ["unknown", "note delegation: This resolver refuses to answer about this domain"],
  ],
  [
    "served elsewhere",
    { ...elsewhere, "racine.example DS": [] },
    ["red", "red delegation: The zone is ready here, but the registrar sends the world elsewhere"],
  ],
  [
    "half delegated",
    { "racine.example NS": ["ns1.konbit.example."] },
    ["orange", "orange delegation: The name servers are not exactly those of the konbit"],
  ],
  [
    "no zone of its own",
    { "racine.example SOA": [] },
    ["red", "red delegation: This name exists but has no zone of its own"],
  ],
];

test.each(cases)("%s", (_name, changes, expected) => {
  expect(judged(changes)).toEqual(expected);
});

test("a broken delegation tells our own silence from what the registrar has", () => {
  const broken = { "racine.example SOA": { state: "servfail" } } as const;
  expect(judged(broken, live, { ours: { state: "timeout" } })).toEqual([
    "red",
    "red delegation: No name server answers for this domain",
  ]);
  expect(judged(broken, live, { ours: { state: "answered", values: ["ns1. x. 1"] } })).toEqual([
    "red",
    "red delegation: Our server answers well for this domain, and yet it is not found",
  ]);
  expect(judged(broken, external)[1]).toMatch(/The name servers that the registrar names do not answer/);
});

const mismatch = "The DS (DNSSEC) at the registrar is not that of our key";

const signing: readonly (readonly [string, readonly string[] | Answer, readonly string[]])[] = [
  ["absent", [], ["orange", "orange signing: The zone is signed (DNSSEC), but the registrar has no DS"]],
  ["written as a form has it", ["4711 13 2 0A 1B"], ["green"]],
  ["of another digest", ["4711 13 4 2c3d"], ["green"]],
  ["of another key", ["4712 13 2 0a1b"], ["red", `red signing: ${mismatch}`]],
  ["with a digest that was cut", ["4711 13 2 0a"], ["red", `red signing: ${mismatch}`]],
  [
    "of another key beside the right one",
    ["4711 13 2 0a1b", "99 8 2 ffff"],
    ["green", "advice signing: An old DS (DNSSEC) was left at the registrar beside the right one"],
  ],
  [
    "of which nobody says anything",
    { state: "timeout" },
    ["green", "note signing: The DS (DNSSEC) could not be looked at"],
  ],
];

test.each(signing)("a DS at the parent %s", (_name, answer, expected) => {
  expect(judged({ "racine.example DS": answer })).toEqual(expected);
});

test("what the registrar needs is the DS with SHA-256, and it is told with what is there now", () => {
  const { findings } = postureOf({
    facts: live,
    network,
    expected: recordsFor(live, network, [key]),
    areKeysKnown: true,
    answers: world(live, { "racine.example DS": ["99 8 2 ffff"] }),
    ds,
  });
  expect(findings).toMatchObject([
    { found: ["DS 99 8 2 ffff"], wanted: [{ name: "racine.example", type: "DS", value: "4711 13 2 0a1b" }] },
  ]);
});

test("where a wrong DS is why the domain is not found, nothing else is blamed", () => {
  const lost = { "racine.example SOA": { state: "servfail" }, "racine.example DS": ["99 8 2 ffff"] } as const;
  expect(judged(lost, live, { ours: { state: "answered", values: ["ns1. x. 1"] } })).toEqual([
    "red",
    `red signing: ${mismatch}`,
  ]);
});

test("where the DS is right, nobody is told to remove it", () => {
  const texts = (answer: Answer) => {
    const lost = { "racine.example SOA": { state: "servfail" }, "racine.example DS": answer } as const;
    const ours: Answer = { state: "answered", values: ["ns1. x. 1"] };
    const evidence = { facts: live, network, expected: [], areKeysKnown: true, answers: world(live, lost), ds, ours };
    return postureOf(evidence).findings.map(({ text }) => text.en);
  };
  expect(texts({ state: "answered", values: ["4711 13 2 0a1b"] })).toEqual([expect.not.stringContaining("DS")]);
  expect(texts({ state: "timeout" })).toEqual([expect.stringContaining("remove the DS")]);
});

test("a DS of the server of before goes before the name servers change", () => {
  expect(judged({ ...elsewhere, "racine.example DS": ["99 8 2 ffff"] })).toEqual([
    "red",
    "red delegation: The zone is ready here, but the registrar sends the world elsewhere",
    "red signing: The registrar has a DS (DNSSEC) for the keys of the present name server. To do first",
  ]);
});

test("without the server a DS is there or absent, and no more is said", () => {
  const without = { areKeysKnown: false };
  expect(judged({}, live, without)).toContain("note signing: The registrar's DS (DNSSEC) was not checked");
  expect(judged({ "racine.example DS": [] }, live, without)[0]).toBe("orange");
});

test("the DS of a zone that is served elsewhere is none of ours", () => {
  expect(judged({ ...elsewhere, "racine.example DS": ["99 8 2 ffff"] }, external)).toEqual(["green"]);
});

test("a policy that only watches is orange, whatever is published", () => {
  const watching: DomainFacts = { ...live, mail: { state: "live", dmarc: "none" } };
  expect(judged({}, watching)).toEqual(["orange", "orange dmarc: The DMARC policy only watches (“none”)"]);
});

test("keys that only the server knows are not judged without it", () => {
  expect(judged({}, live, { areKeysKnown: false })).toEqual([
    "green",
    "note signing: The registrar's DS (DNSSEC) was not checked",
    "note dkim: DKIM was not checked",
  ]);
});

test("mail that is only prepared must still go to the server of before", () => {
  const prepared: DomainFacts = { ...external, mail: { state: "prepared", dmarc: "none" } };
  const mx = (...values: readonly string[]) => judged({ ...elsewhere, "racine.example MX": values }, prepared);
  expect(mx("10 mx.ailleurs.example.")).toEqual(["green"]);
  expect(mx("10 mail.konbit.example.")).toEqual([
    "red",
    "red mx: The MX leads here already, and the file says that mail is only prepared",
  ]);
  expect(mx()).toEqual(["red", "red mx: Mail arrives nowhere"]);
});

test("a domain without mail says so, and mail elsewhere is none of ours", () => {
  const without: DomainFacts = { ...external, mail: "none" };
  const nothing = { ...elsewhere, "racine.example MX": [], "racine.example TXT": [], "_dmarc.racine.example TXT": [] };
  expect(judged(elsewhere, without)).toEqual(["green"]);
  expect(judged(nothing, without)).toEqual(["orange", "orange spf: This domain never sends mail, and nothing says so"]);
  expect(judged({ ...elsewhere, "racine.example MX": ["10 mx.ailleurs.example."] }, without)).toEqual([
    "green",
    "note mx: The mail of this domain is elsewhere",
  ]);
  expect(judged({ ...elsewhere, "racine.example MX": ["10 mail.konbit.example."] }, without)[0]).toBe("red");
});

test("the domain that holds the mail host's name says that the server sends in it", () => {
  const ours: DomainFacts = { ...external, domain: "konbit.example", hosts: [], mail: "none" };
  const spf = (...values: readonly string[]) =>
    judged({ "konbit.example NS": ["ns.ailleurs.example."], "mail.konbit.example TXT": values }, ours);
  for (const good of ["v=spf1 a -all", "v=spf1 a:mail.konbit.example ~all", "v=spf1 ip4:203.0.113.7 -all"])
    expect(spf(good), good).toEqual(["green"]);
  expect(spf()).toEqual(["green", "advice forwards: The server's name has no SPF"]);
  for (const bad of [["v=spf1 -all"], ["v=spf1 mx -all"], ["v=spf1 a -all", "v=spf1 -all"]])
    expect(spf(...bad)).toEqual([
      "orange",
      "orange forwards: The SPF of mail.konbit.example does not let this server send",
    ]);
  expect(judged({ "mail.konbit.example TXT": ["v=spf1 -all"] })).toEqual(["green"]);
});

test("a zone elsewhere that is delegated to us is said", () => {
  expect(judged({}, external)[1]).toMatch(/^orange delegation: The file says that the zone is served elsewhere/);
});

test("a policy of MTA-STS that others cannot read is told, and one that they can is not", () => {
  const testing = { ...network, mtaSts: "testing" } as const;
  const expected = recordsFor(live, testing, [key]);
  const right = [...authorityRecords(live.domain, testing), ...expected];
  const judge = (policy: PolicyAnswer) =>
    postureOf({
      facts: live,
      network: testing,
      expected,
      areKeysKnown: true,
      answers: (name, type) => {
        const values = right.filter((one) => one.name === name && one.type === type).map(({ value }) => value);
        return { state: "answered", values: type === "A" ? network.ipv4 : values };
      },
      policy,
    }).findings.flatMap(({ severity, about, text }) =>
      about === "mta-sts" ? [`${severity} ${text.en.split(":")[0] ?? ""}`] : [],
    );
  expect(judge({ state: "answered", text: policyText({ mode: "testing", mailHost: network.mailHost }) })).toEqual([]);
  expect(judge({ state: "not trusted" })).toEqual([
    "orange The MTA-STS policy is behind a certificate that nobody else trusts",
  ]);
  expect(judge({ state: "answered", text: policyText({ mode: "enforce", mailHost: network.mailHost }) })).toEqual([
    "orange The MTA-STS policy that the server gives is not that of the configuration",
  ]);
  expect(judge({ state: "silent" })).toEqual(["note The MTA-STS policy could not be read from here"]);
});

test("of a zone that AlternC serves it is said that nobody signs it, and a DS that is there is not called wrong", () => {
  expect(judged({ "racine.example DS": [] }, live, { backend: "alternc" })).toEqual([
    "green",
    "note signing: The zone is not signed (DNSSEC)",
  ]);
  expect(judged({}, live, { backend: "alternc" })).toEqual(["green", "note signing: The registrar has a DS (DNSSEC)"]);
});

test("the SPF of AlternC's mail host is for the links of passwords: its aliases send on in the name of who wrote", () => {
  const said = (server: Network) => {
    const expected = forwardRecords("konbit.example", server);
    const evidence = { facts: live, network: server, expected, areKeysKnown: true, answers: () => none };
    return judgeForwards(evidence).map(({ text }) => text.en);
  };
  expect(said(network)).toEqual([expect.stringContaining("what aliases send on")]);
  expect(said({ ...network, backend: "alternc" })).toEqual([expect.stringContaining("the links to choose a password")]);
});
