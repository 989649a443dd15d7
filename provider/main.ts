import process from "node:process";
import { backends, kinds } from "../kinds/index.ts";
import { engineAddress, live } from "../plugin/life.ts";
import { connect } from "../remote/connect.ts";
import { langOf } from "./language.ts";
import { serve } from "./server.ts";
import { version } from "./version.ts";

const server = await serve({ kinds, backends, connect, lang: langOf(), version: version() });
server.connectEngine(engineAddress());
live(server.port, (why) => {
  // ^C in a terminal reaches the whole group, and the engine then tells us itself (Cancel), in its own time. After that it
  // ends us by the same signal.
  if (why !== "SIGINT" || server.isCancelled()) void end();
});

let isEnding = false;
async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await server.close();
  process.exit(0);
}
