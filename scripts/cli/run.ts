import { Command, CommanderError } from "commander";
import { exitCode } from "./exit-code.ts";
import { inLanguage } from "./help.ts";
import { Failure, type Ui } from "./ui.ts";
import type { Verb } from "./verb.ts";

/** `konbit <verb>` is scripts/<verb>.ts, in the order in which a newcomer meets them. */
const verbs = [
  "demo",
  "test",
  "check",
  "fmt",
  "explain",
  "plan",
  "check-dns",
  "add-member",
  "request",
  "import-mailboxes",
  "pr-check",
  "admit",
  "adopt",
  "preview",
  "up",
  "invite",
  "list",
  "apps",
  "upgrade",
  "dormancy",
  "prove-isolation",
  "sandbox",
  "engine",
  "doctor",
  // For a forge's jobs.
  "answer-request",
  "post-comment",
  "verify-plan",
] as const;

/** Does what one command line asks, and returns the exit code; whatever happens has been said. */
export async function run(argv: readonly string[], ui: Ui): Promise<number> {
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
    const { default: make } = (await import(`../${verb}.ts`)) as { default: Verb };
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
    return explain(error, ui);
  }
}

function explain(thrown: unknown, ui: Ui): number {
  const error = ui.signal.aborted ? (ui.signal.reason as unknown) : thrown;
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
