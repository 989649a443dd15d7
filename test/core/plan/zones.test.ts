import { expect, test } from "vitest";
import { domainFacts, zonesOf } from "../../../core/plan/zones.ts";
import type { Admitted } from "../../../core/member/member.ts";
import { accepted } from "./reading.ts";

const head = "id: m-0003\nname: R\nstatus: active\nlogin: racine\ncontact: { name: A, email: a@b.test, forge: a }\n";
const member = (text: string) => accepted({ racine: `${head}${text}` })[0]?.member as Admitted;

test("names that answer on the server go to the domain in which they lie", () => {
  const racine = member(
    "domains: [racine.example, { name: graines.example, dns: external, mail: none }]\n" +
      "wikis: [wiki, { name: vieux, state: archived }]\n" +
      "sites: [{ name: www, app: static, aliases: [racine.example, graines.example] }, { name: b, app: static, host: b.graines.example }]\n",
  );
  expect(domainFacts(racine).map(({ domain, hosts }) => [domain, hosts])).toEqual([
    ["racine.example", ["racine.example", "vieux.racine.example", "wiki.racine.example", "www.racine.example"]],
    ["graines.example", ["b.graines.example", "graines.example"]],
  ]);
});

test("a zone is served for managed domains alone, and knows what the file says of mail", () => {
  const racine = member(
    "domains: [{ name: racine.example, mail: { cutover: prepared, dmarc: reject } }, { name: graines.example, dns: external, mail: none }]\n",
  );
  expect(zonesOf(racine)).toEqual([
    {
      member: "m-0003",
      domain: "racine.example",
      dns: "managed",
      hosts: [],
      mail: { state: "prepared", dmarc: "reject" },
    },
  ]);
});

test("a domain that redirects leads to the server itself", () => {
  const racine = member(
    "domains: [{ name: racine.example, dns: external, mail: none, redirectTo: https://graines.example/ }]\n",
  );
  expect(domainFacts(racine)[0]?.hosts).toEqual(["racine.example"]);
});
