import { readFileSync } from "node:fs";
import { flushCompileCache } from "node:module";
import process from "node:process";
import { kinds } from "../kinds/index.ts";
import { connect } from "../remote/connect.ts";
import { langOf } from "./language.ts";
import { serve } from "./server.ts";

// The executable's contract: the first line on standard output is the port; the last argument is the engine's address.
const server = await serve({ kinds, connect, lang: langOf(), version: version() });
server.connectEngine(
  process.argv
    .slice(2)
    .filter((argument) => !argument.startsWith("-"))
    .at(-1),
);
process.stdout.write(`${server.port}\n`);
// The engine ends us by a signal, when nothing can be kept any more.
flushCompileCache();

// ^C in a terminal reaches the whole group, and the engine then tells us itself (Cancel), in its own time. After that it
// ends us by the same signal, and waits five seconds for it.
process.on("SIGINT", () => {
  if (server.isCancelled()) void end();
});
process.once("SIGTERM", () => void end());

// An engine that was killed tells nobody: without a parent there is nothing left to do.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) void end();
}, 1_000).unref();

let isEnding = false;
async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await server.close();
  process.exit(0);
}

function version(): string {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return version;
}
