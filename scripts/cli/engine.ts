import process from "node:process";
import { readyEngine, type Engine } from "../../engine/engine.ts";
import { EngineError } from "../../engine/error.ts";
import { progressText } from "../../engine/progress.ts";
import { checkout } from "./checkout.ts";
import { exitCode } from "./exit-code.ts";
import { Failure, type Ui } from "./ui.ts";

/** The engine for a verb; `status` hears what is being waited for. A few milliseconds when all is there. */
export async function engineFor(
  ui: Ui,
  status: (line: string) => void,
  options: { readonly retryOfficialPlugins?: boolean } = {},
): Promise<Engine> {
  try {
    return await readyEngine({
      checkout,
      env: process.env,
      signal: ui.signal,
      report: (progress) => {
        status(ui.text(progressText(progress)));
      },
      ...options,
    });
  } catch (error) {
    throw asFailure(error);
  }
}

/** An error of the engine as one that the person can read. */
export function asFailure(error: unknown): unknown {
  return error instanceof EngineError ? new Failure(error.text, exitCode.environment) : error;
}
