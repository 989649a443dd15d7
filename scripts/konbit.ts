import process from "node:process";
import { Command, CommanderError } from "commander";
import { exitCode } from "./cli/exit-code.ts";
import { inLanguage } from "./cli/help.ts";
import { Failure, langOf, Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

/** `konbit <verb>` is scripts/<verb>.ts, in the order in which a newcomer meets them. */
const verbs = [
  "demo",
  "test",
  "check",
  "fmt",
  "explain",
  "plan",
  "add-member",
  "request",
  "pr-check",
  "admit",
  "preview",
  "up",
  "sandbox",
  "engine",
  "check-dns",
  "doctor",
  // For a forge's jobs.
  "answer-request",
  "post-comment",
  "verify-plan",
] as const;

const stop = new AbortController();
const ui = new Ui(langOf(process.env), process.stdout.isTTY, stop.signal);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    stop.abort(new Failure({ fr: "Interrompu.", en: "Interrupted." }, exitCode.interrupted));
  });
}
// A reader that has seen enough (`konbit plan | head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? 0 : exitCode.failed),
);

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  let code: number = exitCode.ok;
  const program = inLanguage(new Command("konbit"), ui.lang).description(
    ui.text({
      fr: "Un serveur partagé et tout son monde, décrits dans des fichiers.",
      en: "One shared server and everybody on it, described in files.",
    }),
  );
  // Only the verb that was asked for is loaded: `konbit check` need not wait for the sandbox's code.
  const asked = verbs.filter((verb) => verb === argv[0]);
  for (const verb of asked.length > 0 ? asked : verbs) {
    const { default: make } = (await import(`./${verb}.ts`)) as { default: Verb };
    program.addCommand(
      inLanguage(
        make(ui, (result) => (code = result)),
        ui.lang,
      ),
    );
  }
  try {
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    return explain(error);
  }
}

function explain(thrown: unknown): number {
  const error = stop.signal.aborted ? (stop.signal.reason as unknown) : thrown;
  // commander has already written its own message
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
  if (error instanceof Failure) {
    ui.note(`konbit: ${ui.text(error.text)}`);
    return error.code;
  }
  ui.note({
    fr: "konbit: une erreur que konbit n'avait pas prévue. Rien n'est perdu ; merci de la signaler avec ce qui suit.",
    en: "konbit: an error that konbit did not foresee. Nothing is lost; please report it with what follows.",
  });
  ui.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCode.failed;
}
