import process from "node:process";
import { Listr, type ListrTask } from "listr2";
import { jsonText } from "../../core/say/json-text.ts";
import type { Lang, Text } from "../../core/text.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";

/** One step of a longer piece of work; `run` may report what it is doing at the moment. */
export interface Step {
  readonly title: Text;
  /** Shown while it runs: "312 of 665 modules", "boot of server". */
  run(report: (status: string) => void, signal: AbortSignal): Promise<void>;
  /** A reason not to run it, said in its place. */
  skip?(): Text | false;
}

/** How a verb talks to the person in front of it: their language, and a terminal or a log. */
export class Ui {
  readonly lang: Lang;
  readonly isTerminal: boolean;
  /** Aborted by ^C; whatever a verb starts takes it. */
  readonly signal: AbortSignal;

  constructor(lang: Lang, isTerminal: boolean, signal: AbortSignal) {
    this.lang = lang;
    this.isTerminal = isTerminal;
    this.signal = signal;
  }

  text(text: Text): string {
    return text[this.lang];
  }

  /** A line of the answer, on standard output. */
  say(text: Text | string): void {
    process.stdout.write(`${typeof text === "string" ? text : this.text(text)}\n`);
  }

  /** A line for the person only, on standard error: it never mixes with an answer that a machine reads. */
  note(text: Text | string): void {
    process.stderr.write(`${typeof text === "string" ? text : this.text(text)}\n`);
  }

  json(value: unknown): void {
    process.stdout.write(`${jsonText(value)}\n`);
  }

  /** Runs the steps one after another with a spinner each, or one line each when nobody watches. */
  async steps(steps: readonly Step[]): Promise<void> {
    const signal = this.signal;
    // The renderer prints one word; the error itself is printed once, at the end, in the person's language.
    let failure: { readonly error: unknown } | undefined;
    const failed = new Error(this.text({ fr: "interrompu", en: "stopped" }));
    const tasks = steps.map((step): ListrTask => ({
      title: this.text(step.title),
      skip: () => {
        const why = step.skip?.() ?? false;
        return why === false ? false : this.text(why);
      },
      task: (_context, task) => {
        signal.throwIfAborted();
        return step
          .run((status) => (task.output = status), signal)
          .catch((error: unknown) => {
            failure = { error };
            throw failed;
          });
      },
    }));
    await new Listr(tasks, {
      renderer: this.isTerminal ? "default" : "simple",
      exitOnError: true,
      registerSignalListeners: false,
      rendererOptions: this.isTerminal ? { showErrorMessage: false } : {},
    })
      .run()
      .catch((error: unknown) => {
        throw failure === undefined ? error : failure.error;
      });
  }
}

/** An end that the person can understand: where, what, why, the way out. Anything else is our mistake. */
export class Failure extends Error {
  readonly text: Text;
  readonly code: ExitCode;

  constructor(text: Text, code: ExitCode = exitCode.failed) {
    super(text.en);
    this.name = "Failure";
    this.text = text;
    this.code = code;
  }
}

/** French when the locale says so (LC_ALL, LC_MESSAGES, LANG in the order of POSIX), else English. */
export function langOf(env: NodeJS.ProcessEnv): Lang {
  const locale = [env["KONBIT_LANG"], env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value);
  return locale?.toLowerCase().startsWith("fr") === true ? "fr" : "en";
}
