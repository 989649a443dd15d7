import { flushCompileCache } from "node:module";
import process from "node:process";

export type End = "SIGINT" | "SIGTERM" | "orphaned";

/** Where the engine listens: the last argument that it gives a plugin. */
export function engineAddress(): string | undefined {
  return process.argv.slice(2).findLast((argument) => !argument.startsWith("-"));
}

/**
 * The executable's contract: the first line on standard output is the port, and the engine ends it with SIGINT, killing it five
 * seconds later. An engine that was killed itself tells nobody: without a parent there is nothing left to do.
 */
export function live(port: number, end: (why: End) => void): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      end(signal);
    });
  }
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end("orphaned");
  }, 1_000).unref();
  process.stdout.write(`${port}\n`);
  // Ended by a signal, nothing can be kept any more.
  flushCompileCache();
}
