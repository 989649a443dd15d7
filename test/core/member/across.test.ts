import { describe, expect, test } from "vitest";
import { head, readTexts, summary } from "./reading.ts";

const as = (number: number, body: string) => `id: m-000${number}\nstatus: active\n${head}${body}\n`;
const problems = (texts: Readonly<Record<string, string>>) => summary(readTexts(texts).problems);

describe("one owner for everything", () => {
  test.each([
    ["a domain", "domains: [a.example]", "domains: [a.example]", "zz.yaml:5:11 K0701"],
    ["a parent domain", "domains: [sub.a.example]", "domains: [a.example]", "zz.yaml:5:11 K0702"],
    ["a child domain", "domains: [a.example]", "domains: [x.y.a.example]", "zz.yaml:5:11 K0702"],
    [
      "a domain in another spelling",
      "domains: [étoile.example]",
      "domains: [xn--toile-9ra.example]",
      "zz.yaml:5:11 K0701",
    ],
    ["a cloud user", "files: { users: [{ name: awa }] }", "files: { users: [{ name: awa }] }", "zz.yaml:5:26 K0707"],
  ])("%s", (_, first, second, expected) => {
    expect(problems({ zz: as(2, second), aa: as(3, "lang: en"), mm: as(1, first) })).toEqual([expected]);
  });

  test("an id is used once", () => {
    expect(problems({ aa: as(1, "lang: fr"), bb: as(1, "lang: fr") })).toEqual(["bb.yaml:1:5 K0706"]);
  });

  test("two long names that are cut to one login collide, and both are warned", () => {
    const found = problems({ "atelier-fil-rouge": head, "atelier-fil-rouget": head });
    expect(found).toEqual([
      "atelier-fil-rouge.yaml:1:7 K0610 warning",
      "atelier-fil-rouget.yaml:1:1 K0705",
      "atelier-fil-rouget.yaml:1:7 K0610 warning",
    ]);
  });

  test("exactly fourteen characters are not cut", () => {
    expect(problems({ "semences-libres": head })).toEqual([]);
  });

  test("who was admitted first keeps what a candidate asks for, whatever the files are called", () => {
    expect(problems({ aa: `${head}domains: [a.example]\n`, zz: as(7, "domains: [a.example]") })).toEqual([
      "aa.yaml:3:11 K0701",
    ]);
  });

  test("a redirecting domain answers itself, so no site may take its name", () => {
    const found = problems({
      aa: as(
        1,
        "domains: [a.example, { name: b.example, redirectTo: https://a.example }]\nsites: [{ name: www, app: static, host: b.example }]",
      ),
    });
    expect(found).toEqual(["aa.yaml:6:17 K0704"]);
  });
});

test("a wiki and a site of one member have different names, whatever their hosts", () => {
  const found = problems({
    aa: as(1, "domains: [a.example]\nwikis: [www]\nsites: [{ name: www, app: static, host: b.a.example }]"),
  });
  expect(found).toEqual(["aa.yaml:7:17 K0712"]);
});

describe("mail between members", () => {
  const domain = (name: string) => `domains: [${name}.example]\n`;

  test("a loop across three members is shown once, at the alias that came last", () => {
    const found = problems({
      aa: as(3, `${domain("a")}aliases: { x: ["x@b.example"] }`),
      bb: as(2, `${domain("b")}aliases: { x: ["x@c.example"] }`),
      cc: as(1, `${domain("c")}aliases: { x: ["x@a.example", "ailleurs@x.test"] }`),
    });
    expect(found).toEqual(["aa.yaml:6:12 K0708"]);
  });

  test("a list is an end, so a list in between is no loop", () => {
    const found = problems({
      aa: as(1, `${domain("a")}mailboxes: [awa]\nlists: [{ name: n, owners: [awa] }]\naliases: { x: [n], y: [x] }`),
    });
    expect(found).toEqual([]);
  });

  test("a contact on a domain that is hosted here is a warning, not an error", () => {
    const found = problems({ aa: as(1, domain("ailleurs")), bb: as(2, "lang: fr") });
    expect(found).toEqual(["aa.yaml:4:30 K0711 warning", "bb.yaml:4:30 K0711 warning"]);
  });
});

test("an error in one place hides no error in another", () => {
  const found = problems({
    aa: `nom: A\ncontact: { name: Awa, email: awa, forge: awa-d }\ndomains: [a.example, B.example]\nmailboxes: [Info, x, x]\nwikis: [mail]\naliases:\n  a: [b]\n  b: [a]\n`,
  });
  expect(found).toEqual([
    "aa.yaml:1:1 K0203",
    "aa.yaml:2:30 K0305",
    "aa.yaml:3:22 K0301",
    "aa.yaml:4:13 K0301",
    "aa.yaml:4:22 K0703",
    "aa.yaml:5:9 K0317",
    "aa.yaml:8:3 K0708",
  ]);
});
