import { mkdir } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Does some work while no other process does it: the lock belongs to the operating system (SQLite's, on a file of its own),
 * so a process that is killed lets go of it and nothing stale is left.
 */
export async function withLock<T>(
  file: string,
  onWait: () => void,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  try {
    let hasSaid = false;
    while (!take(database)) {
      if (!hasSaid) onWait();
      hasSaid = true;
      await sleep(300, undefined, signal ? { signal } : {});
    }
    return await work();
  } finally {
    database.close();
  }
}

function take(database: DatabaseSync): boolean {
  try {
    database.exec("BEGIN EXCLUSIVE");
    return true;
  } catch (error) {
    // SQLITE_BUSY: somebody else holds it
    if (error instanceof Error && "errcode" in error && error.errcode === 5) return false;
    throw error;
  }
}
