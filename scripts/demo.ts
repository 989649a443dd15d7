import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Command } from "commander";
import { planOf } from "../core/plan/plan.ts";
import { SandboxError } from "../sandbox/host.ts";
import { up as startSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import { writeStackConfig } from "../sandbox/stack-config.ts";
import { ask, wordsOf, type Answer } from "./cli/answers.ts";
import { apply } from "./cli/apply.ts";
import { letterOn } from "./cli/demo-letter.ts";
import { boxesOf, demoPage, nextSteps, type Demo } from "./cli/demo-page.ts";
import { checkout } from "./cli/checkout.ts";
import { engineFor } from "./cli/engine.ts";
import { exitCode } from "./cli/exit-code.ts";
import { provisionable } from "./cli/provisionable.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

/** From nothing to three members on a throw-away server, and a page of what to look at. */
const demo: Verb = (ui, end) =>
  new Command("demo")
    .summary(
      ui.text({
        fr: "un serveur jetable et trois membres, en une commande",
        en: "a throw-away server and three members, in one command",
      }),
    )
    .action(async () => {
      const started = performance.now();
      const sandbox = await prepare(ui);
      const ready = await provisionable(ui, end, "sandbox");
      if (ready === undefined) return;
      await apply(ui, ready.stack, true);
      const plan = planOf(ready.members.members, ready.members.rules);
      const hosts = plan.members.flatMap((member) => member.sites.map((site) => site.host));
      const answers = await Promise.all(hosts.map((host) => ask(sandbox.server.host, host, ui.signal)));
      const hasBoxes = plan.members.some(({ mail }) => mail.domains.some(({ mailboxes }) => mailboxes.length > 0));
      const letter = hasBoxes ? await letterOn(ui, ready.stack) : undefined;
      const seconds = Math.round((performance.now() - started) / 1000);
      const made = { plan, address: sandbox.server.host, answers, seconds };
      await show(ui, letter === undefined ? made : { ...made, letter });
    });

export default demo;

/** Engine and server, with what they need. */
async function prepare(ui: Ui): Promise<Sandbox> {
  let sandbox: Sandbox | undefined;
  await ui.steps([
    {
      title: { fr: "Moteur Pulumi", en: "Pulumi engine" },
      run: async (status) => {
        await engineFor(ui, status);
      },
    },
    {
      title: { fr: "Serveur jetable", en: "Throw-away server" },
      run: async (status, signal) => {
        sandbox = await startSandbox({
          checkout,
          purpose: "demo",
          signal,
          report: (text) => {
            status(ui.text(text));
          },
        }).catch(asFailure);
        await writeStackConfig(checkout, sandbox);
      },
    },
  ]);
  if (sandbox === undefined) throw new Failure({ fr: "pas de serveur jetable", en: "no throw-away server" });
  return sandbox;
}

async function show(ui: Ui, made: Demo): Promise<void> {
  const file = path.join(checkout, ".konbit", "demo.html");
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, demoPage(made, ui.lang));
  ui.say("");
  for (const member of made.plan.members) {
    ui.say(`${member.name} (${member.account.login})`);
    for (const site of member.sites) ui.say(`  http://${site.host}  ${answerText(made.answers, site.host)}`);
    for (const box of boxesOf(member)) ui.say(`  ${ui.text(box)}`);
  }
  ui.say({ fr: "\nÀ essayer :", en: "\nThings to try:" });
  for (const [what, command] of nextSteps(made)) ui.say(`  ${ui.text(what)}\n    ${command}`);
  ui.say({
    fr: `\nLa même chose, à lire : ${pathToFileURL(file).href}`,
    en: `\nThe same, to read: ${pathToFileURL(file).href}`,
  });
}

function answerText(answers: readonly Answer[], host: string): string {
  const answer = answers.find((one) => one.host === host);
  // Two or three words are enough to recognise the page, and a terminal has 80 columns.
  return answer === undefined ? "?" : `${answer.status}  ${wordsOf(answer.text).slice(0, 30)}…`;
}

function asFailure(error: unknown): never {
  if (!(error instanceof SandboxError)) throw error;
  throw new Failure(error.text, error.kind === "environment" ? exitCode.environment : exitCode.failed);
}
