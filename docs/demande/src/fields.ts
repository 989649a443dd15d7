import { asked } from "../../../core/request-form/answers.ts";
import type { Around, Field, Values } from "../../../core/request-form/thing.ts";
import type { Finding } from "../../../core/problem.ts";
import type { Lang, Text } from "../../../core/text.ts";
import { el, on } from "./dom.ts";
import { words } from "./words.ts";

/** A group of questions on the page. */
export interface Group {
  /** Begins every id, so that a question has its own. */
  readonly id: string;
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly around: Around;
  readonly lang: Lang;
  /** An answer was given: `isDone` when the person has left the field. */
  answer(field: string, value: string, isDone: boolean): void;
}

/** The questions of a group: each with its label, its hint, and room for what is wrong. */
export function fieldElements(group: Group): readonly HTMLElement[] {
  return group.fields.map((field) => fieldElement(field, group));
}

/** Shows what is wrong (`messages`: by field) and hides the questions that other answers make senseless. */
export function refreshFields({ id, fields, values, around }: Group, messages: ReadonlyMap<string, string>): void {
  const shown = asked(fields, values, around);
  for (const field of fields) {
    const ids = idsOf(id, field);
    const [row, control, error] = [ids.row, ids.control, ids.error].map((one) => document.getElementById(one));
    if (!row || !control || !error) continue;
    row.hidden = !shown.includes(field);
    const message = messages.get(field.name) ?? "";
    if (error.textContent !== message) error.textContent = message;
    if (message === "") control.removeAttribute("aria-invalid");
    else control.setAttribute("aria-invalid", "true");
  }
}

/** What is wrong with an answer; of a choice that was not made, check has no sentence. */
export function messageText(field: Field, finding: Finding): Text {
  return field.choices !== undefined && finding.code === "K0320" ? words.choose : finding.text;
}

/** The id of a field's control, for links to it. */
export function controlId(group: string, field: Field): string {
  return idsOf(group, field).control;
}

function idsOf(group: string, { name }: Field) {
  const control = `${group}-${name}`;
  return { control, row: `${control}-row`, hint: `${control}-hint`, error: `${control}-error` };
}

function fieldElement(field: Field, group: Group): HTMLElement {
  const ids = idsOf(group.id, field);
  const { lang } = group;
  const note = field.isRequired ? "" : ` (${words.optional[lang]})`;
  return el(
    "div",
    { class: "field", id: ids.row },
    el("label", { for: ids.control }, `${field.label[lang]}${note}`),
    field.hint && el("p", { class: "hint", id: ids.hint }, field.hint[lang]),
    control(field, group),
    el("p", { class: "error", id: ids.error }),
  );
}

function control(field: Field, group: Group): HTMLElement {
  const ids = idsOf(group.id, field);
  const described = [...(field.hint ? [ids.hint] : []), ids.error].join(" ");
  const common = { id: ids.control, "aria-describedby": described, required: field.isRequired };
  const value = group.values[field.name] ?? "";
  const choices = field.choices?.(group.around) ?? [];
  if (choices.length === 0) {
    const input = el("input", {
      ...common,
      ...typing(field.name),
      type: "text",
      value,
    });
    on(input, "input", () => {
      group.answer(field.name, input.value, false);
    });
    return on(input, "change", () => {
      group.answer(field.name, input.value, true);
    });
  }
  const options = choices.map(({ value: one, title }) =>
    el("option", { value: one, selected: one === value }, title[group.lang]),
  );
  const first = field.isRequired ? [el("option", { value: "" }, words.choose[group.lang])] : [];
  const select = el("select", common, ...first, ...options);
  return on(select, "change", () => {
    group.answer(field.name, select.value, true);
  });
}

/** Names of this world are no words for a spelling checker; what a browser knows of the person it may fill in. */
function typing(name: string): Readonly<Record<string, string>> {
  if (name === "contactName") return { autocomplete: "name" };
  if (name === "contactEmail") return { autocomplete: "email", inputmode: "email", spellcheck: "false" };
  if (name === "note" || name === "reason") return { autocomplete: "off" };
  return { autocomplete: "off", spellcheck: "false", autocapitalize: "none" };
}
