import process from "node:process";
import Table from "cli-table3";
import { Command } from "commander";
import { examine, type Finding } from "./cli/examine.ts";
import { exitCode } from "./cli/exit-code.ts";
import type { Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

const doctor: Verb = (ui, end) => {
  const summary = ui.text({
    fr: "ce qu'il y a sur cette machine, et ce qui manque",
    en: "what is on this machine, and what is missing",
  });
  return new Command("doctor")
    .summary(summary)
    .description(
      ui.text({
        fr: "Dit quels moteur, hôte de langage et plugiciels servent, de quelle origine, et quoi faire de ce qui manque..",
        en: "Says which engine, language host and plugins are in use, of which origin, and what to do about what is missing..",
      }),
    )
    .option("--json", ui.text({ fr: "pour une machine", en: "for a machine" }))
    .action(async (options: { json?: boolean }) => {
      const findings = await examine();
      const isReady = findings.every(({ state }) => state !== "missing");
      if (options.json === true) ui.json({ isReady, findings: findings.map((finding) => asJson(ui, finding)) });
      else show(ui, findings, isReady);
      if (!isReady) end(exitCode.environment);
    });
};

export default doctor;

const marks = { ok: "✓", note: "·", missing: "✗" } as const;

function show(ui: Ui, findings: readonly Finding[], isReady: boolean): void {
  const table = new Table({
    // long paths and advice stay within the terminal
    colWidths: [3, 24, Math.max(30, Math.min(process.stdout.columns || 110, 140) - 31)],
    wordWrap: true,
    wrapOnWordBoundary: false,
    style: { head: [], border: [] },
    chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
  });
  for (const { state, what, found, todo } of findings) {
    const advice = todo ? [`→ ${ui.text(todo)}`] : [];
    table.push([marks[state], ui.text(what), [ui.text(found), ...advice].join("\n")]);
  }
  ui.say(table.toString());
  ui.say(
    isReady
      ? { fr: "Tout ce qu'il faut à « konbit up » est là.", en: "All that `konbit up` needs is there." }
      : { fr: "Il manque ce qui est marqué ✗ pour « konbit up ».", en: "What is marked ✗ is missing for `konbit up`." },
  );
}

function asJson(ui: Ui, { id, state, what, found, todo }: Finding): object {
  return { id, state, what: ui.text(what), found: ui.text(found), ...(todo && { todo: ui.text(todo) }) };
}
