import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "./engine.ts";
import { runPulumi, type RunOptions } from "./run.ts";

const [patienceMs, stepMs] = [3000, 100];

/** Who holds a stack's lock, as the engine words it (pkg/backend/diy/lock.go at 3.259.0). */
const holder = /created by \S+@(\S+) \(pid (\d+)\)/g;

/**
 * Takes away the locks of runs on this machine that have ended without doing so (a kill, a crash).
 * `said` is what the engine wrote when it refused. @returns whether it is worth trying again.
 */
export async function clearAbandonedLock(
  engine: Engine,
  stack: string,
  said: string,
  options: RunOptions,
): Promise<boolean> {
  const holders = [...said.matchAll(holder)].map(([, host, pid]) => ({ host, pid: Number(pid) }));
  if (holders.length === 0 || holders.some(({ host }) => host !== os.hostname())) return false;
  // The engine of a konbit that was killed just now is about to end.
  for (let waited = 0; holders.some(({ pid }) => isAlive(pid)); waited += stepMs) {
    if (waited >= patienceMs) return false;
    await sleep(stepMs);
  }
  const { exitCode } = await runPulumi(engine, ["cancel", "--yes", "--stack", stack, "--non-interactive"], options);
  return exitCode === 0;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
