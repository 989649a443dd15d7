import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterEach, expect, test, vi } from "vitest";
import { slotCount } from "../../sandbox/host.ts";
import { addressOf, choose, machineNames } from "../../sandbox/slot.ts";

const claim = { checkout: "/home/awa/konbit", purpose: "demo" };
const taken = (number: number, checkout = `/home/user${number}/konbit`, purpose = "demo") => ({
  number,
  checkout,
  purpose,
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test("a claim gets the first free slot", () => {
  expect(choose([], claim)).toBe(0);
  expect(choose([taken(0), taken(2)], claim)).toBe(1);
});

test("a claim keeps the slot that it has", () => {
  expect(choose([taken(0), taken(4, claim.checkout)], claim)).toBe(4);
});

test("another purpose of the same checkout is another claim", () => {
  expect(choose([taken(0, claim.checkout, "test")], claim)).toBe(1);
});

test("there are no more slots than a host has room for", () => {
  const all = Array.from({ length: slotCount }, (_, number) => taken(number));
  expect(choose(all, claim)).toBeUndefined();
});

test("every machine of every slot has an address of its own in 198.18.0.0/24, and none is the bridge's", () => {
  const numbers = Array.from({ length: slotCount }, (_, number) => number);
  const addresses = numbers.flatMap((number) => machineNames.map((name) => addressOf(number, name)));
  expect(new Set(addresses).size).toBe(2 * slotCount);
  expect(addresses).toContain("198.18.0.241");
  for (const address of addresses) {
    expect(address).toMatch(/^198\.18\.0\.\d+$/);
    expect(Number(address.split(".")[3])).toBeLessThan(255);
    expect(address).not.toBe("198.18.0.1");
  }
});

test("when all slots are taken the refusal names who holds them", async () => {
  const folder = await mkdtemp(`${tmpdir()}/konbit-slots-`);
  vi.stubEnv("KONBIT_SANDBOX_DIR", folder);
  const { claim: claimSlot } = await import("../../sandbox/slot.ts");
  for (let number = 0; number < slotCount; number++) {
    await mkdir(`${folder}/${number}`);
    await writeFile(
      `${folder}/${number}/owner.json`,
      JSON.stringify({ checkout: `/home/nadia/konbit${number}`, purpose: "test", user: "nadia" }),
    );
  }
  await expect(claimSlot(claim)).rejects.toThrow(/taken:[^]*23 {2}test {2}\/home\/nadia\/konbit23 \(nadia\)/);
  await rm(folder, { recursive: true });
});
