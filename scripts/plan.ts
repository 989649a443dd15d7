import { Command } from "commander";
import { changesBetween, type Change } from "../core/plan/changes.ts";
import { readMembers } from "../core/member/read.ts";
import { planOf } from "../core/plan/plan.ts";
import type { Effect } from "../core/plan/sentence.ts";
import type { Text } from "../core/text.ts";
import { exitCode } from "./cli/exit-code.ts";
import { loadMembers } from "./cli/load-members.ts";
import { membersAt } from "./cli/members-at.ts";
import type { Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

interface Options {
  readonly members?: string;
  readonly base?: string;
  readonly json?: boolean;
}

const sign: Readonly<Record<Effect, string>> = { appears: "+", changes: "~", stops: "-" };

/** What the files ask for, in sentences: no server, no state, no secret. */
const plan: Verb = (ui, end) =>
  new Command("plan")
    .summary(
      ui.text({ fr: "dit en phrases ce que les fichiers demandent", en: "say in sentences what the files ask for" }),
    )
    .option("--members <dir>", ui.text({ fr: "dossier des membres", en: "members' folder" }))
    .option(
      "--base <rev>",
      ui.text({
        fr: "compare avec cette révision de git (sans elle : avec un serveur vide)",
        en: "compare with this git revision (without it: with an empty server)",
      }),
    )
    .option("--json", ui.text({ fr: "pour une machine", en: "for a machine" }))
    .action(async (options: Options) => {
      const head = await loadMembers(ui, options);
      if (head.isRefused) {
        if (options.json === true) ui.json({ verdict: "refused", errors: head.errors, notices: head.notices });
        else head.print();
        end(exitCode.refused);
        return;
      }
      const before = options.base === undefined ? [] : await membersAt(options.base, head.folder);
      // What was wrong at the base is not this change's fault: its valid files are compared.
      const base = planOf(readMembers(before, head.rules).members.map(({ member }) => member));
      const changes = changesBetween(base, planOf(head.members));
      if (options.json === true) ui.json({ verdict: "ok", changes, notices: head.notices });
      else printChanges(ui, changes, head.noticeLines);
    });

export default plan;

function printChanges(ui: Ui, changes: readonly Change[], notices: readonly string[]): void {
  for (const id of new Set(changes.map((change) => change.member.id))) {
    const own = changes.filter((change) => change.member.id === id);
    ui.say(`${own[0]?.member.name ?? id} (${own[0]?.member.slug ?? id})`);
    for (const change of own) ui.say(`  ${sign[change.effect]} ${ui.text(change.sentence)}`);
    ui.say("");
  }
  if (notices.length > 0) {
    ui.say({ fr: "Pas encore fourni :", en: "Not provided yet:" });
    for (const line of notices) ui.say(`  ${line}`);
    ui.say("");
  }
  ui.say(total(changes));
}

function total(changes: readonly Change[]): Text {
  if (changes.length === 0) return { fr: "Rien ne change.", en: "Nothing changes." };
  const count = (effect: Effect) => changes.filter((change) => change.effect === effect).length;
  const [appears, changed, stops] = [count("appears"), count("changes"), count("stops")];
  return {
    fr: `${appears} à créer, ${changed} à changer, ${stops} à arrêter. Rien n'est effacé.`,
    en: `${appears} to create, ${changed} to change, ${stops} to stop. Nothing is erased.`,
  };
}
