import { expect, test } from "vitest";
import { authorityRecords, recordsFor } from "../../../core/dns/records.ts";
import { zoneText } from "../../../core/dns/zone-text.ts";
import { live, network } from "./given.ts";

const text = (...[facts, net = network, keys]: [typeof live, typeof network?, Parameters<typeof recordsFor>[2]?]) =>
  recordsFor(facts, net, keys).map(({ name, type, value }) => `${name} ${type} ${value}`);

test("the zone of a domain with mail, as a file", async () => {
  const key = { selector: "k202611", text: `v=DKIM1; k=rsa; p=${"A".repeat(392)}` };
  const records = [...authorityRecords(live.domain, network), ...recordsFor(live, network, [key])];
  await expect(zoneText(live.domain, records)).toMatchFileSnapshot("../../golden/dns/racine.example.zone");
});

test("a domain without mail says that nobody sends in its name", () => {
  const records = text({ ...live, hosts: [], mail: "none" });
  expect(records).toEqual([
    "racine.example MX 0 .",
    "racine.example TXT v=spf1 -all",
    'racine.example CAA 0 issue "letsencrypt.org"',
    "_dmarc.racine.example TXT v=DMARC1; p=reject",
  ]);
});

test("mail that is only prepared leaves MX, SPF and DMARC to the server of before", () => {
  const keys = [{ selector: "a", text: "v=DKIM1; p=AAAA" }];
  expect(text({ ...live, hosts: [], mail: { state: "prepared", dmarc: "reject" } }, network, keys)).toEqual([
    'racine.example CAA 0 issue "letsencrypt.org"',
    "a._domainkey.racine.example TXT v=DKIM1; p=AAAA",
    "mail.racine.example A 203.0.113.7",
    "mail.racine.example AAAA 2001:db8::7",
  ]);
});

test("the konbit's own domain holds the names of the server", () => {
  const records = text(
    { ...live, domain: "konbit.example", hosts: [], mail: "none" },
    { ...network, pageHosts: ["webmail.konbit.example", "listes.konbit.example"] },
  );
  for (const name of ["mail", "ns1", "ns2", "webmail", "listes"])
    expect(records).toContain(`${name}.konbit.example A 203.0.113.7`);
});

test("the mail host's name may be sent from, for what aliases send on", () => {
  const named = (domain: string) =>
    text({ ...live, domain, hosts: [], mail: "none" }).filter((line) => line.includes("spf1"));
  expect(named("konbit.example")).toEqual(["konbit.example TXT v=spf1 -all", "mail.konbit.example TXT v=spf1 a -all"]);
  expect(named("racine.example")).toHaveLength(1);
});

test("a name that is the server's and a site's at once stands there once", () => {
  const records = text({ ...live, domain: "konbit.example", hosts: ["mail.konbit.example"] });
  expect(records.filter((line) => line === "mail.konbit.example A 203.0.113.7")).toHaveLength(1);
});

test("only with the policy that asks for it does SPF say a hard no", () => {
  const spf = (dmarc: "none" | "reject") =>
    text({ ...live, mail: { state: "live", dmarc } }).find((line) => line.includes("v=spf1"));
  expect(spf("none")).toBe("racine.example TXT v=spf1 a:mail.konbit.example ~all");
  expect(spf("reject")).toBe("racine.example TXT v=spf1 a:mail.konbit.example -all");
});

test("reports go to the address of the configuration, which says so in its own zone", () => {
  const net = { ...network, mailReports: "rapports@racine.example" };
  expect(text(live, net)).toContain("*._report._dmarc.racine.example TXT v=DMARC1");
  const other = text({ ...live, domain: "graines.example" }, net);
  expect(other).toContain("_dmarc.graines.example TXT v=DMARC1; p=quarantine; rua=mailto:rapports@racine.example");
  expect(other.filter((line) => line.includes("_report"))).toEqual([]);
});

test("another MTA-STS policy has another id", () => {
  const id = (mtaSts: "testing" | "enforce") =>
    text(live, { ...network, mtaSts }).filter((line) => line.includes("STSv1"));
  expect(id("testing")).toEqual(["_mta-sts.racine.example TXT v=STSv1; id=testing59bb97de"]);
  expect(id("enforce")).toEqual(["_mta-sts.racine.example TXT v=STSv1; id=enforce2e574bc4"]);
});

test("AlternC tells mail programs where to find it, so that is left out of its zones, and nothing else", () => {
  const names = (net: typeof network) => new Set(text(live, net).map((line) => line.split(" ", 2).join(" ")));
  const left = [...names(network)].filter((name) => !names({ ...network, backend: "alternc" }).has(name));
  expect(left.filter((name) => !name.endsWith(" SRV"))).toEqual([
    "autoconfig.racine.example CNAME",
    "autodiscover.racine.example CNAME",
    "mail.racine.example A",
    "mail.racine.example AAAA",
  ]);
});

test("of who serves the zone only the name servers are said where AlternC does", () => {
  const said = authorityRecords("racine.example", { ...network, backend: "alternc" });
  expect(said.map(({ type, value }) => `${type} ${value}`)).toEqual([
    "NS ns1.konbit.example.",
    "NS ns2.konbit.example.",
  ]);
});
