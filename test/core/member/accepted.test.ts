import { describe, expect, test } from "vitest";
import { acceptedWords, acceptedYaml } from "../../corpus/accepted.ts";
import { readMember, readTexts, head, summary } from "./reading.ts";

const admitted = `id: m-0003\nstatus: active\n${head}`;

describe("YAML that is fine", () => {
  test.each(acceptedYaml)("%s", (_, text) => {
    expect(summary(readTexts({ racine: text }).problems)).toEqual([]);
  });
});

describe("words and names that are fine", () => {
  test.each(acceptedWords)("%s", (_, text) => {
    expect(summary(readTexts({ racine: text }).problems)).toEqual([]);
  });

  test("a member without id in `left` keeps what §5.8 says", () => {
    const sum = "a".repeat(64);
    const left = `id: m-0003\nlogin: racine\nstatus: left\n${head}left: { on: 2026-01-01, export: ${sum} }\npurge: { after: 2026-01-31, export: ${sum} }\n`;
    const { members, problems } = readTexts({ racine: left });
    expect(summary(problems)).toEqual([]);
    expect(members[0]?.member).toMatchObject({
      status: "left",
      id: "m-0003",
      mailboxes: [],
      purge: { after: "2026-01-31" },
    });
  });

  test("the operator's file may be called konbit and be of kind operator", () => {
    expect(summary(readTexts({ konbit: `${admitted}login: konbit\nkind: operator\n` }).problems)).toEqual([]);
  });
});

describe("what a file means", () => {
  test("five lines are enough, and the plan says the rest", () => {
    const member = readMember("domains: [racine.example]\nmailboxes: [info]\nwikis: [wiki]\n", "racine-commune");
    expect(member).toMatchObject({
      status: "candidate",
      login: "racinecommune",
      lang: "fr",
      maintainers: ["awa-d"],
      domains: [{ name: "racine.example", dns: "managed", mail: { cutover: "live" } }],
      mailboxes: [
        {
          name: "info",
          address: "info@racine.example",
          quota: 5 * 1024 ** 3,
          state: "active",
          invite: "awa@ailleurs.example",
        },
      ],
      wikis: [
        {
          name: "wiki",
          host: "wiki.racine.example",
          engine: "mediawiki",
          access: "public-read",
          edit: "invited",
          state: "active",
        },
      ],
      granted: { plan: "association" },
    });
    expect(Object.keys(member)).not.toContain("kind");
  });

  test("mail belongs to the first domain with mail, sites to the first domain", () => {
    const member = readMember(
      "domains: [{ name: web.example, mail: none }, courriel.example]\nmailboxes: [info]\nsites: [{ name: www, app: static }]\n",
    );
    expect(member.mailboxes[0]?.address).toBe("info@courriel.example");
    expect(member.sites[0]?.host).toBe("www.web.example");
  });

  test("host gives a full name, and the name stays the identity", () => {
    const member = readMember(
      "domains: [a.example, b.example]\nsites: [{ name: carte, app: php, host: carte.b.example, aliases: [b.example] }]\n",
    );
    expect(member.sites[0]).toMatchObject({
      name: "carte",
      host: "carte.b.example",
      aliases: ["b.example"],
      php: "8.2",
      database: false,
    });
  });

  test("an international domain has its ASCII form and keeps the one for people", () => {
    expect(readMember("domains: [étoile.example]\n").domains[0]).toMatchObject({
      name: "xn--toile-9ra.example",
      display: "étoile.example",
    });
  });

  test("limits that granted does not say are the plan's", () => {
    const { members } = readTexts({ racine: `${admitted}granted: { limits: { wikis: 9 } }\n` });
    expect(members[0]?.member.granted.limits).toMatchObject({ wikis: 9, sites: 4, mail: 50 * 1024 ** 3 });
  });

  test("a key's place is the key, and what was not written has the place of what is around it", () => {
    const [parsed] = readTexts({
      racine: `${head}domains: [racine.example]\nmailboxes:\n  - { name: awa, quota: 1 GiB }\n`,
    }).members;
    expect(parsed?.place(["mailboxes"])).toEqual({ line: 4, column: 1 });
    expect(parsed?.place(["mailboxes", 0, "quota"])).toEqual({ line: 5, column: 18 });
    expect(parsed?.place(["mailboxes", 0, "retention"])).toEqual({ line: 5, column: 5 });
  });
});
