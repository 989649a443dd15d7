import { expect, test } from "vitest";
import { planOf } from "../../../core/plan/plan.ts";
import { rules } from "../../../core/rules.ts";
import { head as candidateHead } from "../member/reading.ts";
import { accepted } from "./reading.ts";

const head = (id: string, login: string) => `id: ${id}\nstatus: active\nlogin: ${login}\n${candidateHead}`;
const racine = (rest: string) => ({ racine: head("m-0003", "racine") + rest });
const coordinators = { coordinatorAddresses: ["technique@konbit.example", "sociale@konbit.example"] };

function planned(files: Readonly<Record<string, string>>, config: object = coordinators) {
  const konbit = rules.parse(config);
  const members = accepted(files, konbit).map(({ member }) => member);
  return planOf(members, konbit).members;
}

const domainsOf = (files: Readonly<Record<string, string>>, config?: object) => planned(files, config)[0]?.mail.domains;
const targets = (files: Readonly<Record<string, string>>, config?: object) =>
  Object.fromEntries(domainsOf(files, config)?.[0]?.aliases.map(({ local, targets: to }) => [local, to]) ?? []);

test("each domain with mail has the boxes whose addresses are on it, and a domain without has nothing", () => {
  const domains =
    "domains: [racine.example, { name: r.example, mail: none }, { name: r.test, mail: { cutover: prepared } }]\n";
  const boxes = "mailboxes: [zoe, info@r.test, { name: awa, displayName: Awa, quota: 8 GiB, state: suspended }]\n";
  const box = { quotaBytes: 5 * 1024 ** 3, state: "active", invite: "awa@ailleurs.example", lang: "fr" };
  expect(domainsOf(racine(domains + boxes))).toMatchObject([
    {
      member: "m-0003",
      login: "racine",
      domain: "racine.example",
      state: "live",
      mailboxes: [
        { ...box, local: "awa", displayName: "Awa", quotaBytes: 8 * 1024 ** 3, state: "suspended" },
        { ...box, local: "zoe" },
      ],
    },
    { domain: "r.test", state: "prepared", mailboxes: [{ ...box, local: "info" }] },
  ]);
});

test("what DNS says of a domain changes nothing of its mail, so verify-plan expects nothing there", () => {
  const said = (domain: string) => domainsOf(racine(`domains: [${domain}]\nmailboxes: [awa]\n`));
  const usual = said("{ name: racine.example, mail: { cutover: live } }");
  expect(said("{ name: racine.example, dns: external, mail: { cutover: live, dmarc: reject } }")).toEqual(usual);
});

test("postmaster and abuse of every domain reach the contact and the coordinators", () => {
  const all = ["awa@ailleurs.example", "sociale@konbit.example", "technique@konbit.example"];
  expect(targets(racine("domains: [racine.example]\n"))).toEqual({ abuse: all, postmaster: all });
});

test("a member who says who is postmaster keeps the coordinators there", () => {
  expect(
    targets(racine("domains: [racine.example]\nmailboxes: [info]\naliases: { postmaster: [info] }\n"))["postmaster"],
  ).toEqual(["info@racine.example", "sociale@konbit.example", "technique@konbit.example"]);
});

test("without addresses of coordinators it is the contact of the konbit itself", () => {
  const konbit = `${head("m-0001", "konbit").replaceAll("awa", "ops")}kind: operator\ndomains: [{ name: konbit.example, mail: none }]\n`;
  const members = planned({ ...racine("domains: [racine.example]\n"), konbit }, {});
  expect(members[1]?.mail.domains[0]?.aliases[0]).toEqual({
    local: "abuse",
    targets: ["awa@ailleurs.example", "ops@ailleurs.example"],
  });
});

test("a contact at the domain's own postmaster is not sent to itself", () => {
  const file = racine("domains: [racine.example]\n").racine.replace(
    "awa@ailleurs.example",
    "postmaster@racine.example",
  );
  expect(targets({ racine: file }, {})).toEqual({ abuse: ["postmaster@racine.example"] });
});

test("the catch-all is of the first domain with mail, and targets are sorted, each once", () => {
  const aliases = "aliases: { ca: [b@x.example, awa, b@x.example], '*': [awa] }\n";
  const of = targets(racine(`domains: [racine.example, r.test]\nmailboxes: [awa]\n${aliases}`));
  expect([of["ca"], of["*"]]).toEqual([["awa@racine.example", "b@x.example"], ["awa@racine.example"]]);
});

test("a box that had another name says which, in full", () => {
  const boxes = domainsOf(racine("domains: [racine.example]\nmailboxes: [{ name: accueil, formerly: info }]\n"))?.[0]
    ?.mailboxes;
  expect(boxes?.[0]).toMatchObject({ local: "accueil", formerly: "info@racine.example" });
});

test("one box may write to as many as the file says, and all of a member's together to five times that", () => {
  const [domain] =
    domainsOf(racine("domains: [{ name: racine.example, mail: { rate: { perHour: 10, perDay: 20 } } }]\n")) ?? [];
  expect(domain?.rate).toEqual({ boxPerHour: 10, boxPerDay: 20, perHour: 50, perDay: 100 });
});

test("adding member B changes nothing of A's mail", () => {
  const a = racine("domains: [racine.example]\nmailboxes: [info]\naliases: { ca: [info] }\n");
  const b = `${head("m-0004", "bravo")}domains: [bravo.example]\nmailboxes: [info]\n`;
  expect(planned({ ...a, bravo: b })[0]).toEqual(planned(a)[0]);
});

test("an account's quota is for the sites and the mail of its member together", () => {
  const [member] = planned(racine("domains: [racine.example]\ngranted: { limits: { web: 40 GiB, mail: 50 GiB } }\n"));
  expect(member?.account.quotaBytes).toBe(90 * 1024 ** 3);
});

test("a domain has its lists, owners as whole addresses, and none that is archived", () => {
  const lists =
    "lists: [{ name: nouvelles, style: announce, owners: [noe@ailleurs.example, awa], archive: public, lang: en, state: frozen }, { name: ca@r.test, owners: [awa] }, { name: vieille, owners: [awa], state: archived }]\n";
  const domains = domainsOf(racine(`domains: [racine.example, r.test]\nmailboxes: [awa]\n${lists}`)) ?? [];
  expect(domains.map((domain) => domain.lists)).toEqual([
    [
      {
        local: "nouvelles",
        style: "announce",
        owners: ["awa@racine.example", "noe@ailleurs.example"],
        archive: "public",
        lang: "en",
        state: "frozen",
      },
    ],
    [
      {
        local: "ca",
        style: "discussion",
        owners: ["awa@racine.example"],
        archive: "members",
        lang: "fr",
        state: "active",
      },
    ],
  ]);
});
