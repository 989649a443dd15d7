import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { execa } from "execa";
import { reset, snapshot, up, type Sandbox } from "../../sandbox/sandbox.ts";

const folder = process.env["KONBIT_ALTERNC_PACKAGES"];

export const alterncClaim = { checkout: path.join(import.meta.dirname, "../.."), purpose: "alternc" };

/** AlternC is in no archive: its tests run where this names a folder with its .deb files, and show as skipped elsewhere. */
export const isSupplied = packages(/^alternc_/).length > 0;
/** The same of its module for mailing lists. */
export const isMailmanSupplied = isSupplied && packages(/^alternc-mailman_/).length > 0;

/** A throw-away Debian 12 with AlternC as its own installer leaves it, kept for the next time under what it was made from. */
export async function alterncServer(): Promise<Sandbox> {
  const install = script("install.sh");
  const all = packages(/^(alternc|vlogger)_/);
  const name = nameOf("alternc", install, all);
  await up({ ...alterncClaim, machines, layer: "base" });
  const kept = await reset({ ...alterncClaim, to: name }).catch(() => undefined);
  if (kept !== undefined) return kept;
  const sandbox = await up({ ...alterncClaim, machines, layer: "base", fresh: true });
  await run(sandbox, all, install, ["alternc.konbit.test", sandbox.server.host]);
  return snapshot({ ...alterncClaim, name });
}

/** The same with alternc-mailman. */
export async function mailmanServer(): Promise<Sandbox> {
  const sandbox = await alterncServer();
  const install = script("install-mailman.sh");
  const all = packages(/^alternc-mailman/);
  const name = nameOf("mailman", script("install.sh") + install, [...packages(/^(alternc|vlogger)_/), ...all]);
  const kept = await reset({ ...alterncClaim, to: name }).catch(() => undefined);
  if (kept !== undefined) return kept;
  await run(sandbox, all, install, []);
  return snapshot({ ...alterncClaim, name });
}

const machines = ["server"] as const;

async function run(
  { folder: own }: Sandbox,
  files: readonly string[],
  input: string,
  words: readonly string[],
): Promise<void> {
  const ssh = ["-F", `${own}/ssh_config`];
  await execa("ssh", [...ssh, "server", "mkdir -p /root/packages"]);
  await execa("scp", ["-q", ...ssh, ...files, "server:/root/packages/"]);
  await execa("ssh", [...ssh, "server", ["bash", "-s", ...words].join(" ")], { input });
}

function script(name: string): string {
  return readFileSync(path.join(import.meta.dirname, name), "utf8");
}

function nameOf(what: string, install: string, files: readonly string[]): string {
  const made = createHash("sha256").update(install);
  for (const file of files) made.update(readFileSync(file));
  return `${what}-${made.digest("hex").slice(0, 12)}`;
}

function packages(names: RegExp): readonly string[] {
  if (folder === undefined || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => names.test(name) && name.endsWith(".deb"))
    .sort()
    .map((name) => path.join(folder, name));
}
