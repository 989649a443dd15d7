import { existsSync } from "node:fs";
import process from "node:process";
import { execa } from "execa";

/**
 * A Chromium of this machine, or Debian's, which is installed where that is possible. Undefined: there is none to be had, and
 * the tests that need one show as skipped.
 */
export async function findBrowser(): Promise<string | undefined> {
  const present = onPath();
  if (present !== undefined) return present;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  const apt = ["-qq", "-o", "DPkg::Lock::Timeout=300"];
  const options = { env: { DEBIAN_FRONTEND: "noninteractive" }, reject: false, timeout: 600_000 } as const;
  await execa("apt-get", [...apt, "update"], options);
  await execa(
    "apt-get",
    [...apt, "install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
    options,
  );
  return onPath();
}

function onPath(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(":");
  const names = ["chromium", "chromium-browser", "google-chrome"];
  return names.flatMap((name) => folders.map((folder) => `${folder}/${name}`)).find((file) => existsSync(file));
}
