import path from "node:path";
import { Command } from "commander";
import { editedAll, meaning } from "../core/member/edit/edit.ts";
import { mailboxTable, type MailboxTable } from "../core/request-form/mailbox-table.ts";
import { problemText } from "../core/say/problem-text.ts";
import { readCsv } from "./cli/csv.ts";
import { Drafts, textOf } from "./cli/drafts.ts";
import { exitCode } from "./cli/exit-code.ts";
import { notEditable, ownFile, wouldBeRefused } from "./cli/own-file.ts";
import { nobodyToAsk, Questions } from "./cli/questions.ts";
import { showDraft } from "./cli/show-draft.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";
import { replaceFile } from "./cli/write-file.ts";

interface Options {
  readonly members?: string;
  readonly yes?: true;
}

/** A spreadsheet's mailboxes into a member file: the ones that it does not have, all of them or none. */
const importMailboxes: Verb = (ui) =>
  new Command("import-mailboxes")
    .summary(ui.text({ fr: "ajoute les boîtes d'un tableur (CSV)", en: "add the mailboxes of a spreadsheet (CSV)" }))
    .argument("<csv>", ui.text({ fr: "fichier CSV, colonnes nommées", en: "CSV file with named columns" }))
    .argument(
      "[slug]",
      ui.text({ fr: "nom du fichier membre, sans .yaml", en: "name of the member file, without .yaml" }),
    )
    .option("--members <dir>", ui.text({ fr: "dossier des membres", en: "members' folder" }))
    .option("--yes", ui.text({ fr: "sans poser de question", en: "without asking anything" }))
    .action(async (csv: string, slug: string | undefined, { members, yes }: Options) => {
      const questions = new Questions(ui, yes === true);
      if (!questions.isInteractive && yes !== true) throw nobodyToAsk(["--yes"]);
      const rows = await readCsv(csv);
      const drafts = await Drafts.of(members);
      const source = await ownFile(slug, drafts, questions);
      const text = textOf(source);
      const file = text === undefined ? undefined : meaning(text);
      const table = mailboxTable(rows, { konbit: drafts.rules, ...(file === undefined ? {} : { file }) });
      refuseMistakes(ui, csv, table);
      tellKnown(ui, source.path, table);
      if (table.changes.length === 0) return;
      const after = text === undefined ? undefined : editedAll(text, table.changes);
      if (after === undefined) throw notEditable(source.path);
      const draft = drafts.with(source.path, after);
      for (const problem of draft.refusals) ui.note(`${problemText(problem, { lang: ui.lang })}\n`);
      if (draft.refusals.length > 0) throw wouldBeRefused(draft.file);
      showDraft(ui, draft, drafts.before);
      if (yes !== true && !(await questions.agrees({ fr: `Écrire ${draft.file} ?`, en: `Write ${draft.file}?` })))
        throw new Failure({ fr: "Rien n'a été écrit.", en: "Nothing was written." }, exitCode.interrupted);
      await replaceFile(path.join(drafts.folder.folder, path.basename(source.path)), draft.after);
      const { length } = table.changes;
      ui.say({
        fr: `${draft.file} est écrit (${length} ${length < 2 ? "boîte" : "boîtes"} en plus). Ensuite : git commit, puis ouvrez une demande sur la forge.`,
        en: `${draft.file} is written (${length} more ${length === 1 ? "mailbox" : "mailboxes"}). Next: git commit, then open a request on the forge.`,
      });
    });

export default importMailboxes;

/** @throws Failure (refused) after all the mistakes of the table are said. */
function refuseMistakes(ui: Ui, csv: string, { mistakes }: MailboxTable): void {
  if (mistakes.length === 0) return;
  for (const { line, text } of mistakes) ui.note(`${csv}:${line}  ${ui.text(text)}`);
  throw new Failure(
    {
      fr: `${csv} : ${mistakes.length} ${mistakes.length < 2 ? "erreur" : "erreurs"} à corriger. Rien n'a été écrit.`,
      en: `${csv}: ${mistakes.length} ${mistakes.length === 1 ? "mistake" : "mistakes"} to correct. Nothing was written.`,
    },
    exitCode.refused,
  );
}

function tellKnown(ui: Ui, file: string, { known, changes }: MailboxTable): void {
  if (known.length > 0)
    ui.say({
      fr: `${file} a déjà, et garde comme elles sont : ${known.join(", ")}.`,
      en: `${file} has already, and keeps as they are: ${known.join(", ")}.`,
    });
  if (changes.length === 0)
    ui.say({ fr: "Aucune boîte à ajouter : rien n'a été écrit.", en: "No mailbox to add: nothing was written." });
}
