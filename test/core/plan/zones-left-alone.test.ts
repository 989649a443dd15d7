import { expect, test } from "vitest";
import { zonesLeftAlone } from "../../../core/plan/zones-left-alone.ts";
import { accepted } from "./reading.ts";

const head = "id: m-0003\nname: R\nstatus: active\nlogin: racine\ncontact: { name: A, email: a@b.test, forge: a }\n";
const members = (domains: string, more = head) =>
  accepted({ racine: `${more}domains: [${domains}]\n` }).map(({ member }) => member);

test("every zone that the files ask of konbit, and AlternC has, is named", () => {
  const files = members("s.example, étoile.example, { name: loin.example, dns: external }");
  expect(zonesLeftAlone(files, { backend: "alternc" })).toEqual({
    fr: expect.stringMatching(/^avis : .*\(dns: managed\).* : s\.example, étoile\.example\. Un domaine neuf/) as string,
    en: expect.stringMatching(/^notice: .*\(dns: managed\).*: s\.example, étoile\.example\. A new domain/) as string,
  });
});

test("where konbit has the name server, or no file asks for a zone, there is nothing to say", () => {
  expect(zonesLeftAlone(members("s.example"), {})).toBeUndefined();
  expect(zonesLeftAlone(members("{ name: loin.example, dns: external }"), { backend: "alternc" })).toBeUndefined();
});
