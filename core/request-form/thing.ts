import type { Change } from "../member/edit/change.ts";
import type { Plain } from "../member/plain.ts";
import type { Finding } from "../problem.ts";
import type { Rules } from "../rules.ts";
import type { Text } from "../text.ts";

/** What a person has answered, as typed: name of the field → text. An empty text is no answer. */
export type Values = Readonly<Record<string, string>>;

/** What the answers are judged against. */
export interface Around {
  readonly konbit: Rules;
  /** The member's file as plain data, where there is one. */
  readonly file?: Plain;
}

export interface Choice {
  readonly value: string;
  readonly title: Text;
}

/** One question. */
export interface Field {
  /** Key of the answer; the flag of the command line is its kebab-case form (`displayName`: `--display-name`). */
  readonly name: string;
  readonly label: Text;
  /** An example, or what an empty answer means. */
  readonly hint?: Text;
  readonly isRequired: boolean;
  /** A first answer that most people keep. */
  readonly suggestion?: (around: Around) => string | undefined;
  /** One of these, where there are any; else whatever `check` accepts. The first is what an optional field means unsaid. */
  readonly choices?: (around: Around) => readonly Choice[];
  /** Whether the question makes sense beside the other answers. */
  readonly isAsked?: (values: Values, around: Around) => boolean;
  /** What `konbit check` would say of this answer. */
  readonly check?: (value: string, values: Values) => Finding | undefined;
}

/** Something that a member asks for: its questions, and what their answers write. */
export interface Thing {
  /** In English, one word, as the command line takes it. */
  readonly name: string;
  readonly title: Text;
  /** One sentence: what happens. */
  readonly about: Text;
  readonly fields: readonly Field[];
  /** For who has only the lines to paste: they take the place of the item that is there. */
  readonly isReplacement?: true;
  /** Answers that `mistakes` (answers.ts) finds nothing wrong with, as changes of the file. */
  changes(values: Values, around: Around): readonly Change[];
}

/** Of these answers the ones that were given, under the keys of the file. */
export function answered(values: Values, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values[name];
      return value === undefined || value === "" ? [] : [[name, value]];
    }),
  );
}
