import process from "node:process";
import input from "@inquirer/input";
import select from "@inquirer/select";
import { asked, mistake, mistakes, relevant, tidy } from "../../core/request-form/answers.ts";
import type { Around, Choice, Field, Values } from "../../core/request-form/thing.ts";
import type { Finding } from "../../core/problem.ts";
import type { Text } from "../../core/text.ts";
import { exitCode } from "./exit-code.ts";
import { Failure, type Ui } from "./ui.ts";

/** Questions to the person in front of the terminal; without one, or with `--yes`, the flags are the answers. */
export class Questions {
  readonly isInteractive: boolean;
  readonly ui: Ui;
  readonly #flagOf: (field: string) => string;

  constructor(ui: Ui, isAgreed: boolean, flagOf: (field: string) => string = flag) {
    this.ui = ui;
    this.#flagOf = flagOf;
    this.isInteractive = !isAgreed && process.stdin.isTTY && process.stderr.isTTY;
  }

  /**
   * An answer to each question, judged at once. `given`: from flags, not asked again unless wrong. `before`: answers to start from.
   * `judge` says what else stands against all of them together.
   * @throws Failure (usage) without a terminal when one is missing; (refused) when one is wrong.
   */
  async answers(
    fields: readonly Field[],
    around: Around,
    { given, before = {}, judge }: { given: Values; before?: Values; judge?: (values: Values) => string | undefined },
  ): Promise<Values> {
    let values: Values = given;
    if (!this.isInteractive) {
      values = { ...before, ...given };
      this.#refuse(fields, values, around);
      return relevant(fields, values, around);
    }
    const required = fields.filter(({ isRequired }) => isRequired).length;
    for (const field of fields) {
      if (!asked(fields, values, around).includes(field)) continue;
      const start = values[field.name];
      const found = start === undefined ? undefined : mistake(field, values, around);
      if (start !== undefined && !found) continue;
      if (found) this.ui.note(`${this.#flagOf(field.name)}: ${this.ui.text(found.text)}`);
      const check = (answer: string): string | true => {
        const next = { ...values, [field.name]: tidy(answer) };
        const wrong = mistake(field, next, around);
        if (wrong) return this.ui.text(wrong.text);
        // Where one answer is all that is needed, the whole file is judged at once.
        const isAll = field.isRequired && required === 1;
        return (isAll ? judge?.(relevant(fields, next, around)) : undefined) ?? true;
      };
      const suggestion = before[field.name] ?? start ?? field.suggestion?.(around);
      values = { ...values, [field.name]: await this.#one(field, around, suggestion, check) };
    }
    return relevant(fields, values, around);
  }

  /** One of several, by its value. */
  async choose(message: Text, choices: readonly Choice[], start?: string): Promise<string> {
    const found = await this.#prompt((context) =>
      select(
        {
          message: this.ui.text(message),
          choices: choices.map(({ value, title }) => ({ value, name: this.ui.text(title) })),
          loop: false,
          pageSize: 12,
          ...(start === undefined ? {} : { default: start }),
          theme: { style: { keysHelpTip: () => this.ui.text(keys) } },
        },
        context,
      ),
    );
    return found;
  }

  /** @returns whether the person says yes; anything but a yes is a no. */
  async agrees(message: Text): Promise<boolean> {
    const question = this.ui.text({ fr: `${message.fr} [o/N]`, en: `${message.en} [y/N]` });
    const answer = await this.#prompt((context) => input({ message: question }, context));
    return /^(o|oui|y|yes)$/i.test(answer.trim());
  }

  async #one(field: Field, around: Around, start: string | undefined, check: (answer: string) => string | true) {
    const choices = field.choices?.(around) ?? [];
    if (choices.length > 0) {
      const { fr, en } = field.label;
      const chosen = await this.choose({ fr: `${fr} :`, en: `${en}:` }, choices, start);
      const judged = check(chosen);
      if (judged !== true) this.ui.note(judged);
      return chosen;
    }
    const { label, hint } = field;
    const message = this.ui.text(
      hint
        ? { fr: `${label.fr} (${hint.fr}) :`, en: `${label.en} (${hint.en}):` }
        : { fr: `${label.fr} :`, en: `${label.en}:` },
    );
    const answer = await this.#prompt((context) =>
      input(
        { message, validate: check, ...(start === undefined ? {} : { default: start, prefill: "editable" as const }) },
        context,
      ),
    );
    return tidy(answer);
  }

  async #prompt<T>(show: (context: { output: NodeJS.WritableStream; signal: AbortSignal }) => Promise<T>): Promise<T> {
    try {
      return await show({ output: process.stderr, signal: this.ui.signal });
    } catch (error) {
      if (error instanceof Error && error.name === "ExitPromptError")
        throw new Failure(
          { fr: "Interrompu. Rien n'a été écrit.", en: "Interrupted. Nothing was written." },
          exitCode.interrupted,
        );
      throw error;
    }
  }

  #refuse(fields: readonly Field[], values: Values, around: Around): void {
    const wrong = [...mistakes(fields, values, around)];
    if (wrong.length === 0) return;
    const isMissing = ([name]: readonly [string, Finding]) => tidy(values[name] ?? "") === "";
    const missing = wrong.filter(isMissing).map(([name]) => this.#flagOf(name));
    if (missing.length > 0) throw nobodyToAsk(missing);
    const lines = wrong.map(([name, { text }]): Text => {
      const option = this.#flagOf(name);
      return { fr: `${option} : ${text.fr}`, en: `${option}: ${text.en}` };
    });
    throw new Failure(
      { fr: lines.map(({ fr }) => fr).join("\n"), en: lines.map(({ en }) => en).join("\n") },
      exitCode.refused,
    );
  }
}

const keys: Text = { fr: "flèches : choisir · Entrée : prendre", en: "arrows: choose · Enter: take" };

/** `displayName` → `--display-name` */
export function flag(field: string): string {
  return `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** There is no terminal to ask on, so every answer must be in the command. */
export function nobodyToAsk(flags: readonly string[]): Failure {
  const all = flags.join(" ");
  return new Failure(
    {
      fr: `Il n'y a pas de terminal où poser des questions, ou --yes n'en veut pas. Donnez les réponses dans la commande : ${all}. Rien n'a été écrit.`,
      en: `There is no terminal to ask questions on, or --yes wants none. Give the answers in the command: ${all}. Nothing was written.`,
    },
    exitCode.usage,
  );
}
