import { Command } from "commander";
import { execa } from "execa";
import { sshConfigOf } from "../sandbox/access.ts";
import { SandboxError } from "../sandbox/host.ts";
import { down, reset, snapshot, up, type Work } from "../sandbox/sandbox.ts";
import { find, machineNames } from "../sandbox/slot.ts";
import { writeStackConfig } from "../sandbox/stack-config.ts";
import { status } from "../sandbox/status.ts";
import { checkout } from "./cli/checkout.ts";
import { exitCode, type ExitCode } from "./cli/exit-code.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";
import type { Text } from "../core/text.ts";

const demo = "demo";

const sandbox: Verb = (ui, end) => {
  const parent = new Command("sandbox").summary(
    ui.text({ fr: "serveurs jetables sur sa propre machine", en: "throw-away servers on one's own machine" }),
  );
  const verb = (usage: string, summary: Text) =>
    parent
      .command(usage)
      .summary(ui.text(summary))
      .description(ui.text(summary))
      .option(
        "--purpose <name>",
        ui.text({ fr: "lequel des bacs à sable de ce dossier", en: "which of this checkout's sandboxes" }),
        "demo",
      );

  verb("up", { fr: "démarre le serveur et sa copie hors site", en: "start the server and the one for off-site copies" })
    .option("--fresh", ui.text({ fr: "repart de serveurs neufs", en: "start over with new servers" }))
    .option(
      "--bare",
      ui.text({
        fr: "neufs et nus, sans les paquets des services",
        en: "new and bare, without the packages of the services",
      }),
    )
    .action(async (options: { purpose: string; fresh?: boolean; bare?: boolean }) => {
      const { fresh = false, bare = false } = options;
      const running = await follow(ui, { fr: "Bac à sable", en: "Sandbox" }, options.purpose, (work) =>
        up({ ...work, fresh: fresh || bare, layer: bare ? "base" : "services" }),
      );
      const { host } = running.server;
      ui.say({ fr: `Le serveur répond à ${host}.`, en: `The server answers at ${host}.` });
      // Sandboxes for other purposes are no stack's.
      if (options.purpose !== demo) return;
      await writeStackConfig(checkout, running);
      ui.say({
        fr: 'La pile « sandbox » y mène : eval "$(./konbit engine env)" puis ./konbit up, ou ./konbit sandbox shell.',
        en: 'The stack "sandbox" points at it: eval "$(./konbit engine env)" and ./konbit up, or ./konbit sandbox shell.',
      });
    });

  verb("down", { fr: "éteint ; ce qui s'y trouve reste", en: "power off; what is there stays" })
    .option(
      "--purge",
      ui.text({ fr: "n'en garde rien et libère la place", en: "keep nothing of it and free its slot" }),
    )
    .action(async ({ purpose, purge = false }: { purpose: string; purge?: boolean }) => {
      await follow(ui, { fr: "Arrêt du bac à sable", en: "Stopping the sandbox" }, purpose, (work) =>
        down({ ...work, purge }),
      );
    });

  verb("reset [snapshot]", {
    fr: "revient à un instantané, ou à des serveurs neufs",
    en: "go back to a snapshot, or to new servers",
  }).action(async (to: string | undefined, { purpose }: { purpose: string }) => {
    await follow(ui, { fr: "Retour en arrière", en: "Going back" }, purpose, (work) =>
      reset({ ...work, ...(to === undefined ? {} : { to }) }),
    );
  });

  verb("snapshot <name>", { fr: "garde l'état présent sous un nom", en: "keep the present state under a name" }).action(
    async (name: string, { purpose }: { purpose: string }) => {
      await follow(ui, { fr: "Instantané", en: "Snapshot" }, purpose, (work) => snapshot({ ...work, name }));
    },
  );

  verb("status", { fr: "les bacs à sable de cette machine", en: "the sandboxes of this machine" })
    .option("--json")
    .action(async ({ json = false }: { json?: boolean }) => {
      const all = await status();
      if (json) ui.json(all);
      else if (all.length === 0) ui.say({ fr: "Aucun bac à sable.", en: "No sandbox." });
      for (const slot of json ? [] : all) {
        ui.say(
          `${slot.slot}  ${slot.purpose}  ${slot.checkout} (${slot.user})  ${gib(slot.diskBytes)}  ${slot.snapshots.join(" ")}`,
        );
        for (const machine of slot.machines)
          ui.say(
            `   ${machine.name.padEnd(7)} ${machine.host.padEnd(13)} ${machine.layer.padEnd(22)} ${describeRun(ui, machine)}`,
          );
      }
    });

  verb("shell [machine] [command...]", {
    fr: "une ligne de commande sur le serveur",
    en: "a command line on the server",
  })
    .usage("[server|vault] [-- command]")
    .action(async (name: string | undefined, command: string[], { purpose }: { purpose: string }) => {
      const isMachine = machineNames.some((known) => known === name);
      const argv = isMachine || name === undefined ? command : [name, ...command];
      const slot = find(claimOf(purpose));
      if (!slot)
        throw new Failure(
          { fr: "Pas de bac à sable ici ; `konbit sandbox up`.", en: "No sandbox here; `konbit sandbox up`." },
          exitCode.environment,
        );
      const ssh = await execa("ssh", ["-F", sshConfigOf(slot), isMachine && name ? name : "server", "--", ...argv], {
        stdio: "inherit",
        reject: false,
      });
      // As ssh does: the status is the command's own, which may be any number.
      end((ssh.exitCode ?? exitCode.failed) as ExitCode);
    });
  return parent;
};

export default sandbox;

const claimOf = (purpose: string) => ({ checkout, purpose });

/** Runs one piece of work as a step that says what it is doing. */
async function follow<T>(ui: Ui, title: Text, purpose: string, work: (work: Work) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  await ui.steps([
    {
      title,
      run: async (report, signal) => {
        result = {
          value: await work({
            ...claimOf(purpose),
            signal,
            report: (status) => {
              report(ui.text(status));
            },
          }).catch(explain),
        };
      },
    },
  ]);
  if (!result) throw new Failure(title);
  return result.value;
}

function explain(error: unknown): never {
  if (error instanceof SandboxError)
    throw new Failure(error.text, error.kind === "environment" ? exitCode.environment : exitCode.failed);
  throw error;
}

const gib = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

function describeRun(ui: Ui, machine: { isRunning: boolean; uptimeSeconds: number; memoryBytes: number }): string {
  if (!machine.isRunning) return ui.text({ fr: "éteint", en: "off" });
  const minutes = Math.floor(machine.uptimeSeconds / 60);
  const memory = gib(machine.memoryBytes);
  return ui.text({ fr: `depuis ${minutes} min, mémoire ${memory}`, en: `up for ${minutes} min, memory ${memory}` });
}
