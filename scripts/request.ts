import path from "node:path";
import { Command, Option } from "commander";
import { editedAll, meaning } from "../core/member/edit/edit.ts";
import type { MemberSource } from "../core/member/read.ts";
import { thingNamed, things } from "../core/request-form/index.ts";
import type { Around, Field, Thing, Values } from "../core/request-form/thing.ts";
import { defaultRules } from "../core/rules.ts";
import { problemText } from "../core/say/problem-text.ts";
import type { Text } from "../core/text.ts";
import { Drafts, textOf, type Draft } from "./cli/drafts.ts";
import { exitCode } from "./cli/exit-code.ts";
import { notEditable, ownFile, wouldBeRefused } from "./cli/own-file.ts";
import { flag, nobodyToAsk, Questions } from "./cli/questions.ts";
import { showDraft } from "./cli/show-draft.ts";
import { Failure, type Ui } from "./cli/ui.ts";
import type { Verb } from "./cli/verb.ts";
import { replaceFile } from "./cli/write-file.ts";

type Options = Readonly<Record<string, string | undefined>> & { readonly members?: string; readonly thing?: string };

/** A few questions, and the answers stand in one's own member file. */
const request: Verb = (ui) => {
  const command = new Command("request")
    .summary(ui.text({ fr: "demande quelque chose sans écrire de YAML", en: "ask for something without writing YAML" }))
    .argument("[slug]", ui.text({ fr: "nom de votre fichier, sans .yaml", en: "name of your file, without .yaml" }))
    .option("--members <dir>", ui.text({ fr: "dossier des membres", en: "members' folder" }))
    .addOption(
      new Option("--thing <thing>", ui.text({ fr: "ce que vous demandez", en: "what you ask for" })).choices(
        things.map(({ name }) => name),
      ),
    )
    .option("--yes", ui.text({ fr: "sans poser de question", en: "without asking anything" }));
  for (const [name, users] of fieldsByName()) command.option(`${flag(name)} <text>`, ui.text(describe(users)));
  return command.action(async (slug: string | undefined, { yes, ...options }: Options & { yes?: true }) => {
    const questions = new Questions(ui, yes === true);
    if (!questions.isInteractive && yes !== true) throw nobodyToAsk(["[slug]", "--thing", "…", "--yes"]);
    const drafts = await Drafts.of(options.members);
    const source = await ownFile(slug, drafts, questions);
    const thing = await whichThing(options.thing, questions);
    const draft = await fill(ui, { thing, source, drafts, questions, given: givenFor(thing, options) });
    showDraft(ui, draft, drafts.before);
    if (yes !== true && !(await questions.agrees({ fr: `Écrire ${draft.file} ?`, en: `Write ${draft.file}?` })))
      throw new Failure({ fr: "Rien n'a été écrit.", en: "Nothing was written." }, exitCode.interrupted);
    await replaceFile(path.join(drafts.folder.folder, path.basename(source.path)), draft.after);
    ui.say({
      fr: `${draft.file} est écrit. Ensuite : git commit, puis ouvrez une demande sur la forge.`,
      en: `${draft.file} is written. Next: git commit, then open a request on the forge.`,
    });
  });
};

export default request;

interface Form {
  readonly thing: Thing;
  readonly source: MemberSource;
  readonly drafts: Drafts;
  readonly questions: Questions;
  readonly given: Values;
}

/** Asks until the whole file, with all the others, would be accepted. @throws Failure (refused) when nobody can be asked. */
async function fill(ui: Ui, { thing, source, drafts, questions, given }: Form): Promise<Draft> {
  const text = textOf(source);
  if (text === undefined) throw notEditable(source.path);
  const file = meaning(text);
  const around: Around = { konbit: drafts.rules, ...(file === undefined ? {} : { file }) };
  const draftOf = (values: Values): Draft | undefined => {
    const after = editedAll(text, thing.changes(values, around));
    return after === undefined ? undefined : drafts.with(source.path, after);
  };
  const judge = (values: Values) => draftOf(values)?.refusals[0]?.text[ui.lang];
  let values = await questions.answers(thing.fields, around, { given, judge });
  for (;;) {
    const draft = draftOf(values);
    if (!draft) throw notEditable(source.path);
    if (draft.after === draft.before) throw alreadyThere(source.path);
    if (draft.refusals.length === 0) return draft;
    for (const problem of draft.refusals) ui.note(`${problemText(problem, { lang: ui.lang })}\n`);
    const again: Text = { fr: "Corriger les réponses ?", en: "Correct the answers?" };
    if (!questions.isInteractive || !(await questions.agrees(again))) throw wouldBeRefused(source.path);
    values = await questions.answers(thing.fields, around, { given: {}, before: values, judge });
  }
}

async function whichThing(name: string | undefined, questions: Questions): Promise<Thing> {
  if (name === undefined && !questions.isInteractive) throw nobodyToAsk(["--thing"]);
  const choices = things.map(({ name: value, title }) => ({ value, title }));
  const chosen = name ?? (await questions.choose({ fr: "Vous demandez :", en: "You ask for:" }, choices));
  const thing = thingNamed(chosen);
  if (!thing) throw new Error(`no thing is called ${chosen}, though it was a choice`);
  return thing;
}

/** The flags that are answers. @throws Failure (usage) for one that this thing would never look at. */
function givenFor(thing: Thing, options: Options): Values {
  const given = [...fieldsByName().keys()].flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const strange = given.find(([name]) => !thing.fields.some((field) => field.name === name));
  if (!strange) return Object.fromEntries(given);
  const own = thing.fields.map(({ name }) => flag(name)).join(" ");
  throw new Failure(
    {
      fr: `${flag(strange[0])} ne sert pas avec --thing ${thing.name}, seulement : ${own}`,
      en: `${flag(strange[0])} is of no use with --thing ${thing.name}, only: ${own}`,
    },
    exitCode.usage,
  );
}

interface User {
  readonly thing: Thing;
  readonly field: Field;
}

/** Every question of every thing is a flag; some things share one. */
function fieldsByName(): ReadonlyMap<string, readonly User[]> {
  return Map.groupBy(
    things.flatMap((thing) => thing.fields.map((field) => ({ thing, field }))),
    ({ field }) => field.name,
  );
}

function describe(users: readonly User[]): Text {
  const names = users.map(({ thing }) => thing.name).join(", ");
  const label = users[0]?.field.label ?? { fr: "", en: "" };
  const values = users[0]?.field.choices?.({ konbit: defaultRules }).map(({ value }) => value) ?? [];
  if (users.length > 1 || values.length === 0) return { fr: `${label.fr} (${names})`, en: `${label.en} (${names})` };
  const shown = values.join(" | ");
  return { fr: `${label.fr} (${names}) : ${shown}`, en: `${label.en} (${names}): ${shown}` };
}

function alreadyThere(file: string): Failure {
  return new Failure(
    { fr: `${file} le dit déjà : rien n'a été écrit.`, en: `${file} says so already: nothing was written.` },
    exitCode.refused,
  );
}
