import { afterAll, beforeAll, expect, test } from "vitest";
import { questionsFor } from "../../core/dns/answers.ts";
import { postureOf } from "../../core/dns/posture.ts";
import { recordsFor } from "../../core/dns/records.ts";
import { dnsServer } from "../../kinds/dns-server.ts";
import { zone } from "../../kinds/zone.ts";
import { sh } from "../../remote/sh.ts";
import { Asker } from "../../scripts/cli/dns/ask.ts";
import { platformGround } from "./grounds.ts";
import { Server } from "./server.ts";
import { dnsNetwork, zoneFacts, zoneInputs } from "./zones.ts";

/* What the world gets from the name server, with Knot's own tools, which know nothing of konbit. */

let server: Server;
/** Where it is reached from here. */
let host: string;
const racine = zone.desired(zoneInputs(3, "racine.example"));
const [address = ""] = dnsNetwork.ipv4;
const ask = (...words: readonly string[]) => server.run(sh`kdig ${[`@${address}`, ...words]} 2>&1 || true`);

beforeAll(async () => {
  server = await Server.fresh(platformGround);
  await server.run(sh`ip address add ${`${address}/32`} dev lo`);
  [host = ""] = (await server.run(sh`hostname -I`)).trim().split(" ");
  await server.make(dnsServer, [dnsServer.desired({ addresses: [...dnsNetwork.ipv4, ...dnsNetwork.ipv6, host] })]);
  await server.make(zone, [racine]);
});
afterAll(async () => {
  await server.close();
});

test("it answers for its zones over UDP and TCP, with authority", async () => {
  for (const transport of ["+notcp", "+tcp"]) {
    expect(await ask("racine.example", "MX", "+short", transport)).toBe("10 mail.konbit.example.\n");
    expect(await ask("racine.example", "SOA", transport)).toMatch(/Flags: qr aa/);
  }
});

test("every signature of the zone is valid", async () => {
  await server.run(sh`
    rm -rf /tmp/flushed; install -d -o knot /tmp/flushed
    knotc -b zone-flush racine.example +outdir /tmp/flushed
    kzonecheck --dnssec on -o racine.example /tmp/flushed/*`);
  expect(await ask("racine.example", "MX", "+dnssec")).toMatch(/RRSIG\s+MX 13 2 3600/);
  expect(await ask("nulle-part.racine.example", "A", "+dnssec")).toMatch(/NXDOMAIN[\s\S]*NSEC3/);
});

test("a forged record does not pass for a signed one", async () => {
  await expect(
    server.run(sh`
      sed -i 's/10 mail.konbit.example/10 mail.pirate.example/' /tmp/flushed/*
      kzonecheck --dnssec on -o racine.example /tmp/flushed/* 2>&1`),
  ).rejects.toThrow(/signature|RRSIG/i);
});

test("konbit check-dns finds all there, and what is wrong elsewhere", async () => {
  const facts = zoneFacts("racine.example");
  const expected = recordsFor(facts, dnsNetwork);
  const asker = new Asker(host, AbortSignal.timeout(30_000));
  const answers = await asker.all(questionsFor(facts, expected));
  const judge = (network: typeof dnsNetwork) =>
    postureOf({ facts, network, expected: recordsFor(facts, network), areKeysKnown: true, answers });
  // autoconfig leads to a name that lies in another zone, which this server does not have.
  // A parent zone, which would have a DS, is for another suite.
  const found = judge(dnsNetwork).findings.map(({ severity, about }) => `${severity} ${about}`);
  expect(found).toEqual(["orange signing", "advice clients"]);
  expect(judge({ ...dnsNetwork, mailHost: "mail.ailleurs.example" }).colour).toBe("red");
  expect(await asker.one({ name: "example.org", type: "A" })).toEqual({ state: "refused" });
});

test("it resolves for nobody, gives no whole zone away and does not say what it is", async () => {
  expect(await ask("example.org", "A")).toMatch(/REFUSED/);
  expect(await ask("racine.example", "AXFR")).toMatch(/NOTAUTH|REFUSED/);
  expect(await ask("version.bind", "TXT", "CH")).toMatch(/REFUSED/);
});

test("a zone that went to another member stays served when the first one's is retired", async () => {
  const next = zone.desired({ ...zoneInputs(4, "racine.example") });
  await server.make(zone, [next]);
  expect(await server.observe(zone, racine)).toBeUndefined();
  expect((await server.tell(zone.retire([racine]))).failed).toEqual([]);
  expect(await ask("racine.example", "MX", "+short")).toBe("10 mail.konbit.example.\n");
  expect((await server.tell(zone.retire([next]))).failed).toEqual([]);
  expect(await ask("racine.example", "MX")).toMatch(/REFUSED/);
});

test("a zone that Knot refuses leaves the one before, and the other zones are made", async () => {
  const good = zone.desired(zoneInputs(5, "graines.example"));
  const inputs = zoneInputs(6, "sillon.example");
  const bad = zone.desired({
    ...inputs,
    records: [...inputs.records, { name: "sillon.example", type: "CNAME", value: "ailleurs.example." }],
  });
  await server.make(zone, [zone.desired(inputs)]);
  const told = await server.ensure(zone, [bad, good]);
  expect(told.ok).toEqual(["m-0005/graines.example"]);
  expect(told.failed.join("\n")).toMatch(/Knot refuses the zone, and the one before stays/);
  expect(await ask("sillon.example", "MX", "+short")).toBe("10 mail.konbit.example.\n");
});
