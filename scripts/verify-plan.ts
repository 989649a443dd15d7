import { Command } from "commander";
import { planOf, type Plan } from "../core/plan/plan.ts";
import { approvedThings } from "../core/preview/approved.ts";
import { differenceLines, verifyPlan, type Difference } from "../core/preview/verify.ts";
import type { Text } from "../core/text.ts";
import { exitCode } from "./cli/exit-code.ts";
import type { LoadedMembers } from "./cli/load-members.ts";
import { membersAt } from "./cli/members-at.ts";
import { operate, type Operation } from "./cli/operate.ts";
import { provisionable } from "./cli/provisionable.ts";
import { Failure } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

interface Options {
  readonly base: string;
  readonly head: string;
  readonly stack?: string;
  readonly allowDrift?: boolean;
  readonly json?: boolean;
}

/** After a merge, with the server's keys: would the engine do what people approved, all of it, and nothing else? It changes nothing. */
const verifyPlanVerb: Verb = (ui, end) =>
  new Command("verify-plan")
    .summary(
      ui.text({
        fr: "demande au serveur si « up » ferait exactement ce qui a été approuvé",
        en: "ask the server whether “up” would do exactly what was approved",
      }),
    )
    .requiredOption("--base <rev>", ui.text({ fr: "avant la fusion", en: "before the merge" }))
    .requiredOption("--head <rev>", ui.text({ fr: "après la fusion", en: "after the merge" }))
    .option("-s, --stack <name>", ui.text({ fr: "la pile Pulumi", en: "the Pulumi stack" }))
    .option(
      "--allow-drift",
      ui.text({
        fr: "accepte de réparer ce qui a été changé à la main",
        en: "accept the repair of what was changed by hand",
      }),
    )
    .option("--json", ui.text({ fr: "pour une machine", en: "for a machine" }))
    .action(async ({ base, head, stack: asked, allowDrift, json }: Options) => {
      const ready = await provisionable(ui, end, asked, { isQuiet: json === true });
      if (ready === undefined) return;
      const { stack, members } = ready;
      const [before, after] = await Promise.all([base, head].map((revision) => planAt(revision, members)));
      if (before === undefined || after === undefined) return;
      if (JSON.stringify(planOf(members.members, members.rules)) !== JSON.stringify(after)) throw elsewhere(head);
      let operation: Operation | undefined;
      await ui.steps([
        {
          title: { fr: "Comparaison avec le serveur", en: "Comparing with the server" },
          run: async (status) => {
            operation = await operate(ui, "preview", stack, status);
          },
        },
      ]);
      const differences = verifyPlan(approvedThings(before, after), operation?.groups ?? []);
      const stops = differences.some(({ kind }) => kind !== "drift" || allowDrift !== true);
      if (json === true) ui.json({ verdict: stops ? "refused" : "ok", differences });
      else for (const line of [...differenceLines(differences), conclusion(differences, stops)]) ui.say(line);
      if (stops) end(exitCode.refused);
    });

export default verifyPlanVerb;

async function planAt(revision: string, { folder, shown, rules, read }: LoadedMembers): Promise<Plan> {
  return planOf(
    read(await membersAt(revision, folder, shown)).members.map(({ member }) => member),
    rules,
  );
}

function elsewhere(head: string): Failure {
  return new Failure(
    {
      fr: `les fichiers d'ici ne sont pas ceux de ${head} : git switch --detach ${head}`,
      en: `the files here are not those of ${head}: git switch --detach ${head}`,
    },
    exitCode.usage,
  );
}

function conclusion(differences: readonly Difference[], stops: boolean): Text {
  if (!stops) {
    return {
      fr: "Le moteur ferait exactement ce qui a été approuvé. Pour l'appliquer : ./konbit up",
      en: "The engine would do exactly what was approved. To apply it: ./konbit up",
    };
  }
  const isOnlyDrift = differences.every(({ kind }) => kind === "drift");
  return isOnlyDrift
    ? {
        fr: "Arrêt : rien n'est appliqué. Si réparer ces changements est voulu : --allow-drift",
        en: "Stopped: nothing is applied. If repairing these changes is wanted: --allow-drift",
      }
    : {
        fr: "Arrêt : rien n'est appliqué. Que faire : docs/coordination/une-demande-arrive.md, « Après la fusion »",
        en: "Stopped: nothing is applied. What to do: docs/coordination/une-demande-arrive.md, “Après la fusion”",
      };
}
