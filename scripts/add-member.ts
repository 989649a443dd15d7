import path from "node:path";
import { Command, Option } from "commander";
import { suggestSlug } from "../core/request-form/slug.ts";
import { newMemberFields, newMemberFile, slugMistake, type Taken } from "../core/request-form/new-member.ts";
import { thingNamed } from "../core/request-form/index.ts";
import type { Around, Choice, Field, Thing, Values } from "../core/request-form/thing.ts";
import { problemText } from "../core/say/problem-text.ts";
import type { Text } from "../core/text.ts";
import { Drafts, type Draft } from "./cli/drafts.ts";
import { exitCode } from "./cli/exit-code.ts";
import { forgeNames } from "./cli/forge-names.ts";
import { flag, nobodyToAsk, Questions } from "./cli/questions.ts";
import { showDraft } from "./cli/show-draft.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";
import { createFile } from "./cli/write-file.ts";

type Options = Readonly<Record<string, string | undefined>> & { readonly members?: string; readonly want?: string };

/** What a new member may ask for first; the rest comes with `konbit request`. */
const wants = ["mailbox", "wiki", "site", "user"].flatMap((name) => thingNamed(name) ?? []);
const needsNoDomain = ["user"];

/** A candidate's file of five to ten lines, from a few questions. */
const addMember: Verb = (ui) => {
  const command = new Command("add-member")
    .summary(ui.text({ fr: "écrit le fichier d'un nouveau membre", en: "write a new member's file" }))
    .option("--members <dir>", ui.text({ fr: "dossier des membres", en: "members' folder" }))
    .option("--yes", ui.text({ fr: "sans poser de question", en: "without asking anything" }));
  for (const { name, label } of newMemberFields) command.option(`${flag(name)} <text>`, ui.text(label));
  command
    .addOption(
      new Option(
        "--want <thing>",
        ui.text({ fr: "ce que ce membre veut d'abord", en: "what this member wants first" }),
      ).choices(wants.map(({ name }) => name)),
    )
    .option("--want-name <text>", ui.text({ fr: "son nom (info, wiki, www…)", en: "its name (info, wiki, www…)" }))
    .option("--want-app <text>", ui.text({ fr: "pour un site : ce que c'est", en: "for a site: what it is" }));
  return command.action(async ({ yes, ...options }: Options & { yes?: true }) => {
    const questions = new Questions(ui, yes === true);
    if (!questions.isInteractive && yes !== true)
      throw nobodyToAsk([...newMemberFields.map(({ name }) => flag(name)), "--yes"]);
    const drafts = await Drafts.of(options.members, true);
    const draft = await fill(ui, drafts, questions, options);
    showDraft(ui, draft, drafts.before);
    if (yes !== true && !(await questions.agrees({ fr: `Écrire ${draft.file} ?`, en: `Write ${draft.file}?` })))
      throw new Failure({ fr: "Rien n'a été écrit.", en: "Nothing was written." }, exitCode.interrupted);
    await createFile(path.join(drafts.folder.folder, path.basename(draft.file)), draft.after);
    const slug = path.basename(draft.file, ".yaml");
    ui.say({
      fr: `${draft.file} est écrit. Ensuite : git commit, une demande sur la forge, et la coordination fait « konbit admit ${slug} ».`,
      en: `${draft.file} is written. Next: git commit, a request on the forge, and the coordination does "konbit admit ${slug}".`,
    });
  });
};

export default addMember;

/** Asks until the new file, with all the others, would be accepted. @throws Failure (refused) when nobody can be asked. */
async function fill(ui: Ui, drafts: Drafts, questions: Questions, options: Options): Promise<Draft> {
  const around: Around = { konbit: drafts.rules };
  const given = pickText(
    options,
    newMemberFields.map(({ name }) => name),
  );
  const [forge] = await forgeNames(drafts.folder.folder);
  let before: Values = forge === undefined ? {} : { contactForge: forge };
  for (let round = 0; ; round++) {
    const values = await who(questions, around, { given: round === 0 ? given : {}, before, taken: takenBy(drafts) });
    const first = await whatFirst(questions, around, values, options);
    const text = newMemberFile(values, ui.lang, first ? first.thing.changes(first.values, around) : []);
    if (text === undefined) throw new Error("a new file could not be written");
    const draft = drafts.with(path.join(drafts.folder.shown, `${values["slug"] ?? ""}.yaml`), text);
    if (draft.refusals.length === 0) return draft;
    for (const problem of draft.refusals) ui.note(`${problemText(problem, { lang: ui.lang })}\n`);
    const again: Text = { fr: "Corriger les réponses ?", en: "Correct the answers?" };
    if (!questions.isInteractive || !(await questions.agrees(again))) throw refused(draft.file);
    before = values;
  }
}

interface Start {
  readonly given: Values;
  readonly before: Values;
  readonly taken: readonly Taken[];
}

/** The name first: the short name is suggested from it, and judged against the members there are. */
async function who(questions: Questions, around: Around, { given, before, taken }: Start): Promise<Values> {
  const [name, ...others] = newMemberFields;
  const named = name ? await questions.answers([name], around, { given, before }) : {};
  const isFree = (slug: string) => slugMistake(slug, taken) === undefined;
  const suggestion = suggestSlug(named["name"] ?? "", isFree);
  const start: Values = suggestion === undefined ? before : { slug: suggestion, ...before };
  const fields = others.map((field): Field =>
    field.name === "slug" ? { ...field, check: (value) => slugMistake(value, taken) } : field,
  );
  return { ...named, ...(await questions.answers(fields, around, { given, before: start })) };
}

/** Only what is needed of the one thing; the rest has defaults. */
async function whatFirst(questions: Questions, around: Around, { domain }: Values, options: Options) {
  const possible = wants.filter(({ name }) => domain !== undefined || needsNoDomain.includes(name));
  const asked = options.want ?? (questions.isInteractive ? await chooseFirst(questions, possible) : "");
  const thing = possible.find(({ name }) => name === asked) ?? thingNamed(asked);
  if (!thing) return undefined;
  const needed = thing.fields.filter(({ isRequired }) => isRequired);
  const wanted = new Questions(questions.ui, !questions.isInteractive, (name) => flag(`want-${name}`));
  const given = { name: options["wantName"], app: options["wantApp"] };
  const usual = needed.flatMap(({ name, suggestion }) => [[name, suggestion?.(around) ?? ""] as const]);
  const before = Object.fromEntries(usual);
  return { thing, values: await wanted.answers(needed, around, { given: pickText(given, ["name", "app"]), before }) };
}

async function chooseFirst(questions: Questions, possible: readonly Thing[]): Promise<string> {
  const later: Choice = { value: "", title: { fr: "rien pour l'instant", en: "nothing for now" } };
  const choices = [...possible.map(({ name: value, title }) => ({ value, title })), later];
  return questions.choose({ fr: "Pour commencer :", en: "To begin with:" }, choices);
}

function takenBy({ before }: Drafts): readonly Taken[] {
  return before.members.map(({ file, slug, member }) => ({ file, slug, login: member.login }));
}

function pickText(options: Readonly<Record<string, string | undefined>>, names: readonly string[]): Values {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = options[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function refused(file: string): Failure {
  return new Failure(
    { fr: `${file} serait refusé : rien n'a été écrit.`, en: `${file} would be refused: nothing was written.` },
    exitCode.refused,
  );
}
