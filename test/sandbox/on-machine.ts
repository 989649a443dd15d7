import process from "node:process";
import { execa } from "execa";
import { containerOf, machineNames, type MachineName } from "../../sandbox/slot.ts";
import { membersOf } from "../../sandbox/control-group.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";

export const checkout = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");

/** Sandboxes need Linux and root; elsewhere these tests show as skipped. */
export const isPossible = process.platform === "linux" && process.getuid?.() === 0;

/** Runs a shell script as root on a machine of a sandbox and returns what it printed on both streams, and its status. */
export async function on(
  sandbox: Pick<Sandbox, "folder">,
  script: string,
  name: MachineName = "server",
): Promise<{ said: string; status: number }> {
  const ssh = await execa("ssh", ["-F", `${sandbox.folder}/ssh_config`, name, "bash -s"], {
    input: script,
    all: true,
    reject: false,
  });
  return { said: ssh.all, status: ssh.exitCode ?? 255 };
}

/** What a sandbox has on its host at the moment: processes, loop devices and mounts. */
export async function traces({ slot, folder }: Pick<Sandbox, "slot" | "folder">): Promise<string[]> {
  const processes = machineNames.flatMap((name) => membersOf(containerOf(slot, name)).map((pid) => `process ${pid}`));
  const [loops, mounts] = await Promise.all([
    execa("losetup", ["--list", "--noheadings"]),
    execa("cat", ["/proc/mounts"]),
  ]);
  const ours = [...loops.stdout.split("\n"), ...mounts.stdout.split("\n")].filter((line) =>
    line.includes(`${folder}/`),
  );
  return [...processes, ...ours];
}
