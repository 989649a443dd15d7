import { Command } from "commander";
import { execa } from "execa";
import { engineFor } from "./cli/engine.ts";
import { exitCode } from "./cli/exit-code.ts";
import type { Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

/** What needs nothing; what stands in one list runs side by side. */
const quick = [["check:types", "check:lint", "check:format", "check:imports", "check:dead"], ["check:test"]];
/** What needs a server and the engine. */
const whole = [["test:contract"], ["test:e2e"]];

const test: Verb = (ui, end) =>
  new Command("test")
    .summary(ui.text({ fr: "essaie tout, bout en bout compris", en: "test everything, end to end included" }))
    .option("--quick", ui.text({ fr: "sans serveur ni moteur", en: "without server or engine" }))
    .action(async (options: { quick?: boolean }) => {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      const started = performance.now();
      const stages = options.quick === true ? quick : [...quick, ...whole];
      for (const [index, scripts] of stages.entries()) {
        ui.note(`› ${index + 1}/${stages.length} npm run ${scripts.join(", ")}`);
        // Without it, what only the real engine can prove would be skipped.
        if (scripts === whole[0]) await getEngine(ui);
        const runs = await Promise.all(scripts.map((script) => stage(ui, script, scripts.length > 1)));
        ui.signal.throwIfAborted();
        for (const { stdout } of runs)
          for (const [word, sum] of Object.entries(testCounts(stdout))) counts[word as keyof typeof counts] += sum;
        if (runs.some(({ failed }) => failed)) {
          counts.failed = Math.max(1, counts.failed);
          break;
        }
      }
      const minutes = ((performance.now() - started) / 60_000).toFixed(1);
      ui.say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${minutes} min`);
      if (counts.failed > 0) end(exitCode.failed);
    });

export default test;

/** One script of package.json. Beside others it says all that it has to say at its end. */
async function stage(ui: Ui, script: string, isBesideOthers: boolean) {
  const run = await execa("npm", ["run", "--silent", script], {
    stdio: isBesideOthers ? ["ignore", "pipe", "pipe"] : ["ignore", ["inherit", "pipe"], "inherit"],
    cancelSignal: ui.signal,
    reject: false,
    env: { FORCE_COLOR: ui.isTerminal ? "1" : "0" },
  });
  // What was found; that nothing was found is said by the mark.
  if (isBesideOthers && run.failed) for (const said of [run.stdout, run.stderr]) if (said) ui.note(said);
  ui.note(`${run.failed ? "✗" : "✓"} npm run ${script} (${Math.round(run.durationMs / 1000)} s)`);
  return { failed: run.failed, stdout: run.stdout };
}

async function getEngine(ui: Ui): Promise<void> {
  await ui.steps([
    {
      title: { fr: "Moteur Pulumi", en: "Pulumi engine" },
      run: async (status) => {
        await engineFor(ui, status);
      },
    },
  ]);
}

/** Reads vitest's closing line, `Tests  1 failed | 40 passed | 2 skipped (43)`. */
function testCounts(output: string): Record<"passed" | "failed" | "skipped", number> {
  // eslint-disable-next-line no-control-regex -- colours, when there is a terminal
  const line = /^ *Tests +(.*)$/m.exec(output.replaceAll(/\u001b\[\d+m/g, ""))?.[1] ?? "";
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  return { passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
}
