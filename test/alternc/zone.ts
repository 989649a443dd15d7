import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DomainFacts } from "../../core/dns/facts.ts";
import type { Network } from "../../core/dns/network.ts";
import { authorityRecords, recordsFor } from "../../core/dns/records.ts";
import { mailDomain } from "../../kinds/alternc/mail-domain.ts";
import { site } from "../../kinds/alternc/site.ts";
import { zone } from "../../kinds/alternc/zone.ts";
import type { ZoneInputs } from "../../kinds/zone-state.ts";
import { lines, sh } from "../../remote/sh.ts";
import { keysIn, keysQuestion } from "../../scripts/cli/dns/keys.ts";
import { contract } from "../kinds/contract.ts";
import { differences } from "../kinds/leaves.ts";
import { domainInputs, memberId, siteInputs } from "../kinds/members.ts";
import type { Server } from "../kinds/server.ts";
import { dnsNetwork, zoneFacts } from "../kinds/zones.ts";
import { isSupplied } from "./alternc-server.ts";
import { addMember, alternc, sql, start } from "./ground.ts";

/** As install.sh answers AlternC's questions. */
const network: Network = {
  ...dnsNetwork,
  nameServers: ["ns1.alternc.konbit.test", "ns2.alternc.konbit.test"],
  backend: "alternc",
};

function inputs(number: number, domain: string, more: Partial<DomainFacts> = {}, asShown = network): ZoneInputs {
  const facts = { ...zoneFacts(domain), ...more };
  const records = [...authorityRecords(domain, asShown), ...recordsFor(facts, asShown)];
  return {
    member: memberId(number),
    domain,
    records: records.map(({ name, type, value }) => ({ name, type, value })),
    hasMail: facts.mail !== "none",
  };
}

const file = "/var/lib/alternc/bind/zones/racine.example";
/** As AlternC's cron would. */
const atWork = sh`
  mariadb alternc -e "UPDATE domaines SET dns_action = 'UPDATE' WHERE domaine = 'racine.example'"
  /usr/lib/alternc/update_domains.php`;
const inPanel = (statement: string) => lines([sql(statement), atWork]);
const row = (set: string, which: string) =>
  inPanel(`UPDATE sub_domaines SET ${set} WHERE domaine = 'racine.example' AND web_action = 'OK' AND ${which}`);
const added = (sub: string, type: string, value: string) =>
  inPanel(
    `INSERT INTO sub_domaines (compte, domaine, sub, type, valeur, web_action) SELECT compte, domaine, '${sub}', '${type}', '${value}', 'OK' FROM domaines WHERE domaine = 'racine.example'`,
  );
const byHand = (change: string) => sh`sed -i ${change} ${file}`;

contract("zone of AlternC", {
  kind: zone,
  backend: alternc,
  inputs: [inputs(3, "racine.example"), inputs(4, "sillon.example", { mail: "none" })],
  another: (number) => ({
    inputs: inputs(100 + number, `autre${String(number)}.example`),
    before: (server) => addMember(server, 100 + number, `autre${String(number)}`),
  }),
  prepare: async (server) => {
    await addMember(server, 3, "racine");
    await addMember(server, 4, "sillon", { state: "prepared" });
  },
  drifts: [
    [
      { leaf: "records.@ MX", by: row("enable = 'ENABLED'", "type = 'DEFMX'") },
      { leaf: "dkim", by: row("valeur = 'v=DKIM1; p=QUJD'", "type = 'dkim'") },
      { leaf: "file", by: byHand("/_smtp/d") },
    ],
    [
      { leaf: "records.@ TXT v=spf1", by: row("enable = 'ENABLED'", "valeur LIKE 'v=spf1%'") },
      { leaf: "records._smtp._tls TXT v=tlsrptv1", by: lines([byHand("/_smtp/s/postmaster/autre/"), atWork]) },
    ],
    { leaf: "served", by: inPanel("UPDATE domaines SET gesdns = 0 WHERE domaine = 'racine.example'") },
    [
      { leaf: "served", by: sh`systemctl stop named` },
      { leaf: "dkim", by: sql("DELETE FROM sub_domaines WHERE domaine = 'racine.example' AND type = 'dkim'") },
    ],
  ],
  data: {
    returns: /put back what somebody had written/,
    fill: lines([sh`sed -i ${'/^;;; konbit/i par-hasard.racine.example. IN TXT "ceci"'} ${file}`, atWork]),
    // Wherever they lie, and in both places of a run that was killed.
    digest: sh`
      held=/var/lib/konbit/alternc/zones/racine.example
      cat /etc/opendkim/keys/racine.example/alternc.private $held/alternc.private 2>/dev/null | sort -u | sha256sum
      cat ${file} $held/zone 2>/dev/null | grep par-hasard | sort -u`,
  },
});

describe.skipIf(!isSupplied)("zones of AlternC", () => {
  let server: Server;
  const racine = zone.desired(inputs(3, "racine.example"));
  const asked = async (name: string, type: string) =>
    (await server.run(sh`dig @127.0.0.1 +short ${name} ${type} | sort`)).trim().split("\n");
  const drift = async () => differences(racine, await server.observe(zone, racine));

  beforeAll(async () => {
    server = await start();
    await addMember(server, 3, "racine");
    await server.make(zone, [racine]);
  });
  afterAll(async () => {
    await server.close();
  });

  test("keep konbit's part when AlternC writes them anew", async () => {
    const serial = await asked("racine.example", "SOA");
    await server.run(atWork);
    expect(await asked("racine.example", "SOA")).not.toEqual(serial);
    expect(await asked("_smtp._tls.racine.example", "TXT")).toEqual([
      '"v=TLSRPTv1; rua=mailto:postmaster@racine.example"',
    ]);
    expect(await drift()).toEqual([]);
  });

  test("leave to others what they say in the panel, and take it up again when they say it no more", async () => {
    const spf = "v=spf1 include:lettres.example a:mail.konbit.example ~all";
    await server.run(lines([added("", "txt", spf), added("mail", "cname", "ailleurs.example.")]));
    expect(await drift()).toEqual([expect.stringContaining("records.@ TXT v=spf1")]);
    await server.make(zone, [racine]);
    expect(await asked("racine.example", "TXT")).toEqual([`"${spf}"`]);
    expect(await asked("mail.racine.example", "CNAME")).toEqual(["ailleurs.example."]);
    expect(await drift()).toEqual([]);
    expect((await server.make(zone, [racine])).changed).toEqual([]);
    await server.run(inPanel("DELETE FROM sub_domaines WHERE valeur LIKE '%lettres.example%'"));
    await server.make(zone, [racine]);
    expect(await asked("racine.example", "TXT")).toEqual(['"v=spf1 a:mail.konbit.example -all"']);
  });

  test("have the addresses that AlternC gives to sites, once, and IPv6 beside them where they lead here", async () => {
    await server.make(site, [site.desired(siteInputs(3, "racine", { domains: ["racine.example"] }))]);
    const own = await asked("autoconfig.racine.example", "A");
    await server.make(zone, [racine]);
    expect(await asked("www.racine.example", "A")).toEqual(own);
    expect(await asked("www.racine.example", "AAAA")).toEqual([""]);
    expect(await drift()).toEqual([]);
    await server.make(zone, [zone.desired(inputs(3, "racine.example", {}, { ...network, ipv4: own }))]);
    expect(await asked("www.racine.example", "A")).toEqual(own);
    expect(await asked("www.racine.example", "AAAA")).toEqual(["2001:db8::53"]);
    await server.make(zone, [racine]);
  });

  test("say nothing of a mail that no file asks for and the panel has", async () => {
    await addMember(server, 4, "sillon");
    // Not even what AlternC says of itself, which somebody took away.
    await server.run(sql("DELETE FROM sub_domaines WHERE domaine = 'sillon.example' AND type = 'txt'"));
    const sillon = zone.desired(inputs(4, "sillon.example", { mail: "none" }));
    await server.make(zone, [sillon]);
    expect(await asked("sillon.example", "MX")).toEqual(["5 mail.alternc.konbit.test."]);
    expect(await asked("sillon.example", "TXT")).toEqual([""]);
    expect(await asked("_dmarc.sillon.example", "TXT")).toEqual([""]);
    expect(differences(sillon, await server.observe(zone, sillon))).toEqual([]);
  });

  test("publish the key that signs, also after the mail was elsewhere, where AlternC forgets to", async () => {
    const mail = (state: string) =>
      mailDomain.desired(mailDomain.inputs.parse({ ...domainInputs(3, "racine"), state }));
    const key = async () => (await asked("alternc._domainkey.racine.example", "TXT")).join("");
    const before = await key();
    await server.make(mailDomain, [mail("prepared")]);
    await server.make(mailDomain, [mail("live")]);
    expect(await drift()).toContainEqual(expect.stringContaining("not the key with which AlternC signs"));
    await server.make(zone, [racine]);
    expect(await key()).not.toBe(before);
    expect(await drift()).toEqual([]);
    // Which `konbit check-dns` looks for as well.
    const [signs] = keysIn(await server.run(keysQuestion())).dkim.get("racine.example") ?? [];
    expect(signs?.selector).toBe("alternc");
    expect((await key()).replaceAll(/" "|"|\\/g, "")).toBe(signs?.text);
  });

  test("that are taken out are served no more; back, they say the same, key and all", async () => {
    const all = () => server.run(sh`dig @127.0.0.1 +noall +answer +onesoa racine.example AXFR | grep -v SOA | sort`);
    const before = await all();
    expect((await server.tell(zone.retire([racine]))).failed).toEqual([]);
    expect(await asked("racine.example", "SOA")).toEqual([""]);
    await server.make(zone, [racine]);
    expect(await all()).toBe(before);
  });

  test("that AlternC is told to leave alone are refused by name, and so are name servers that it does not write", async () => {
    const other = { ...racine, nameServers: ["ns1.konbit.example."] };
    expect((await server.ensure(zone, [other])).failed.join()).toMatch(
      /ns1\.alternc\.konbit\.test, ns2\.alternc\.konbit\.test.*set konbit:nameServers/,
    );
    await server.run(byHand("s/LOCKED:NO/LOCKED:YES/"));
    expect(await drift()).toEqual([expect.stringContaining("AlternC leaves its file alone (LOCKED:YES)")]);
    expect((await server.ensure(zone, [racine])).failed.join()).toMatch(/says LOCKED:YES; write LOCKED:NO there/);
  });
});
