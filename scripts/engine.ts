import process from "node:process";
import { Command } from "commander";
import { presentEngine, type Engine } from "../engine/engine.ts";
import { exportLines } from "../engine/environment.ts";
import { checkout } from "./cli/checkout.ts";
import { engineFor } from "./cli/engine.ts";
import { hostOrigin, engineOrigin, pluginOrigin } from "./cli/engine-origin.ts";
import { exitCode } from "./cli/exit-code.ts";
import { environmentOf, stackOf } from "./cli/stack.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

const engine: Verb = (ui) => {
  const summary = ui.text({ fr: "le moteur Pulumi de ce dossier", en: "the Pulumi engine of this checkout" });
  const parent = new Command("engine").summary(summary).description(summary);
  const json = ui.text({ fr: "pour une machine", en: "for a machine" });

  parent
    .command("status", { isDefault: true })
    .summary(
      ui.text({ fr: "ce qui est en place, et d'où cela vient", en: "what is in place, and where it comes from" }),
    )
    .option("--json", json)
    .action(async (options: { json?: boolean }) => {
      const present = await presentEngine({ checkout, env: process.env });
      if (options.json === true) ui.json(present ?? null);
      else if (present) show(ui, present);
      else throw notYet();
    });

  parent
    .command("install")
    .summary(ui.text({ fr: "met en place ce qui manque", en: "put in place what is missing" }))
    .description(
      ui.text({
        fr: "Trouve, télécharge ou construit le moteur, et réessaie les plugiciels officiels là où un remplaçant sert.",
        en: "Finds, downloads or builds the engine, and tries the official plugins again where a stand-in serves.",
      }),
    )
    .action(async () => {
      let ready: Engine | undefined;
      await ui.steps([
        {
          title: { fr: "Moteur Pulumi", en: "Pulumi engine" },
          run: async (report) => {
            ready = await engineFor(ui, report, { retryOfficialPlugins: true });
          },
        },
      ]);
      if (ready) show(ui, ready);
    });

  parent
    .command("path")
    .summary(ui.text({ fr: "le chemin de pulumi", en: "the path of pulumi" }))
    .action(async () => {
      const present = await presentEngine({ checkout, env: process.env });
      if (!present) throw notYet();
      ui.say(present.pulumi);
    });

  parent
    .command("env")
    .summary(ui.text({ fr: 'pour eval "$(./konbit engine env)"', en: 'for eval "$(./konbit engine env)"' }))
    .description(
      ui.text({
        fr: 'Ce qu\'il faut à « pulumi » tapé à la main : eval "$(./konbit engine env)". Ce qui est déjà réglé le reste.',
        en: 'What "pulumi" typed by hand needs: eval "$(./konbit engine env)". What is set already stays as it is.',
      }),
    )
    .option("--json", json)
    .action(async (options: { json?: boolean }) => {
      const engine = await engineFor(ui, everyFewSeconds(ui));
      const variables = { ...engine.variables, ...(await agentVariable()) };
      if (options.json === true) ui.json(variables);
      else process.stdout.write(exportLines(variables));
    });

  return parent;
};

export default engine;

/** The agent of the throw-away server, while there is one: its key is nowhere else. */
async function agentVariable(): Promise<Readonly<Record<string, string>>> {
  const stack = await stackOf(undefined).catch(() => undefined);
  const socket = stack === undefined ? undefined : (await environmentOf(stack))["SSH_AUTH_SOCK"];
  return socket === undefined ? {} : { SSH_AUTH_SOCK: socket };
}

function show(ui: Ui, { pulumi, version, origin, languageHost, plugins }: Engine): void {
  ui.say(`pulumi ${version}: ${ui.text(engineOrigin[origin])}\n  ${pulumi}`);
  ui.say(`pulumi-language-nodejs: ${ui.text(hostOrigin[languageHost.origin])}\n  ${languageHost.path}`);
  for (const plugin of plugins) ui.say(`${plugin.name} ${plugin.version}: ${ui.text(pluginOrigin[plugin.origin])}`);
}

function notYet(): Failure {
  return new Failure(
    {
      fr: "il n'y a pas encore de moteur ; « konbit engine install » le met en place.",
      en: 'there is no engine yet; "konbit engine install" puts it in place.',
    },
    exitCode.environment,
  );
}

/** Standard output belongs to the answer: progress goes to the person, a line now and then. */
function everyFewSeconds(ui: Ui): (line: string) => void {
  let last = performance.now();
  return (line) => {
    if (performance.now() - last < 3000) return;
    last = performance.now();
    ui.note(`konbit: ${line}`);
  };
}
