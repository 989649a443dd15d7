import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { parseDocument } from "yaml";
import type { Sandbox } from "./sandbox.ts";

/** The Unix account of the operator on the server, made by first contact. */
const operator = "konbit-ops";

/** What a server with mail and zones is called; somebody who writes other names keeps them. */
const names = { mailHost: "mail.konbit.test", nameServers: ["ns1.konbit.test", "ns2.konbit.test"] };

/** No authority outside can reach it. */
const acme = "none";

/**
 * Points the stack `sandbox` of a checkout at a sandbox: `Pulumi.sandbox.yaml` (other keys stay as they are), the stack's
 * passphrase, and `.konbit/sandbox.json` for whoever looks for the server or the agent's socket.
 */
export async function writeStackConfig(checkout: string, sandbox: Sandbox): Promise<void> {
  const stack = `${checkout}/Pulumi.sandbox.yaml`;
  await replace(stack, withServer(existsSync(stack) ? await readFile(stack, "utf8") : "", sandbox.server));
  await mkdir(`${checkout}/.konbit`, { recursive: true });
  await replace(`${checkout}/.konbit/sandbox.json`, `${JSON.stringify(sandbox, null, 2)}\n`);
  const passphrase = `${checkout}/.konbit/passphrase`;
  // Nothing in a throw-away stack is secret; a passphrase that somebody chose stays.
  if (!existsSync(passphrase)) await writeFile(passphrase, "sandbox", { mode: 0o600 });
}

/** The text of a stack's configuration with the server in it, comments and other keys kept. */
export function withServer(text: string, { host, port, hostKey }: Sandbox["server"]): string {
  const document = parseDocument(text);
  const values = { host, port, user: operator, hostKey, disks: ["/dev/sda", "/dev/sdb"] };
  for (const [key, value] of Object.entries(values)) document.setIn(["config", `konbit:${key}`], value);
  for (const [key, value] of Object.entries({ ...names, acme })) {
    const path = ["config", `konbit:${key}`];
    if (!document.hasIn(path)) document.setIn(path, document.createNode(value, { flow: true }));
  }
  return document.toString({ lineWidth: 0 });
}

async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}
