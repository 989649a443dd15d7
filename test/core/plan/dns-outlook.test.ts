import { expect, test } from "vitest";
import { answered } from "./reading.ts";

const head = "id: m-0003\nname: R\nstatus: active\nlogin: racine\ncontact: { name: A, email: a@b.test, forge: a }\n";
const none = "domains: [{ name: loin.example, dns: external, mail: none }]\n";
const outlook = (domain: string) =>
  answered(
    { racine: head + none },
    { racine: `${head}domains: [{ name: loin.example, dns: external, mail: none }, ${domain}]\n` },
  ).dns.map(({ domain: name, colour, text }) => `${name} ${colour} ${text.fr.split(",")[0] ?? ""}`);

test.each([
  ["{ name: r.example, mail: { dmarc: reject } }", "r.example green tout est publié par konbit"],
  ["{ name: r.example, mail: none }", "r.example green tout est publié par konbit"],
  ["r.example", "r.example orange tout est publié par konbit"],
  [
    "{ name: r.example, mail: { cutover: prepared } }",
    "r.example red le courriel n'arrivera nulle part : il n'est que préparé",
  ],
  [
    "{ name: r.example, dns: external, mail: { dmarc: reject } }",
    "r.example unknown dépend de ce qui est publié ailleurs",
  ],
  [
    "{ name: r.example, dns: external }",
    "r.example orange on peut encore écrire à son nom (« dmarc: none » ne fait qu'observer) ; ce qui est publié ailleurs est à vérifier : konbit check-dns",
  ],
  ["{ name: étoile.example, mail: none }", "étoile.example green tout est publié par konbit"],
])("%s", (domain, line) => {
  expect(outlook(domain)).toEqual([line]);
});

test("a domain that goes, and one that does not change, get no line", () => {
  const two = "domains: [{ name: loin.example, dns: external, mail: none }, { name: r.example, mail: none }]\n";
  expect(answered({ racine: head + two }, { racine: head + none }).dns).toEqual([]);
});
