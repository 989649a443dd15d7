import { Command } from "commander";
import { apply } from "./cli/apply.ts";
import { exitCode } from "./cli/exit-code.ts";
import { loadMembers } from "./cli/load-members.ts";
import { stackWithServer } from "./cli/stack.ts";
import type { Verb } from "./cli/verb.ts";

interface Options {
  readonly stack?: string;
  readonly yes?: boolean;
}

/** Preview, confirm, apply, report. */
const up: Verb = (ui, end) =>
  new Command("up")
    .summary(
      ui.text({ fr: "le serveur devient ce que disent les fichiers", en: "the server becomes what the files say" }),
    )
    .option(
      "-s, --stack <name>",
      ui.text({ fr: "la pile Pulumi (sandbox, konbit)", en: "the Pulumi stack (sandbox, konbit)" }),
    )
    .option("-y, --yes", ui.text({ fr: "sans demander", en: "without asking" }))
    .action(async (options: Options) => {
      const stack = await stackWithServer(options.stack);
      const members = await loadMembers(ui, { stack });
      if (!members.canProvision) {
        members.print();
        for (const line of members.noticeLines) ui.say(line);
        end(exitCode.refused);
        return;
      }
      await apply(ui, stack, options.yes === true);
    });

export default up;
