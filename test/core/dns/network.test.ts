import { expect, test } from "vitest";
import { networkConfig, networkOf } from "../../../core/dns/network.ts";

const names = { mailHost: "mail.konbit.example", nameServers: ["ns1.konbit.example"] };
const of = (written: object, host?: string, hasZones = true) => networkOf(networkConfig.parse(written), host, hasZones);

test("what is missing is named, all at once", () => {
  expect(of({})).toEqual({ missing: ["addresses", "mailHost", "nameServers"] });
  expect(of(names)).toEqual({ missing: ["addresses"] });
});

test("names of name servers are asked for only where konbit serves zones", () => {
  const { mailHost } = names;
  expect(of({ mailHost }, "203.0.113.7")).toEqual({ missing: ["nameServers"] });
  expect(of({ mailHost }, "203.0.113.7", false)).toMatchObject({ network: { mailHost, nameServers: [] } });
});

test("the host of the configuration is the address when it is one", () => {
  expect(of(names, "203.0.113.7")).toMatchObject({ network: { ipv4: ["203.0.113.7"], ipv6: [] } });
  expect(of(names, "server.konbit.example")).toEqual({ missing: ["addresses"] });
});

test("an address of IPv6 has one form", () => {
  const found = of({ ...names, addresses: ["2001:0DB8:0:0::7", "203.0.113.7"] });
  expect(found).toMatchObject({ network: { ipv4: ["203.0.113.7"], ipv6: ["2001:db8::7"] } });
});

test("a secondary is named once, with addresses in one form", () => {
  const one = { name: "ns2.voisin.example", addresses: ["2001:0DB8::9"] };
  expect(of({ ...names, addresses: ["203.0.113.7"], secondaries: [one] })).toMatchObject({
    network: { secondaries: [{ name: "ns2.voisin.example", addresses: ["2001:db8::9"] }] },
  });
  expect(() => of({ secondaries: [one, one] })).toThrow(/each name once/);
  expect(() => of({ secondaries: [{ ...one, key: "secret" }] })).toThrow(/key/);
});

test("the webmail's name and that of the lists' pages are names of the server", () => {
  const [webmailHost, listHost] = ["webmail.konbit.example", "listes.konbit.example"];
  expect(of({ ...names, webmailHost, listHost }, "203.0.113.7")).toMatchObject({
    network: { pageHosts: [webmailHost, listHost] },
  });
  expect(of(names, "203.0.113.7")).toMatchObject({ network: { pageHosts: [] } });
});
