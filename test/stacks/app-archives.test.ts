import { expect, test } from "vitest";
import type { Plan } from "../../core/plan/plan.ts";
import { archivesOfStack } from "../../stacks/app-archives.ts";
import { configOf } from "./given.ts";

const sha256 = "0123456789abcdef".repeat(4);

/** A plan of which only its apps are looked at. */
const planOf = (...apps: readonly string[]): Plan =>
  ({ members: apps.map((app) => ({ sites: [{ app }] })) }) as unknown as Plan;

test("only what a site is of is wanted, once", () => {
  const config = configOf({ apps: JSON.stringify({ picocms: { sha256 } }) });
  expect(archivesOfStack(config, planOf("php", "wordpress"))).toEqual([]);
  expect(archivesOfStack(config, planOf("picocms", "static", "picocms"))).toMatchObject([
    { app: "picocms", sha256, url: expect.stringContaining("/pico-release-v") as string },
  ]);
});

test("what nobody has pinned is refused, with its file and what to write", () => {
  expect(() => archivesOfStack(configOf({}), planOf("picocms"))).toThrow(
    /^nothing was changed: picocms [\w.-]+ has no checksum yet: get https:\S+, .* konbit:apps\.picocms\.sha256 /,
  );
});

test("nobody has to pin what no site is of", () => {
  expect(archivesOfStack(configOf({}), planOf("static"))).toEqual([]);
});

test("a wrong key or value is named", () => {
  const wrong = (apps: unknown) => () => archivesOfStack(configOf({ apps: JSON.stringify(apps) }), planOf());
  expect(wrong({ pico: { sha256 } })).toThrow(/konbit:apps\.pico: no program .* only picocms/);
  expect(wrong({ picocms: { sha256: "x" } })).toThrow(/konbit:apps\.picocms\.sha256: 64 digits/);
});
