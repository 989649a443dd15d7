import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { foldersOf, type Folders } from "../../engine/folders.ts";
import { pluginsOf } from "../../engine/plugins.ts";
import { writeStandIn } from "../../engine/stand-in.ts";
import { program, temporaryFolder } from "./folder.ts";

function checkoutWith(packages: Record<string, object>): Folders {
  const checkout = temporaryFolder();
  for (const [name, manifest] of Object.entries(packages)) {
    const folder = path.join(checkout, "node_modules", name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name, version: "1.0.0", ...manifest }));
  }
  return foldersOf(checkout, {});
}

test("a package asks for a plugin of its own name and version, or of those that it names", async () => {
  const folders = checkoutWith({
    "@pulumi/pulumi": {},
    "@pulumi/random": { pulumi: { resource: true } },
    "@pulumi/command": { pulumi: { resource: true, name: "cmd", version: "v2.0.0" } },
  });
  const plugins = (await pluginsOf(folders)).map(({ name, version, origin }) => ({ name, version, origin }));
  expect(plugins.sort((one, other) => one.name.localeCompare(other.name))).toEqual([
    { name: "cmd", version: "2.0.0", origin: "missing" },
    { name: "random", version: "1.0.0", origin: "missing" },
  ]);
});

test("a stand-in and an official plugin are told apart", async () => {
  const folders = checkoutWith({
    "@pulumi/random": { pulumi: { resource: true } },
    "@pulumi/tls": { pulumi: { resource: true } },
  });
  const [random, tls] = await pluginsOf(folders);
  await writeStandIn(random?.path ?? "", "random.ts", folders.checkout);
  program(tls?.path ?? "", "exit 0");
  expect((await pluginsOf(folders)).map(({ origin }) => origin)).toEqual(["stand-in", "official"]);
});
