import { Command } from "commander";
import { operate, printOperation, type Operation } from "./cli/operate.ts";
import { provisionable } from "./cli/provisionable.ts";
import type { Verb } from "./cli/verb.ts";

interface Options {
  readonly stack?: string;
  readonly json?: boolean;
}

/** What `up` would do, asked from the server: what the files want, and what somebody changed by hand. */
const preview: Verb = (ui, end) =>
  new Command("preview")
    .summary(
      ui.text({ fr: "dit ce que « up » ferait, membre par membre", en: "say what “up” would do, member by member" }),
    )
    .option(
      "-s, --stack <name>",
      ui.text({ fr: "la pile Pulumi (sandbox, konbit)", en: "the Pulumi stack (sandbox, konbit)" }),
    )
    .option("--json", ui.text({ fr: "pour une machine", en: "for a machine" }))
    .action(async (options: Options) => {
      const ready = await provisionable(ui, end, options.stack, { isQuiet: options.json === true });
      if (ready === undefined) return;
      let operation: Operation | undefined;
      await ui.steps([
        {
          title: { fr: "Comparaison avec le serveur", en: "Comparing with the server" },
          run: async (status) => {
            operation = await operate(ui, "preview", ready.stack, status);
          },
        },
      ]);
      if (operation === undefined) return;
      if (options.json === true) ui.json(operation);
      else printOperation(ui, operation);
    });

export default preview;
