import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dnsServer } from "../../kinds/dns-server.ts";
import { mailDomain } from "../../kinds/mail-domain.ts";
import { mailServer } from "../../kinds/mail-server.ts";
import { zone } from "../../kinds/zone.ts";
import { sh } from "../../remote/sh.ts";
import { mailGround } from "./grounds.ts";
import { declare } from "./mail-boxes.ts";
import { domainInputs } from "./members.ts";
import { Server } from "./server.ts";
import { dnsNetwork, zoneInputs } from "./zones.ts";

describe("keys of DKIM, one after the other", () => {
  let server: Server;
  const wanted = (number: number, login: string, dkimSelector: string) =>
    mailDomain.desired(domainInputs(number, login, { dkimSelector }));
  const inDns = zone.desired(zoneInputs(3, "racine.example"));
  const signing = async (number: number, login: string, selector: string) => {
    const state = wanted(number, login, selector);
    return (await server.observe(mailDomain, state))?.dkim.signing;
  };
  const served = async () =>
    (await server.run(sh`knotc zone-read racine.example | grep -o 'k[0-9]*[.]_domainkey' | sort -u`))
      .trim()
      .split("\n");

  beforeAll(async () => {
    server = await Server.fresh(mailGround);
    await server.make(dnsServer, [dnsServer.desired({ addresses: [...dnsNetwork.ipv4] })]);
    await server.make(mailDomain, [wanted(3, "racine", "k1"), wanted(4, "sillon", "k1")]);
    await server.make(zone, [inDns]);
  });
  afterAll(async () => {
    await server.close();
  });

  test("a database of before gets the column that it lacks, and keeps its rows", async () => {
    const rows = "SELECT domain, selector, public, made, signs FROM dkim ORDER BY 1, 2";
    const before = await server.run(declare(rows));
    await server.run(declare("ALTER TABLE dkim DROP COLUMN signed_until; PRAGMA user_version = 0"));
    const state = mailServer.desired({ host: "mail.konbit.example" });
    expect((await server.make(mailServer, [state])).changed).toEqual([
      "server brought /var/lib/konbit/mail/mail.db to version 1",
    ]);
    expect(await server.observe(mailServer, state)).toMatchObject({ tables: state.tables });
    expect(await server.run(declare(rows))).toBe(before);
    expect((await server.make(mailServer, [state])).changed).toEqual([]);
  });

  test("where the zone is served here the next key signs at once, and the one after it is published in the same run", async () => {
    // A preview sees that the zone is to change, before the key is made.
    const next = zone.desired({ ...zoneInputs(3, "racine.example"), dkimSelector: "k2" });
    expect((await server.observe(zone, next))?.dkim).not.toBe(next.dkim);
    await server.make(mailDomain, [wanted(3, "racine", "k2")]);
    expect(await signing(3, "racine", "k2")).toBe("k2");
    await server.make(zone, [next]);
    expect((await server.observe(zone, next))?.dkim).toBe(next.dkim);
    expect(await served()).toEqual(["k1._domainkey", "k2._domainkey", "k3._domainkey"]);
  });

  test("a key that nobody can read yet does not sign: it is published first, and signs in the next run", async () => {
    await server.make(mailDomain, [wanted(3, "racine", "k4")]);
    expect(await signing(3, "racine", "k4")).toBe("k2");
    await server.make(zone, [inDns]);
    await server.make(mailDomain, [wanted(3, "racine", "k4")]);
    expect(await signing(3, "racine", "k4")).toBe("k4");
  });

  test("a key that signs no more stays in the zone for 30 days, then goes", async () => {
    await server.run(declare("UPDATE dkim SET signed_until = date('now', '-31 days') WHERE selector = 'k1'"));
    expect((await server.observe(zone, inDns))?.dkim).toBe("not as the server signs: k1._domainkey");
    await server.make(zone, [inDns]);
    expect(await served()).toEqual(["k2._domainkey", "k3._domainkey", "k4._domainkey", "k5._domainkey"]);
  });

  test("where the zone is elsewhere the next key waits until its record is found there", async () => {
    const told = await server.make(mailDomain, [wanted(4, "sillon", "k2")]);
    expect(told.changed).toContain(
      "m-0004/sillon.example goes on signing mail of sillon.example with k1: DNS does not have the key k2 yet (konbit check-dns --records sillon.example)",
    );
    expect(await signing(4, "sillon", "k2")).toBe("k1");
    // The world's DNS: another Knot, which this server asks.
    await server.run(sh`
      mkdir -p /root/elsewhere
      { printf '%s\n' '$TTL 60' '@ SOA ns.example. root.example. 1 60 60 60 60' '@ NS ns.example.'
        sed 's/.*v=DKIM1/v=DKIM1/' /var/lib/konbit/mail/dkim/sillon.example.k2.public | fold -w 200 | sed 's/.*/"&"/' | tr '\n' ' ' |
          sed 's/^/k2._domainkey TXT /'; echo; } >/root/elsewhere/zone
      printf '%s\n' 'server:' '  rundir: /root/elsewhere' '  listen: 127.0.0.53@53' 'database:' '  storage: /root/elsewhere' \
        'zone:' '  - domain: sillon.example' '    file: /root/elsewhere/zone' >/root/elsewhere/knot.conf
      systemd-run -q --unit=elsewhere knotd -c /root/elsewhere/knot.conf
      echo 'nameserver 127.0.0.53' >/etc/resolv.conf
      for try in $(seq 50); do kdig +short SOA sillon.example | grep -q root && exit 0; sleep 0.1; done; exit 1`);
    await server.make(mailDomain, [wanted(4, "sillon", "k2")]);
    expect(await signing(4, "sillon", "k2")).toBe("k2");
  });

  test("going back to an earlier key waits for nothing", async () => {
    await server.run(sh`systemctl stop elsewhere`);
    await server.make(mailDomain, [wanted(4, "sillon", "k1")]);
    expect(await signing(4, "sillon", "k1")).toBe("k1");
  });
});
