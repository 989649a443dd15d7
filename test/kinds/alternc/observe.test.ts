import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { AlterncState } from "../../../core/adopt/alternc-state.ts";
import { account } from "../../../kinds/alternc/account.ts";
import { aliases } from "../../../kinds/alternc/aliases.ts";
import { mailDomain } from "../../../kinds/alternc/mail-domain.ts";
import { mailboxes } from "../../../kinds/alternc/mailboxes.ts";
import { platform } from "../../../kinds/alternc/platform.ts";
import { site } from "../../../kinds/alternc/site.ts";
import type { Kind, Props } from "../../../kinds/kind.ts";
import { differences } from "../leaves.ts";
import { box } from "../mail.ts";
import { accountInputs, domainInputs, siteInputs } from "../members.ts";

/** What the driver answered on AlternC 3.5.4 after konbit had made two members there. */
const recorded = readFileSync(new URL("observed.json", import.meta.url), "utf8");
const facts =
  "fact\tversion\ttested\nfact\tjobs\tfree\nfact\tactions\tas AlternC wants them\nfact\tcron\trunning\nfact\tmemory\tthere\n" +
  "home\t/var/www/alternc/r/racine/\t2001:2001 2770\n";

/** The survey with something in the recording changed. */
function surveyWith(change: (state: AlterncState) => void = () => undefined, below = facts): string {
  const state = JSON.parse(recorded) as AlterncState;
  change(state);
  return `${JSON.stringify(state)}\n${below}`;
}

function drift<State extends Props, Inputs extends Props>(kind: Kind<State, Inputs>, desired: State, survey: string) {
  return differences(desired, kind.observe(survey, kind.id(desired), desired));
}

const domain = "racine-commune.example";
const desired = {
  account: account.desired({ ...accountInputs(3, "racine"), name: "Awa Diallo", quota: 2 ** 30 }),
  site: site.desired(siteInputs(3, "racine", { domains: ["racine.example", domain] })),
  mailDomain: mailDomain.desired(mailDomain.inputs.parse(domainInputs(3, "racine", { domain }))),
  mailboxes: mailboxes.desired({
    member: "m-0003",
    login: "racine",
    domain,
    boxes: {
      awa: box({ quota: 8 * 2 ** 30, invite: "a@b.example" }),
      info: box({ quota: 200 * 2 ** 20, invite: "a@b.example", state: "suspended", displayName: "L'équipe" }),
    },
  }),
  aliases: aliases.desired({
    member: "m-0003",
    login: "racine",
    domain,
    aliases: {
      postmaster: ["awa@ailleurs.example"],
      abuse: ["awa@ailleurs.example"],
      contact: [`info@${domain}`],
      "*": ["x@ailleurs.example", `info@${domain}`],
    },
  }),
};

test("what konbit made is what it looks for", () => {
  const survey = surveyWith();
  expect(drift(platform, platform.desired({}), survey)).toEqual([]);
  expect(drift(account, desired.account, survey)).toEqual([]);
  expect(drift(site, desired.site, survey)).toEqual([]);
  expect(drift(mailDomain, desired.mailDomain, survey)).toEqual([]);
  expect(drift(mailboxes, desired.mailboxes, survey)).toEqual([]);
  expect(drift(aliases, desired.aliases, survey)).toEqual([]);
});

test("what konbit has not declared is not there for it, whatever AlternC has", () => {
  const survey = surveyWith((state) => {
    state.declared = [];
  });
  const found = [
    account.observe(survey, "m-0003", desired.account),
    site.observe(survey, "m-0003/www", desired.site),
    mailDomain.observe(survey, `m-0003/${domain}`, desired.mailDomain),
    mailboxes.observe(survey, `m-0003/${domain}`, desired.mailboxes),
    aliases.observe(survey, `m-0003/${domain}`, desired.aliases),
  ];
  expect(found).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test("a box made in the panel is no drift, and one that AlternC is deleting is", () => {
  const survey = surveyWith(({ accounts: [racine] }) => {
    const addresses = racine?.domains.find(({ name }) => name === domain)?.addresses ?? [];
    const awa = addresses.find(({ local }) => local === "awa");
    if (awa === undefined) throw new Error("the recording has a box awa");
    addresses.push({ ...awa, local: "panneau" });
    awa.isLeaving = true;
  });
  expect(drift(mailboxes, desired.mailboxes, survey)).toEqual(['boxes.awa.state: "active" ≠ "AlternC is deleting it"']);
});

test("a name that leads elsewhere beside the site is told with where it leads", () => {
  const survey = surveyWith(({ accounts: [racine] }) => {
    for (const { hosts } of racine?.domains ?? [])
      for (const host of hosts)
        if (host.type === "url" && host.value.endsWith("www.racine.example")) host.isOpen = true;
  });
  expect(drift(site, desired.site, survey)).toEqual([
    'hosts.racine.example: "served" ≠ "url http://www.racine.example"',
  ]);
});

test("a name that AlternC says is done, and was not made, is told so", () => {
  const survey = surveyWith(({ accounts: [racine] }) => {
    for (const { hosts } of racine?.domains ?? [])
      for (const host of hosts) if (host.label === "www" && host.isOpen) host.isFailed = true;
  });
  expect(drift(site, desired.site, survey)).toEqual([
    'hosts.www.racine.example: "served" ≠ "AlternC could not make it"',
  ]);
});

test("what AlternC has only noted is told as waiting", () => {
  const survey = surveyWith(({ accounts: [racine] }) => {
    for (const one of racine?.domains ?? []) one.isDone = false;
  });
  expect(drift(mailDomain, desired.mailDomain, survey)).toEqual(['applied: "yes" ≠ "waits for AlternC"']);
});

test("a password of a database that was changed is found without being shown", () => {
  const survey = surveyWith(({ accounts: [racine] }) => {
    if (racine !== undefined) racine.databases["racine_www"] = "0".repeat(64);
  });
  expect(drift(site, desired.site, survey)).toEqual(['database.password: "as given" ≠ "changed by hand"']);
});

test("what an AlternC is not is a fact of its own", () => {
  const survey = surveyWith(undefined, facts.replace("tested", "3.6.0, not tested"));
  expect(drift(platform, platform.desired({}), survey)).toEqual(['alternc.version: "tested" ≠ "3.6.0, not tested"']);
});

test("a quota is whole MiB, as AlternC counts, and never 0, which would be no limit", () => {
  const boxes = { awa: box({ quota: 1 }), luc: box({ quota: 1_048_577 }) };
  const state = mailboxes.desired({ member: "m-0003", login: "racine", domain, boxes });
  expect(Object.values(state.boxes).map(({ quota }) => quota)).toEqual([1_048_576, 2_097_152]);
});

test("a domain cannot be suspended with AlternC, and that is said before anything is done", () => {
  expect(mailDomain.inputs.safeParse(domainInputs(3, "racine", { state: "suspended" })).success).toBe(false);
});
