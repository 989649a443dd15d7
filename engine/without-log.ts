import { rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Folders } from "./folders.ts";

/**
 * Keeps the engine from writing every value of every call into a log of its own at each run: with 2,000 mailboxes that was two thirds
 * of its processor time, and the members' addresses in tens of megabytes. No option turns it off; where `logs` is not a folder, the
 * engine goes without (pkg/logging/encrypted.go, StartLogging; 3.259.0, 2026-11). A PULUMI_HOME of the person's own stays as it is.
 */
export async function withoutLog({ home, checkout }: Folders): Promise<void> {
  if (!home.startsWith(path.join(checkout, ".konbit") + path.sep)) return;
  const logs = path.join(home, "logs");
  const found = await stat(logs).catch(() => undefined);
  if (found?.isFile() === true) return;
  await rm(logs, { recursive: true, force: true });
  await writeFile(logs, "A file, so that the engine keeps no log: engine/without-log.ts.\n");
}
