/* The provider as it is, started in its place for one run, that writes down how long each script took, from its sending to its end. */
import { appendFileSync } from "node:fs";
import process from "node:process";
import { kinds } from "../kinds/index.ts";
import type { Kind } from "../kinds/kind.ts";
import { engineAddress, live } from "../plugin/life.ts";
import { serve } from "../provider/server.ts";
import { connect } from "../remote/connect.ts";
import type { Remote, Target } from "../remote/remote.ts";
import type { Script } from "../remote/sh.ts";

export interface ScriptReport {
  /** `Account ensure`, or `survey`. The first one of a process includes the connection. */
  readonly script: string;
  readonly seconds: number;
}

const file = process.env["KONBIT_BENCH_SCRIPTS"] ?? "/dev/null";
const names = new WeakMap<Script, string>();

const server = await serve({ kinds: kinds.map(named), connect: traced, lang: "en", version: "0.0.0" });
server.connectEngine(engineAddress());
live(server.port, (why) => {
  if (why !== "SIGINT" || server.isCancelled()) void server.close().then(() => process.exit(0));
});

function named(kind: Kind): Kind {
  const name = (script: Script, verb: string): Script => {
    names.set(script, `${kind.token.split(":").at(-1) ?? ""} ${verb}`);
    return script;
  };
  return {
    ...kind,
    ensure: (states) => name(kind.ensure(states), "ensure"),
    retire: (states) => name(kind.retire(states), "retire"),
  };
}

function traced(target: Target): Remote {
  const remote = connect(target);
  return {
    run: async (script, options) => {
      const started = performance.now();
      const result = await remote.run(script, options);
      const report: ScriptReport = {
        script: names.get(script) ?? "survey",
        seconds: (performance.now() - started) / 1000,
      };
      appendFileSync(file, `${JSON.stringify(report)}\n`);
      return result;
    },
    close: () => remote.close(),
  };
}
