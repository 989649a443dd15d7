import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { adopt, type Adopted } from "../core/adopt/alternc.ts";
import type { AlterncAccount } from "../core/adopt/alternc-state.ts";
import { nextId } from "../core/member/admission.ts";
import { readMembers, type MemberSource } from "../core/member/read.ts";
import { problemText } from "../core/say/problem-text.ts";
import { observeAlternc } from "./cli/alternc.ts";
import { chosenPlan } from "./cli/chosen-plan.ts";
import { Drafts } from "./cli/drafts.ts";
import { exitCode } from "./cli/exit-code.ts";
import { idsInHistory } from "./cli/ids-in-history.ts";
import { stackWithServer } from "./cli/stack.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";
import { createFile } from "./cli/write-file.ts";

interface Options {
  readonly members?: string;
  readonly stack?: string;
  readonly forge: string;
  readonly plan?: string;
  readonly dryRun?: boolean;
}

/** Writes member files from what runs already, so that an existing konbit can start. The server is only read. */
const adoptVerb: Verb = (ui, end) =>
  new Command("adopt")
    .summary(
      ui.text({
        fr: "écrit les fichiers des membres d'après un AlternC qui tourne déjà",
        en: "write member files from an AlternC that runs already",
      }),
    )
    .argument("<from>", ui.text({ fr: "alternc", en: "alternc" }))
    .argument("[login...]", ui.text({ fr: "ces comptes seulement", en: "these accounts only" }))
    .requiredOption(
      "--forge <account>",
      ui.text({
        fr: "compte sur la forge de qui pourra changer les fichiers, d'ici à ce que chaque membre y mette le sien",
        en: "account on the forge of who may change the files, until each member puts theirs",
      }),
    )
    .option("--members <dir>", ui.text({ fr: "dossier des membres", en: "members' folder" }))
    .option("-s, --stack <name>", ui.text({ fr: "la pile Pulumi", en: "the Pulumi stack" }))
    .option("--plan <name>", ui.text({ fr: "plan (sans : le premier)", en: "plan (without: the first)" }))
    .option("-n, --dry-run", ui.text({ fr: "montre les fichiers sans les écrire", en: "show the files, write none" }))
    .action(async (from: string, logins: readonly string[], options: Options) => {
      if (from !== "alternc") throw unknownSource(from);
      const drafts = await Drafts.of(options.members, true);
      const stack = await stackWithServer(options.stack);
      const { accounts } = await observeAlternc(ui, stack);
      const wanted = chosen(accounts, logins);
      const adopted = await files(drafts, wanted, options);
      if (!areAccepted(ui, drafts, adopted)) {
        end(exitCode.refused);
        return;
      }
      for (const file of adopted) tell(ui, file, options.dryRun === true);
      if (options.dryRun === true) return;
      await mkdir(drafts.folder.folder, { recursive: true });
      for (const { slug, text } of adopted) await createFile(path.join(drafts.folder.folder, `${slug}.yaml`), text);
      ui.say({
        fr: `${adopted.length} fichier(s) écrit(s). Relisez-les, mettez le compte de chaque membre sous « contact: forge », puis git commit et konbit plan.`,
        en: `${adopted.length} file(s) written. Read them over, put each member's account under “contact: forge”, then git commit and konbit plan.`,
      });
    });

export default adoptVerb;

/** Accounts without a file yet are the ones to take; asked for by name, each must be there. */
function chosen(accounts: readonly AlterncAccount[], logins: readonly string[]): readonly AlterncAccount[] {
  const missing = logins.filter((login) => !accounts.some((account) => account.login === login));
  if (missing.length > 0) {
    const known = accounts.map(({ login }) => login).join(", ");
    throw new Failure(
      {
        fr: `AlternC n'a pas de compte ${missing.join(", ")}. Il a : ${known}. Rien n'a été écrit.`,
        en: `AlternC has no account ${missing.join(", ")}. It has: ${known}. Nothing was written.`,
      },
      exitCode.usage,
    );
  }
  return logins.length === 0 ? accounts : accounts.filter(({ login }) => logins.includes(login));
}

async function files(
  drafts: Drafts,
  accounts: readonly AlterncAccount[],
  { forge, plan: asked }: Options,
): Promise<readonly Adopted[]> {
  const { name: plan, plan: granted } = chosenPlan(drafts.rules, asked);
  const members = drafts.before.members.map(({ member }) => member);
  const have = new Set(members.map(({ login }) => login as string));
  const { ids: past } = await idsInHistory(drafts.folder.folder);
  const ids = [...past, ...members.flatMap((member) => (member.status === "candidate" ? [] : [member.id as string]))];
  const since = new Date().toISOString().slice(0, 10);
  return accounts
    .filter(({ login }) => !have.has(login))
    .map((account) => {
      const id = nextId(ids);
      ids.push(id);
      return adopt(account, { id, forge, plan, granted, since });
    });
}

/** All the files together, with those that are there, are judged before one is written. */
function areAccepted(ui: Ui, { sources, rules, folder }: Drafts, adopted: readonly Adopted[]): boolean {
  const news = adopted.map(({ slug, text }): MemberSource => ({
    path: `${folder.shown}/${slug}.yaml`,
    kind: "file",
    bytes: new TextEncoder().encode(text),
  }));
  const errors = readMembers([...sources, ...news], rules).problems.filter(({ severity }) => severity === "error");
  for (const problem of errors) ui.say(`${problemText(problem, { lang: ui.lang })}\n`);
  if (errors.length === 0) return true;
  ui.say({
    fr: "Ce que dit AlternC ne fait pas des fichiers acceptables : rien n'a été écrit. Corrigez chez AlternC, ou reprenez les comptes un à un en les nommant.",
    en: "What AlternC says does not make acceptable files: nothing was written. Mend it in AlternC, or take the accounts one by one by naming them.",
  });
  return false;
}

function tell(ui: Ui, { slug, text, leftOut }: Adopted, isShown: boolean): void {
  ui.say(`${slug}.yaml`);
  if (isShown) ui.say(`\n${text}`);
  for (const sentence of leftOut) ui.say(`  · ${ui.text(sentence)}`);
}

function unknownSource(from: string): Failure {
  return new Failure(
    {
      fr: `konbit ne sait reprendre que d'AlternC : konbit adopt alternc (et non « ${from} »).`,
      en: `konbit can take over from AlternC only: konbit adopt alternc (not “${from}”).`,
    },
    exitCode.usage,
  );
}
