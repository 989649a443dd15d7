import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { asRoot, SandboxError } from "./host.ts";

/**
 * Control groups made by group.sh, found by their name alone, so that nothing need be written down
 * and what a crash left behind is found as well.
 */
export function groupsOf(name: string, folder = "/sys/fs/cgroup", depth = 5): string[] {
  return subfolders(folder).flatMap((entry) => {
    const path = `${folder}/${entry}`;
    if (entry === name || entry === `${name}.scope`) return [path];
    // Another machine's groups hold none of ours.
    return depth === 0 || entry.startsWith("konbit-") ? [] : groupsOf(name, path, depth - 1);
  });
}

/** Process ids of everything in a machine's control groups, the container itself first. */
export function membersOf(name: string): number[] {
  return [...new Set(groupsOf(name).flatMap(membersBelow))];
}

function membersBelow(group: string): number[] {
  return [
    ...read(`${group}/cgroup.procs`).split("\n").filter(Boolean).map(Number),
    ...subfolders(group).flatMap((sub) => membersBelow(`${group}/${sub}`)),
  ];
}

/** The first process of the container (its systemd), as the host numbers it. */
export const initOf = (name: string): number | undefined =>
  membersOf(name).find((pid) => /^NSpid:\s+\d+\s+1$/m.test(read(`/proc/${pid}/status`)));

/**
 * Ends everything in a machine's control groups at once and removes them.
 * @throws SandboxError when something survives ten seconds.
 */
export async function killGroup(name: string): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const members = membersOf(name);
    const groups = groupsOf(name);
    if (groups.length === 0) return;
    if (members.length > 0) await asRoot(["kill", "-KILL", ...members.map(String)], { reject: false });
    else await asRoot(["find", ...groups, "-depth", "-type", "d", "-delete"], { reject: false });
    await sleep(25);
  }
  throw new SandboxError("failed", {
    fr: `${name} ne s'arrête pas : processus ${membersOf(name).join(", ")}.`,
    en: `${name} does not end: processes ${membersOf(name).join(", ")}.`,
  });
}

/** Processes on whose command line each of `words` is an argument, or the end of one. */
export function processesOf(...words: readonly string[]): number[] {
  return subfolders("/proc")
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .filter((pid) => {
      const argv = read(`/proc/${pid}/cmdline`).split("\0");
      return words.every((word) => argv.some((argument) => argument.endsWith(word)));
    })
    .map(Number);
}

// Groups and processes vanish while one looks.
function subfolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
