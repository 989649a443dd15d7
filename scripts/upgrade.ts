import { Command } from "commander";
import { isProvisioned } from "../core/plan/plan.ts";
import { planUpgrade, type UpgradeStep } from "../core/upgrade/plan.ts";
import { readSurvey, type UpgradeSurvey } from "../core/upgrade/survey.ts";
import { upgradeSurvey } from "../kinds/upgrade.ts";
import type { Remote } from "../remote/remote.ts";
import { withServer } from "./cli/ask-server.ts";
import { exitCode } from "./cli/exit-code.ts";
import { endUpgrade, followUpgrade } from "./cli/follow-upgrade.ts";
import { loadMembers } from "./cli/load-members.ts";
import { type Stack, stackWithServer } from "./cli/stack.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";

interface Options {
  readonly all?: boolean;
  readonly canary?: string;
  readonly to?: string;
  readonly dryRun?: boolean;
  readonly members?: string;
  readonly stack?: string;
}

/** Another version of a program, or the version before with the same data. */
const upgrade: Verb = (ui) =>
  new Command("upgrade")
    .argument(
      "[what]",
      ui.text({
        fr: "un logiciel (mediawiki) ou l'adresse d'un site",
        en: "a program (mediawiki) or the address of a site",
      }),
    )
    .summary(
      ui.text({
        fr: "met à jour les logiciels des sites, ou les remet comme avant",
        en: "upgrade the programs of sites, or put them back as they were",
      }),
    )
    .description(
      ui.text({
        fr: "Vérifie la place, copie les sites, essaie la nouvelle version sur les copies (celle du canari d'abord), puis ferme les sites un instant, les met à jour et regarde leurs pages. Si une étape échoue, l'ancienne version fonctionne de nouveau, avec les mêmes données, et la commande finit par 1. Le serveur va au bout ou revient en arrière de lui-même, même si cette commande est coupée.",
        en: "Looks for room, copies the sites, tries the new version on the copies (the canary's first), then closes the sites for a moment, upgrades them and looks at their pages. When a stage fails, the old version runs again with the same data, and the command ends with 1. The server gets to the end or goes back by itself, even if this command is cut off.",
      }),
    )
    .option("--all", ui.text({ fr: "tous les logiciels", en: "all programs" }))
    .option(
      "--canary <member>",
      ui.text({
        fr: "le membre dont le site est essayé le premier ; par défaut le konbit lui-même",
        en: "the member whose site is tried first; the konbit itself unless told",
      }),
    )
    .option(
      "--to <version>",
      ui.text({
        fr: "une version du paquet autre que la plus récente",
        en: "another version of the package than the newest",
      }),
    )
    .option("--dry-run", ui.text({ fr: "dit seulement ce qui serait fait", en: "say only what would be done" }))
    .option("--members <dir>", ui.text({ fr: "dossier des membres", en: "members' folder" }))
    .option("-s, --stack <name>", ui.text({ fr: "la pile Pulumi", en: "the Pulumi stack" }))
    .action(async (what: string | undefined, options: Options) => {
      if ((what === undefined) !== (options.all === true)) throw whatOrAll();
      const stack = await stackWithServer(options.stack);
      const canary = await canaryLogin(ui, stack, options);
      await withServer(ui, stack, async (remote) => {
        const survey = await surveyed(ui, remote);
        const plan = planUpgrade(survey, {
          ...(what === undefined ? {} : { what }),
          ...(canary === undefined ||
          (options.canary === undefined && !survey.sites.some(({ login }) => login === canary))
            ? {}
            : { canary }),
          ...(options.to === undefined ? {} : { to: options.to }),
        });
        if ("refusal" in plan) throw new Failure(plan.refusal, exitCode.refused);
        if (survey.stale !== undefined) ui.note(staleText(survey.stale));
        if (plan.steps.length === 0) ui.say({ fr: "Tout est à jour.", en: "Everything is up to date." });
        for (const step of plan.steps) {
          ui.say(stepText(step));
          if (options.dryRun === true) continue;
          await followUpgrade(ui, remote, step);
          ui.say(doneText(step));
        }
      });
    });

export default upgrade;

async function surveyed(ui: Ui, remote: Remote): Promise<UpgradeSurvey> {
  const ask = async () =>
    readSurvey((await remote.run(upgradeSurvey, { signal: ui.signal, timeoutMs: 300_000 })).stdout);
  const survey = await ask();
  if (survey.unfinished === undefined) return survey;
  await endUpgrade(ui, remote, survey.unfinished);
  ui.note({
    fr: "Une mise à jour avait été coupée : ce qu'elle avait commencé est remis comme avant.",
    en: "An upgrade had been cut off: what it had begun is put back as it was.",
  });
  return ask();
}

/** The login by the files: a slug may have changed since. */
async function canaryLogin(ui: Ui, stack: Stack, { canary, members: folder }: Options): Promise<string | undefined> {
  const { members, rules } = await loadMembers(ui, { ...(folder === undefined ? {} : { members: folder }), stack });
  const slug = canary ?? rules.operator;
  return members.filter(isProvisioned).find((member) => member.slug === slug)?.login ?? canary;
}

function stepText({ title, from, to, sites }: UpgradeStep): { readonly fr: string; readonly en: string } {
  const hosts = sites.map(({ host }) => host).join(", ");
  return from === to
    ? { fr: `${title.fr} ${to} : ${hosts}`, en: `${title.en} ${to}: ${hosts}` }
    : { fr: `${title.fr} ${from} → ${to} : ${hosts}`, en: `${title.en} ${from} → ${to}: ${hosts}` };
}

function doneText({ title, to, sites }: UpgradeStep): { readonly fr: string; readonly en: string } {
  return {
    fr: `${title.fr} ${to} fonctionne ; sites vérifiés : ${sites.length}.`,
    en: `${title.en} ${to} runs; sites looked at: ${sites.length}.`,
  };
}

function staleText(words: string): { readonly fr: string; readonly en: string } {
  return {
    fr: `Les dépôts de Debian ne répondent pas tous (${words}) : seul ce que le serveur en sait déjà est proposé.`,
    en: `Not all of Debian's archives answer (${words}): only what the server knows of them already is offered.`,
  };
}

function whatOrAll(): Failure {
  return new Failure(
    {
      fr: "Dites quoi mettre à jour : un logiciel, l'adresse d'un site, ou --all pour tout.",
      en: "Say what to upgrade: a program, the address of a site, or --all for everything.",
    },
    exitCode.usage,
  );
}
