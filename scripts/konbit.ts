import process from "node:process";
import { exitCode } from "./cli/exit-code.ts";
import { run } from "./cli/run.ts";
import { Failure, langOf, Ui } from "./cli/ui.ts";

const stop = new AbortController();
const ui = new Ui(langOf(process.env), process.stdout.isTTY, stop.signal);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    stop.abort(new Failure({ fr: "Interrompu.", en: "Interrupted." }, exitCode.interrupted));
  });
}
// A reader that has seen enough (`konbit plan | head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? 0 : exitCode.failed),
);

process.exitCode = await run(process.argv.slice(2), ui);
