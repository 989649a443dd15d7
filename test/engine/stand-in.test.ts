import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { isStandIn, writeStandIn } from "../../engine/stand-in.ts";
import { program, temporaryFolder } from "./folder.ts";

const inHome = ".konbit/pulumi-home/plugins/resource-random-v1/pulumi-resource-random";

async function checkoutWithStandIn(): Promise<string> {
  const checkout = path.join(temporaryFolder(), "it's a checkout");
  program(path.join(checkout, "node_modules/.bin/node"), 'echo "$2" "$3"');
  mkdirSync(path.join(checkout, "engine/offline"), { recursive: true });
  writeFileSync(path.join(checkout, "engine/offline/random.ts"), "");
  await writeStandIn(path.join(checkout, inHome), "random.ts", checkout);
  return checkout;
}

test("a stand-in starts its program with the checkout's own Node", async () => {
  const checkout = await checkoutWithStandIn();
  const said = execFileSync(path.join(checkout, inHome), ["127.0.0.1:1"]).toString();
  expect(said).toMatch(/engine\/offline\/random\.ts 127\.0\.0\.1:1\n$/);
});

test("a stand-in works on after its checkout has moved", async () => {
  const before = await checkoutWithStandIn();
  const after = path.join(path.dirname(before), "elsewhere");
  renameSync(before, after);
  expect(execFileSync(path.join(after, inHome)).toString()).toContain("elsewhere");
});

test("a stand-in that lies outside of the checkout finds it all the same", async () => {
  const checkout = await checkoutWithStandIn();
  const outside = path.join(temporaryFolder(), "a/b/c/pulumi-resource-random");
  await writeStandIn(outside, "random.ts", checkout);
  renameSync(outside, path.join(path.dirname(outside), "moved"));
  expect(execFileSync(path.join(path.dirname(outside), "moved")).toString()).toContain("random.ts");
});

test("a stand-in is known as such and is not written again in vain", async () => {
  const checkout = await checkoutWithStandIn();
  const file = path.join(checkout, inHome);
  const { ino } = statSync(file);
  await writeStandIn(file, "random.ts", checkout);
  expect(statSync(file).ino).toBe(ino);
  expect(await isStandIn(file)).toBe(true);
  expect(await isStandIn(program(path.join(checkout, "official"), "exit 0"))).toBe(false);
});
