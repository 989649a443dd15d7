import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { withServer, writeStackConfig } from "../../sandbox/stack-config.ts";

const server = { host: "198.18.0.20", port: 22, user: "root", hostKey: "ssh-ed25519 AAAAC3Nz" } as const;
const sandbox: Sandbox = { slot: 1, server, vault: server, agentSocket: "/run/agent.sock", folder: "/run" };

let checkout: string;
beforeAll(async () => (checkout = await mkdtemp(`${tmpdir()}/konbit-config-`)));
afterAll(() => rm(checkout, { recursive: true }));

test("a new stack's configuration points at the server and its operator", () => {
  expect(parse(withServer("", server))).toEqual({
    config: {
      "konbit:host": "198.18.0.20",
      "konbit:port": 22,
      "konbit:user": "konbit-ops",
      "konbit:hostKey": "ssh-ed25519 AAAAC3Nz",
      "konbit:disks": ["/dev/sda", "/dev/sdb"],
      "konbit:mailHost": "mail.konbit.test",
      "konbit:nameServers": ["ns1.konbit.test", "ns2.konbit.test"],
      "konbit:acme": "none",
    },
  });
});

test("salt, other keys and comments of an existing configuration stay", () => {
  const before =
    "encryptionsalt: v1:abc\nconfig:\n  # ours\n  konbit:members: ../members\n  konbit:host: 198.18.0.10\n";
  const after = withServer(before, server);
  expect(after).toContain("encryptionsalt: v1:abc\n");
  expect(after).toContain("# ours\n  konbit:members: ../members\n");
  expect(after).toContain("konbit:host: 198.18.0.20\n");
});

test("somebody's own names for mail and zones stay", () => {
  const after = withServer("config:\n  konbit:mailHost: courriel.maison.test\n", server);
  expect(after).toContain("konbit:mailHost: courriel.maison.test\n");
  expect(after).not.toContain("mail.konbit.test");
});

test("the agent's socket and the server are found in .konbit/sandbox.json, the passphrase is private", async () => {
  await writeStackConfig(checkout, sandbox);
  expect(JSON.parse(await readFile(`${checkout}/.konbit/sandbox.json`, "utf8"))).toEqual(sandbox);
  expect(await readFile(`${checkout}/.konbit/passphrase`, "utf8")).toBe("sandbox");
  expect((await stat(`${checkout}/.konbit/passphrase`)).mode & 0o777).toBe(0o600);
});

test("a passphrase that somebody chose stays", async () => {
  await writeFile(`${checkout}/.konbit/passphrase`, "mine");
  await writeStackConfig(checkout, sandbox);
  expect(await readFile(`${checkout}/.konbit/passphrase`, "utf8")).toBe("mine");
});
