import { Command } from "commander";
import { apply } from "./cli/apply.ts";
import { provisionable } from "./cli/provisionable.ts";
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
      const ready = await provisionable(ui, end, options.stack);
      if (ready !== undefined) await apply(ui, ready.stack, options.yes === true);
    });

export default up;
