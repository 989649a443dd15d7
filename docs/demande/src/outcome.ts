import { editedAll, meaning } from "../../../core/member/edit/edit.ts";
import type { Change } from "../../../core/member/edit/change.ts";
import { readMembers } from "../../../core/member/read.ts";
import type { Finding, Problem } from "../../../core/problem.ts";
import { mistakes, relevant } from "../../../core/request-form/answers.ts";
import { newMemberFields, newMemberFile } from "../../../core/request-form/new-member.ts";
import { pastes, type Paste } from "../../../core/request-form/paste.ts";
import type { Around, Field, Thing, Values } from "../../../core/request-form/thing.ts";
import type { Rules } from "../../../core/rules.ts";
import type { Lang } from "../../../core/text.ts";
import { slugField } from "./slug-field.ts";

/** One thing that was ticked, with its answers as typed. */
export interface Entry {
  readonly id: string;
  readonly thing: Thing;
  readonly values: Values;
}

/** Everything that was filled in. */
export interface Ask {
  readonly lang: Lang;
  readonly isNew: boolean;
  /** A member's short name, or a new member's whole answers. */
  readonly who: Values;
  /** The text of the member's file, where it was pasted; else empty. */
  readonly file: string;
  readonly entries: readonly Entry[];
  readonly konbit: Rules;
}

/** A field that does not fit; `group` is the entry's id, or `who`. */
export interface Mistake {
  readonly group: string;
  readonly field: Field;
  readonly finding: Finding;
}

/** Lines to paste; `replaces` says that they take the place of a line that is there. */
export interface Lines extends Paste {
  readonly replaces: boolean;
}

/** What the page shows for what was filled in. */
export type Outcome =
  | { readonly kind: "nothing" }
  | { readonly kind: "mistakes"; readonly mistakes: readonly Mistake[] }
  /** The pasted file is written in a manner that cannot be changed without risk. */
  | { readonly kind: "stuck" }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  | { readonly kind: "lines"; readonly lines: readonly Lines[] }
  | { readonly kind: "file"; readonly before: string; readonly text: string; readonly warnings: readonly Problem[] };

export function outcomeOf(ask: Ask): Outcome {
  const around = aroundOf(ask);
  const found = mistakesIn(ask, around);
  if (found.length > 0) return { kind: "mistakes", mistakes: found };
  if (ask.isNew) return judged(ask, "", newFile(ask));
  if (ask.entries.length === 0) return { kind: "nothing" };
  if (ask.file.trim() === "") return { kind: "lines", lines: linesOf(ask) };
  return judged(ask, ask.file, written(ask, ask.file));
}

/** What answers are judged against: the konbit's rules, and the file where it was pasted. */
export function aroundOf({ konbit, file, isNew }: Ask): Around {
  const said = isNew ? undefined : meaning(file);
  return { konbit, ...(said === undefined ? {} : { file: said }) };
}

/** The questions about who asks. */
export function whoFields(isNew: boolean): readonly Field[] {
  return isNew ? newMemberFields : [slugField];
}

function mistakesIn(ask: Ask, around: Around): readonly Mistake[] {
  const groups = [
    { id: "who", fields: whoFields(ask.isNew), values: ask.who },
    ...ask.entries.map(({ id, thing, values }) => ({ id, fields: thing.fields, values })),
  ];
  return groups.flatMap(({ id, fields, values }) => {
    const found = mistakes(fields, values, around);
    return fields.flatMap((field): Mistake[] => {
      const finding = found.get(field.name);
      return finding ? [{ group: id, field, finding }] : [];
    });
  });
}

function newFile(ask: Ask): string | undefined {
  const head = newMemberFile(relevant(newMemberFields, ask.who, aroundOf(ask)), ask.lang, []);
  return head === undefined ? undefined : written(ask, head);
}

/** One thing after another, each seeing what the one before has written. */
function written({ entries, konbit }: Ask, text: string): string | undefined {
  return entries.reduce<string | undefined>((before, { thing, values }) => {
    if (before === undefined) return undefined;
    return editedAll(before, changesOf(thing, values, konbit, before));
  }, text);
}

function changesOf(thing: Thing, values: Values, konbit: Rules, text: string): readonly Change[] {
  const file = meaning(text);
  const around = { konbit, ...(file === undefined ? {} : { file }) };
  return thing.changes(relevant(thing.fields, values, around), around);
}

function linesOf(ask: Ask): readonly Lines[] {
  const instead = ask.entries.filter(({ thing }) => thing.isReplacement === true);
  const added = ask.entries.filter(({ thing }) => thing.isReplacement !== true);
  let text = "";
  const changes = added.flatMap(({ thing, values }) => {
    const own = changesOf(thing, values, ask.konbit, text);
    text = editedAll(text, own) ?? text;
    return own;
  });
  return [
    ...pastes(changes).map((one): Lines => ({ ...one, replaces: one.below === "" })),
    ...instead.flatMap(({ thing, values }) =>
      pastes(changesOf(thing, values, ask.konbit, "")).map((one): Lines => ({ ...one, replaces: true })),
    ),
  ];
}

/** The whole file as `konbit check` sees it alone; what it says beside the other members is for the forge to say. */
function judged({ who, konbit }: Ask, before: string, text: string | undefined): Outcome {
  if (text === undefined) return { kind: "stuck" };
  const path = `members/${who["slug"] === undefined || who["slug"] === "" ? "votre-fichier" : who["slug"]}.yaml`;
  const { problems } = readMembers([{ path, bytes: new TextEncoder().encode(text), kind: "file" }], konbit);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { kind: "refused", problems: errors };
  return { kind: "file", before, text, warnings: problems.filter(({ severity }) => severity === "warning") };
}
