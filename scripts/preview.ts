import { Command } from "commander";
import { exitCode } from "./cli/exit-code.ts";
import { loadMembers } from "./cli/load-members.ts";
import { operate, printOperation, type Operation } from "./cli/operate.ts";
import { stackWithServer } from "./cli/stack.ts";
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
      const stack = await stackWithServer(options.stack);
      const members = await loadMembers(ui, { stack });
      if (!members.canProvision) {
        members.print();
        for (const line of members.noticeLines) ui.say(line);
        end(exitCode.refused);
        return;
      }
      let operation: Operation | undefined;
      await ui.steps([
        {
          title: { fr: "Comparaison avec le serveur", en: "Comparing with the server" },
          run: async (status) => {
            operation = await operate(ui, "preview", stack, status);
          },
        },
      ]);
      if (operation === undefined) return;
      if (options.json === true) ui.json(operation);
      else printOperation(ui, operation);
    });

export default preview;
