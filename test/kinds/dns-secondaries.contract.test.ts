import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keyFile } from "../../kinds/dns-secondaries.ts";
import { dnsServer } from "../../kinds/dns-server.ts";
import { zone } from "../../kinds/zone.ts";
import { sh } from "../../remote/sh.ts";
import { platformGround } from "./grounds.ts";
import { startKnot } from "./second-knot.ts";
import { Server } from "./server.ts";
import { dnsNetwork, zoneInputs } from "./zones.ts";

/* A second Knot is the secondary, with the configuration of docs/coordination/serveur-secondaire.md. */

/** As the page for whoever runs it says; only where things are differs. */
const page = readFileSync(new URL("../../docs/coordination/serveur-secondaire.md", import.meta.url), "utf8");
const written = /^```yaml\n(include:[^]*?)^```$/m.exec(page)?.[1] ?? "";

let server: Server;
const [primary = ""] = dnsNetwork.ipv4;
const [there, stranger] = ["192.0.2.54", "192.0.2.55"];
const name = "ns2.voisin.example";
const domain = "racine.example";
const wanted = dnsServer.desired({ addresses: [primary], secondaries: [{ name, addresses: [there] }] });
const ask = (...words: readonly string[]) => server.run(sh`kdig ${words} 2>&1 || true`);
const refused = /error '(NOTAUTH|REFUSED|BADKEY|BADSIG)'/;
/** The whole zone, for who asks from an address. */
const copy = (from: string, ...words: readonly string[]) => ask(`@${primary}`, "-b", from, domain, "AXFR", ...words);

beforeAll(async () => {
  server = await Server.fresh(platformGround);
  for (const address of [primary, there, stranger]) await server.run(sh`ip address add ${`${address}/32`} dev lo`);
  await server.make(dnsServer, [wanted]);
  await server.make(zone, [zone.desired(zoneInputs(3, domain))]);
  await startKnot(server, "secondary", {
    listen: `${there}@53`,
    config: written
      .replace("/etc/konbit/dns/others/ns2.voisin.example.key", keyFile(name))
      .replace("address: 203.0.113.7", `address: ${primary}\n    via: ${there}`)
      .replace("/var/lib/knot", "/srv/secondary"),
  });
});
afterAll(async () => {
  await server.close();
});

/** What the secondary answers, once it is what is looked for; a change takes its way. */
async function atSecondary(looked: RegExp, ...words: readonly string[]) {
  for (let tries = 50; ; tries--) {
    const answer = await ask(`@${there}`, ...words);
    if (looked.test(answer) || tries === 0) return answer;
    await server.run(sh`sleep 0.2`);
  }
}

test("the zone arrives signed", async () => {
  expect(await atSecondary(/RRSIG/, domain, "MX", "+dnssec")).toMatch(/Flags: qr aa[\s\S]*RRSIG\s+MX 13 2 3600/);
});

test("a change arrives at once, because the primary tells of it", async () => {
  const inputs = zoneInputs(3, domain);
  const records = [...inputs.records, { name: `neuf.${domain}`, type: "A" as const, value: "192.0.2.9" }];
  await server.make(zone, [zone.desired({ ...inputs, records })]);
  expect(await atSecondary(/^192/, `neuf.${domain}`, "A", "+short")).toBe("192.0.2.9\n");
});

test("whole zones go to that address with that key, and to nobody else", async () => {
  const key = (await server.run(sh`sed -n ${"s/^# //p"} ${keyFile(name)}`)).trim();
  expect(await copy(there, "-y", key)).toMatch(/DNSKEY/);
  expect(await copy(there)).toMatch(refused);
  expect(await copy(stranger, "-y", key)).toMatch(refused);
  expect(await copy(there, "-y", `hmac-sha256:${name}:${btoa("another key, of thirty-two bytes")}`)).toMatch(refused);
});

test("the key stays when all is made again, and what is read of the server does not have it", async () => {
  const secret = await server.run(sh`sed -n ${"s/^ *secret: //p"} ${keyFile(name)}`);
  expect((await server.make(dnsServer, [wanted])).changed).toEqual([]);
  expect(await server.run(sh`sed -n ${"s/^ *secret: //p"} ${keyFile(name)}`)).toBe(secret);
  const seen = await server.observe(dnsServer, wanted);
  expect(seen).toEqual(wanted);
  expect(JSON.stringify(seen)).not.toContain(secret.trim());
});

test("a key that is lost or read by everybody is found, and made good", async () => {
  for (const harm of [sh`chmod 644 ${keyFile(name)}`, sh`rm ${keyFile(name)}`]) {
    await server.run(harm);
    expect(await server.observe(dnsServer, wanted)).not.toEqual(wanted);
    await server.make(dnsServer, [wanted]);
    expect(await server.observe(dnsServer, wanted)).toEqual(wanted);
  }
});

test("a secondary that is taken out copies nothing any more", async () => {
  const key = (await server.run(sh`sed -n ${"s/^# //p"} ${keyFile(name)}`)).trim();
  const without = dnsServer.desired({ addresses: [primary] });
  await server.make(dnsServer, [without]);
  expect(await server.observe(dnsServer, without)).toEqual(without);
  expect(await copy(there, "-y", key)).toMatch(refused);
});
