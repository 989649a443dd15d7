import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { execa } from "execa";
import { reset, snapshot, up, type Sandbox } from "../../sandbox/sandbox.ts";

const folder = process.env["KONBIT_ALTERNC_PACKAGES"];

export const alterncClaim = { checkout: path.join(import.meta.dirname, "../.."), purpose: "alternc" };

/** AlternC is in no archive: its tests run where this names a folder with its .deb files, and show as skipped elsewhere. */
export const isSupplied = folder !== undefined && existsSync(folder) && packages(folder).length > 0;

/** A throw-away Debian 12 with AlternC as its own installer leaves it, kept for the next time under what it was made from. */
export async function alterncServer(): Promise<Sandbox> {
  if (folder === undefined) throw new Error("KONBIT_ALTERNC_PACKAGES names no folder");
  const install = readFileSync(path.join(import.meta.dirname, "install.sh"), "utf8");
  const all = packages(folder).map((name) => path.join(folder, name));
  const made = createHash("sha256").update(install);
  for (const file of all) made.update(readFileSync(file));
  const name = `alternc-${made.digest("hex").slice(0, 12)}`;
  const machines = ["server"] as const;
  await up({ ...alterncClaim, machines, layer: "base" });
  const kept = await reset({ ...alterncClaim, to: name }).catch(() => undefined);
  if (kept !== undefined) return kept;
  const sandbox = await up({ ...alterncClaim, machines, layer: "base", fresh: true });
  const ssh = ["-F", `${sandbox.folder}/ssh_config`];
  await execa("ssh", [...ssh, "server", "mkdir -p /root/packages"]);
  await execa("scp", ["-q", ...ssh, ...all, "server:/root/packages/"]);
  const words = ["bash", "-s", "alternc.konbit.test", sandbox.server.host];
  await execa("ssh", [...ssh, "server", words.join(" ")], { input: install });
  return snapshot({ ...alterncClaim, name });
}

function packages(from: string): readonly string[] {
  return readdirSync(from)
    .filter((name) => /^(alternc|vlogger)_.*\.deb$/.test(name))
    .sort();
}
