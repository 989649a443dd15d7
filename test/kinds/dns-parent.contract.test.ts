import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answers } from "../../core/dns/answers.ts";
import { questionsFor } from "../../core/dns/answers.ts";
import { dsRecords } from "../../core/dns/judge-signing.ts";
import { postureOf } from "../../core/dns/posture.ts";
import { recordsFor } from "../../core/dns/records.ts";
import { dnsServer } from "../../kinds/dns-server.ts";
import { zone } from "../../kinds/zone.ts";
import { sh } from "../../remote/sh.ts";
import { Asker } from "../../scripts/cli/dns/ask.ts";
import { keysIn, keysQuestion } from "../../scripts/cli/dns/keys.ts";
import { platformGround } from "./grounds.ts";
import { startKnot } from "./second-knot.ts";
import { Server } from "./server.ts";
import { dnsNetwork, zoneFacts, zoneInputs } from "./zones.ts";

/* A second Knot is the parent zone, as a registry has it. */

let server: Server;
/** Where both are reached from here. */
let host: string;
/** Of the key that Knot made. */
let ds: readonly string[];
const domain = "racine.example";

beforeAll(async () => {
  server = await Server.fresh(platformGround);
  [host = ""] = (await server.run(sh`hostname -I`)).trim().split(" ");
  await server.make(dnsServer, [dnsServer.desired({ addresses: [host] })]);
  await server.make(zone, [zone.desired(zoneInputs(3, domain))]);
  ds = keysIn(await server.run(keysQuestion())).ds.get(domain) ?? [];
});
afterAll(async () => {
  await server.close();
});

/** What check-dns finds when the parent has these. */
async function judged(atParent: readonly string[]) {
  await startKnot(server, "parent", {
    listen: `${host}@5300`,
    config: "zone:\n  - domain: example\n",
    zones: {
      example: [
        "example. 300 SOA ns.example. x.example. 1 300 300 300 300",
        "example. 300 NS ns1.konbit.example.",
        `${domain}. 300 NS ns1.konbit.example.`,
        ...atParent.map((one) => `${domain}. 300 DS ${one}`),
        "",
      ].join("\n"),
    },
  });
  const facts = zoneFacts(domain);
  const expected = recordsFor(facts, dnsNetwork);
  const signal = AbortSignal.timeout(30_000);
  const questions = questionsFor(facts, expected);
  const [own, parent] = await Promise.all([
    new Asker(host, signal).all(questions),
    new Asker(`${host}:5300`, signal).all(questions.filter(({ type }) => type === "DS")),
  ]);
  const answers: Answers = (name, type) => (type === "DS" ? parent : own)(name, type);
  const { colour, findings } = postureOf({ facts, network: dnsNetwork, expected, areKeysKnown: true, answers, ds });
  return { colour, findings: findings.filter(({ about }) => about === "signing") };
}

test("the registrar's DS is that of the key with which Knot signs, and then all is green", async () => {
  const [wanted] = dsRecords(domain, ds);
  expect(await judged([])).toMatchObject({ colour: "orange", findings: [{ found: [], wanted: [wanted] }] });
  expect(wanted?.value).toMatch(/^\d+ 13 2 [0-9a-f]{64}$/);
  expect(await judged([wanted?.value ?? ""])).toEqual({ colour: "green", findings: [] });
});

test("the DS of another key is red, with what to do first", async () => {
  const foreign = `4711 13 2 ${"ab".repeat(32)}`;
  const { colour, findings } = await judged([foreign]);
  expect([colour, findings[0]?.found]).toEqual(["red", [`DS ${foreign}`]]);
  expect(findings[0]?.text.en).toMatch(/To do first.*remove this DS/);
});
