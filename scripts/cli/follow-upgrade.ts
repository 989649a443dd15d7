import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { UpgradeStep } from "../../core/upgrade/plan.ts";
import { type StageName, stageNames, stageTitle } from "../../core/upgrade/stages.ts";
import { failureText, readTold, type Told } from "../../core/upgrade/told.ts";
import { upgradeEnd, upgradeStart, upgradeStop, upgradeTold } from "../../kinds/upgrade.ts";
import type { Remote } from "../../remote/remote.ts";
import { exitCode } from "./exit-code.ts";
import { Failure, type Step, type Ui } from "./ui.ts";

const longMs = 3_600_000;

/** Has the server do one step and shows its stages. @throws Failure when it did not come about. */
export async function followUpgrade(ui: Ui, remote: Remote, step: UpgradeStep): Promise<void> {
  const { app, to, sites } = step;
  const start = upgradeStart({ app, to, sites: sites.map(({ id }) => id) }, randomBytes(16).toString("hex"));
  const { stdout } = await remote.run(start, { signal: ui.signal });
  if (stdout.trim() !== "started") throw busy();
  const news = new News(remote);
  try {
    await ui.steps(stageNames.map((stage) => stageStep(stage, step, news, ui.signal)));
    await news.until(({ end }) => end !== undefined, ui.signal);
  } catch (error) {
    if (ui.signal.aborted) await remote.run(upgradeStop, { timeoutMs: longMs });
    else await news.until(({ end }) => end !== undefined, ui.signal);
    if (!ui.signal.aborted && !(error instanceof StageFailed)) throw error;
  }
  const told = await news.until(({ end }) => end !== undefined);
  if (told.end === "kept") return;
  const text = failureText(step, told);
  // Of what was interrupted no more than that is said at the end.
  if (ui.signal.aborted) ui.note(text);
  throw new Failure(text, told.end === "broken" ? exitCode.failed : exitCode.refused);
}

/** Ends what an earlier run has left on the server. @throws Failure while that one still works, or cannot be ended. */
export async function endUpgrade(ui: Ui, remote: Remote, state: string): Promise<void> {
  if (state === "activating" || state === "active") throw busy();
  await remote.run(upgradeEnd, { timeoutMs: longMs, signal: ui.signal });
  const told = await new News(remote).until(({ end }) => end !== undefined, ui.signal);
  if (told.end !== "broken") return;
  throw new Failure({
    fr: `Une mise à jour qui a été coupée ne peut pas être annulée : ${told.failure?.back ?? "le serveur ne dit pas pourquoi"}. Les copies sont gardées sur le serveur (docs/coordination/mises-a-jour.md).`,
    en: `An upgrade that was cut off cannot be taken back: ${told.failure?.back ?? "the server does not say why"}. The copies are kept on the server (docs/coordination/mises-a-jour.md).`,
  });
}

class StageFailed extends Error {}

function stageStep(stage: StageName, { sites }: UpgradeStep, news: News, signal: AbortSignal): Step {
  return {
    title: stageTitle(stage, sites[0]?.host ?? ""),
    run: async () => {
      const { done } = await news.until(
        (told) => told.done.includes(stage) || told.failure !== undefined || told.end !== undefined,
        signal,
      );
      if (!done.includes(stage)) throw new StageFailed(stage);
    },
  };
}

/** What the server tells while it works. */
class News {
  readonly #remote: Remote;

  constructor(remote: Remote) {
    this.#remote = remote;
  }

  async until(isEnough: (told: Told) => boolean, signal?: AbortSignal): Promise<Told> {
    for (;;) {
      const { stdout } = await this.#remote.run(upgradeTold, {
        repeatable: true,
        ...(signal === undefined ? {} : { signal }),
      });
      const told = readTold(stdout);
      if (isEnough(told)) return told;
      if (stdout.endsWith("over\n")) return { ...told, end: told.end ?? "same" };
      await sleep(500, undefined, signal === undefined ? {} : { signal });
    }
  }
}

function busy(): Failure {
  return new Failure({
    fr: "Une mise à jour est en cours sur le serveur, lancée d'ailleurs : elle finit seule, ou revient seule à la version d'avant. Relancez ensuite.",
    en: "An upgrade is at work on the server, started from elsewhere: it ends by itself, or goes back by itself. Run again after that.",
  });
}
