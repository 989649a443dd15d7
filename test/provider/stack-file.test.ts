import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { connectionNow } from "../../provider/stack-file.ts";

const urn = "urn:pulumi:sandbox::konbit::pulumi:providers:konbit::default";
const remembered = { host: "198.18.0.10", port: "22", user: "konbit-ops", hostKey: "ssh-ed25519 OLD" };

async function project(text: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "konbit-stack-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(path.join(folder, "Pulumi.sandbox.yaml"), text);
  return folder;
}

test("what the stack's file says goes before what the state remembers", async () => {
  const folder = await project("config:\n  konbit:hostKey: ssh-ed25519 NEW\n  konbit:port: 2222\n");
  expect(await connectionNow(urn, remembered, folder)).toEqual({
    ...remembered,
    hostKey: "ssh-ed25519 NEW",
    port: 2222,
  });
});

test("a file that says nothing, or is not there, changes nothing", async () => {
  expect(await connectionNow(urn, remembered, await project("encryptionsalt: v1\n"))).toEqual(remembered);
  expect(await connectionNow(urn.replace("sandbox", "konbit"), remembered, await project(""))).toEqual(remembered);
});

test("without a stack's name nothing is read", async () => {
  const folder = await project("config:\n  konbit:host: elsewhere.example\n");
  expect(await connectionNow(undefined, remembered, folder)).toEqual(remembered);
});
