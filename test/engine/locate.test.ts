import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { buildKey } from "../../engine/build.ts";
import { findEngine } from "../../engine/locate.ts";
import { engineVersion } from "../../engine/version.ts";
import { program, temporaryFolder } from "./folder.ts";

function machine(): { root: string; checkout: string; env: NodeJS.ProcessEnv } {
  const root = temporaryFolder();
  const checkout = path.join(root, "checkout");
  mkdirSync(path.join(checkout, "engine"), { recursive: true });
  for (const file of ["go.mod", "go.sum"]) cpSync(path.join("engine", file), path.join(checkout, "engine", file));
  return {
    root,
    checkout,
    env: { XDG_CACHE_HOME: path.join(root, "cache"), PATH: `${root}/old:${root}/new:/usr/bin:/bin` },
  };
}

test("the first compatible pulumi on PATH is used, older ones are passed over", async () => {
  const { root, ...options } = machine();
  program(`${root}/old/pulumi`, "echo v3.100.0");
  const pulumi = program(`${root}/new/pulumi`, "echo v3.261.0");
  expect(await findEngine(options)).toEqual({ pulumi, version: "3.261.0", origin: "path" });
});

test("a pulumi is asked for its version once, and again when it has changed", async () => {
  const { root, ...options } = machine();
  const asked = path.join(root, "asked");
  const pulumi = program(`${root}/new/pulumi`, `echo x >> '${asked}'; echo v3.259.0`);
  await findEngine(options);
  writeFileSync(asked, "");
  await findEngine(options);
  expect((await import("node:fs")).readFileSync(asked, "utf8")).toBe("");
  program(pulumi, "echo v3.262.0");
  expect(await findEngine(options)).toMatchObject({ version: "3.262.0" });
});

test("one that was built from the same go.mod earlier is found, for another checkout too", async () => {
  const { root, ...options } = machine();
  const key = await buildKey(path.join(options.checkout, "engine"));
  const pulumi = program(`${root}/cache/konbit/engine/${engineVersion}-${key}/pulumi`, "");
  expect(await findEngine(options)).toEqual({ pulumi, version: engineVersion, origin: "built" });
});

test("one that was built from another go.mod is not", async () => {
  const { root, ...options } = machine();
  const key = await buildKey(path.join(options.checkout, "engine"));
  program(`${root}/cache/konbit/engine/${engineVersion}-${key}/pulumi`, "");
  writeFileSync(path.join(options.checkout, "engine", "go.mod"), "module other\n");
  expect(await findEngine(options)).toBeUndefined();
});

test("an engine that does not answer is none", async () => {
  const { root, ...options } = machine();
  program(`${root}/new/pulumi`, "exit 1");
  expect(await findEngine(options)).toBeUndefined();
});
