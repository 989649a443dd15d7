import type { Command } from "commander";
import type { ExitCode } from "./exit-code.ts";
import type { Ui } from "./ui.ts";

/**
 * The default export of scripts/<verb>.ts. It returns a commander `Command` whose action does the work with `ui`,
 * calls `end` when the exit code is not 0, and throws `Failure` for an error that a person should read.
 */
export type Verb = (ui: Ui, end: (code: ExitCode) => void) => Command;
