/* In the place of remote/connect.ts for one run (bench/breakdown.ts): writes down how long each script took, from its sending to its end. */
import { appendFileSync } from "node:fs";
import process from "node:process";
import { kinds } from "../kinds/index.ts";
import { connect as connectUntraced } from "../remote/connect.ts";
import type { Remote, Target } from "../remote/remote.ts";
import type { Script } from "../remote/sh.ts";

export interface ScriptReport {
  /** `Account ensure`, `survey`, or `connection`, which is the first to be sent and does nothing. */
  readonly script: string;
  readonly seconds: number;
}

const file = process.env["KONBIT_BENCH_SCRIPTS"] ?? "/dev/null";
const names = new WeakMap<Script, string>();

for (const kind of kinds) {
  const unnamed = { ...kind };
  const name = (script: Script, verb: string): Script => {
    names.set(script, `${kind.token.split(":").at(-1) ?? ""} ${verb}`);
    return script;
  };
  const named: Pick<typeof kind, "ensure" | "retire"> = {
    ensure: (states) => name(unnamed.ensure(states), "ensure"),
    retire: (states) => name(unnamed.retire(states), "retire"),
  };
  Object.assign(kind, named);
}

export function connect(target: Target): Remote {
  const remote = connectUntraced(target);
  return {
    run: async (script, options) => {
      const started = performance.now();
      const result = await remote.run(script, options);
      const report: ScriptReport = {
        script: names.get(script) ?? (script.text === ":" ? "connection" : "survey"),
        seconds: (performance.now() - started) / 1000,
      };
      appendFileSync(file, `${JSON.stringify(report)}\n`);
      return result;
    },
    send: (script, sent, options) => remote.send(script, sent, options),
    close: () => remote.close(),
  };
}
