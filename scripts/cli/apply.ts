import process from "node:process";
import readline from "node:readline/promises";
import { exitCode } from "./exit-code.ts";
import { operate, printOperation, Stopped, type Operation } from "./operate.ts";
import type { Stack } from "./stack.ts";
import { Failure, type Ui } from "./ui.ts";

/**
 * Previews, asks and applies. When it is agreed beforehand there is nobody to ask: one run of the engine does it and says what it
 * has done, in half the time.
 * @returns what was done; nothing when nothing was to do. @throws Failure when the person says no, or the engine failed.
 */
export async function apply(ui: Ui, stack: Stack, isAgreed: boolean): Promise<Operation> {
  if (!isAgreed) {
    const planned = await step(ui, "preview", stack);
    printOperation(ui, planned);
    if (planned.groups.length === 0) return planned;
    await confirm(ui);
  }
  const done = await step(ui, "up", stack).catch((error: unknown) => {
    if (error instanceof Stopped && error.done.groups.length > 0) printOperation(ui, error.done);
    throw error;
  });
  if (isAgreed) printOperation(ui, done);
  if (done.groups.length > 0) ui.say({ fr: `Fait en ${done.seconds} s.`, en: `Done in ${done.seconds} s.` });
  return done;
}

async function step(ui: Ui, verb: "preview" | "up", stack: Stack): Promise<Operation> {
  let operation: Operation | undefined;
  await ui.steps([
    {
      title:
        verb === "up"
          ? { fr: "Application", en: "Applying" }
          : { fr: "Comparaison avec le serveur", en: "Comparing with the server" },
      run: async (status) => {
        operation = await operate(ui, verb, stack, status);
      },
    },
  ]);
  if (operation === undefined) throw new Failure({ fr: "rien n'a été fait", en: "nothing was done" });
  return operation;
}

async function confirm(ui: Ui): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new Failure(
      {
        fr: "personne n'est là pour répondre ; relancez avec --yes si c'est bien ce que vous voulez. Rien n'a été changé.",
        en: "nobody is there to answer; run it with --yes if this is what you want. Nothing was changed.",
      },
      exitCode.usage,
    );
  }
  const prompt = readline.createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await prompt.question(ui.text({ fr: "Appliquer ? [o/N] ", en: "Apply? [y/N] " }), {
      signal: ui.signal,
    });
    if (/^(o|oui|y|yes)$/i.test(answer.trim())) return;
  } finally {
    prompt.close();
  }
  throw new Failure({ fr: "Rien n'a été changé.", en: "Nothing was changed." }, exitCode.interrupted);
}
