import { fold, type Folded } from "../../core/preview/fold.ts";
import { headingText, thingLines, totalText } from "../../core/preview/say.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Step } from "../../engine/events.ts";
import { clearAbandonedLock } from "../../engine/abandoned-lock.ts";
import { runPulumi } from "../../engine/run.ts";
import { ensureStack } from "../../engine/stack.ts";
import { asFailure, engineFor } from "./engine.ts";
import { exitCode } from "./exit-code.ts";
import { OwnProvider } from "./own-provider.ts";
import { environmentOf, type Stack } from "./stack.ts";
import { Failure, type Ui } from "./ui.ts";

/** What one run of the engine would do or has done, by member. */
export interface Operation {
  /** It has happened; otherwise it would. */
  readonly isDone: boolean;
  readonly groups: readonly Folded[];
  /** Things that stay as they are. */
  readonly unchanged: number;
  readonly seconds: number;
}

/** The engine stopped half-way; what it had done by then stays done. */
export class Stopped extends Failure {
  readonly done: Operation;

  constructor(done: Operation, said: string) {
    super(
      {
        fr: `le moteur s'est arrêté :\n${said}\nCe qui était fait reste fait ; relancer la même commande reprend où elle s'est arrêtée.`,
        en: `the engine stopped:\n${said}\nWhat was done stays done; running the same command again goes on from there.`,
      },
      exitCode.failed,
    );
    this.name = "Stopped";
    this.done = done;
  }
}

/**
 * Runs the engine's preview or update for a stack and folds its events.
 * @throws Stopped with what the engine and the provider said; running it again goes on from there.
 */
export async function operate(
  ui: Ui,
  verb: "preview" | "up",
  stack: Stack,
  status: (line: string) => void,
): Promise<Operation> {
  const engine = await engineFor(ui, status);
  const attempt = await run(ui, engine, verb, stack, status);
  if (attempt.exitCode === 0 || !(await remedy(ui, engine, stack, attempt.stderr))) return ended(attempt);
  return ended(await run(ui, engine, verb, stack, status));
}

/** The two refusals that need nobody's decision: a stack that is not there yet, and the lock of a run that was killed. */
async function remedy(ui: Ui, engine: Engine, stack: Stack, said: string): Promise<boolean> {
  const options = { env: await environmentOf(stack), signal: ui.signal };
  if (!said.includes("no stack named")) return clearAbandonedLock(engine, stack.name, said, options);
  try {
    await ensureStack(engine, stack.name, options);
    return true;
  } catch (error) {
    throw asFailure(error);
  }
}

interface Attempt {
  readonly operation: Operation;
  readonly exitCode: number;
  readonly stderr: string;
  readonly errors: readonly string[];
}

async function run(
  ui: Ui,
  engine: Engine,
  verb: "preview" | "up",
  stack: Stack,
  status: (line: string) => void,
): Promise<Attempt> {
  const started = performance.now();
  const steps: Step[] = [];
  const errors: string[] = [];
  const finished = new Set<string>();
  let shown = 0;
  const args = verb === "up" ? ["up", "--yes", "--skip-preview"] : ["preview"];
  const env = await environmentOf(stack);
  const provider = await OwnProvider.open(stack);
  const running = runPulumi(engine, [...args, "--stack", stack.name, "--non-interactive"], {
    env: { ...env, ...provider.variables },
    signal: ui.signal,
    onEvent: (event) => {
      const step = event.resourcePreEvent?.metadata;
      if (step) steps.push(step);
      const done = event.resOutputsEvent?.metadata;
      if (done) finished.add(`${done.op} ${done.urn}`);
      // Components and providers are nothing on the server; what was only looked at is no news.
      if (done && done.op !== "same" && done.op !== "refresh" && done.type.includes(":index:"))
        status(`${++shown}  ${done.urn.slice(done.urn.lastIndexOf("::") + 2)}`);
      const { severity, message } = event.diagnosticEvent ?? {};
      if (severity === "error" && message !== undefined) errors.push(plain(message));
    },
  });
  provider.serve(ui);
  const result = await running.finally(() => provider.close());
  ui.signal.throwIfAborted();
  const isWhole = result.exitCode === 0;
  return {
    operation: {
      isDone: verb === "up",
      // Of a run that stopped, what was begun and not ended is left out.
      groups: fold(isWhole ? steps : steps.filter(({ op, urn }) => op === "refresh" || finished.has(`${op} ${urn}`))),
      unchanged: steps.filter((step) => step.op === "same" && step.type.startsWith("konbit:index:")).length,
      seconds: Math.round((performance.now() - started) / 100) / 10,
    },
    exitCode: result.exitCode,
    stderr: result.stderr,
    errors: errors.length > 0 ? errors : [plain(result.stderr), plain(result.stdout)].filter((text) => text !== ""),
  };
}

function ended({ operation, exitCode: code, errors }: Attempt): Operation {
  if (code === 0) return operation;
  throw new Stopped(operation, [...new Set(errors)].join("\n"));
}

/** The folded answer on the terminal: only what changes, member by member. */
export function printOperation(ui: Ui, { isDone, groups, unchanged }: Operation): void {
  for (const group of groups) {
    ui.say(headingText(group));
    for (const line of group.things.flatMap((thing) => thingLines(thing, isDone))) ui.say(`  ${ui.text(line)}`);
    ui.say("");
  }
  ui.say(totalText(groups, isDone));
  if (unchanged > 0) ui.say({ fr: `Inchangés : ${unchanged}.`, en: `Unchanged: ${unchanged}.` });
}

/** The engine's messages carry colour tags and a bullet list of one for its own display (sdk/go/common/diag/colors). */
function plain(text: string): string {
  return text.replaceAll(/<\{%.*?%\}>|^\d+ errors? occurred:$|^\t\* /gm, "").trim();
}
