import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { expect, test } from "vitest";
import { notProvidedBy, words } from "../../../core/plan/not-provided.ts";
import { notProvided } from "../../../core/provided.ts";
import type { Plain } from "../../../core/member/plain.ts";
import { accepted } from "./reading.ts";

const head = "name: R\ncontact: { name: A, email: a@b.test, forge: a }\n";

test("every key that waits for a kind has words that a member understands", async () => {
  // The reference file asks for everything; what it has not is added.
  const example = parse(await readFile("members/_example.yaml", "utf8")) as Record<string, unknown>;
  const wikis = [{ name: "a", engine: "yeswiki", edit: "konbit", state: "composted" }];
  // What YAML gives here is plain: texts, numbers, lists and groups of them.
  const file = { ...example, wikis, extras: { matrix: {}, visio: true } } as Plain;
  const keys = notProvided(file, []).map(({ path }) => path.filter((step) => typeof step === "string").join("."));
  expect(keys.length).toBeGreaterThan(5);
  expect(keys.filter((key) => !(key in words))).toEqual([]);
});

test("it is said once, in the order of the file, and blocks only who is served", () => {
  const asks = `${head}domains: [racine.example]\nwikis: [{ name: a, engine: yeswiki }, { name: b, engine: yeswiki }]\nmailboxes: [x]\n`;
  const served = `id: m-0001\nstatus: active\nlogin: racine\n${asks}`;
  const wanted = ["YesWiki"];
  for (const [text, blocks] of [
    [asks, false],
    [served, true],
  ] as const) {
    const told = notProvidedBy(accepted({ racine: text }));
    expect(told?.what.map(({ fr }) => fr)).toEqual(wanted);
    expect(told?.blocks).toBe(blocks);
  }
});

test("nothing is said of what is provided", () => {
  const text = `${head}domains: [{ name: racine.example, dns: external, mail: none }]\nsites: [{ name: www, app: php }]\n`;
  expect(notProvidedBy(accepted({ racine: text }))).toBeUndefined();
});
