import { suggestSlug } from "../../../core/request-form/slug.ts";
import { things } from "../../../core/request-form/index.ts";
import type { Thing, Values } from "../../../core/request-form/thing.ts";
import type { Lang } from "../../../core/text.ts";
import { readConfig } from "./config.ts";
import { byId, el, on } from "./dom.ts";
import { fieldElements, messageText, refreshFields, type Group } from "./fields.ts";
import { aroundOf, outcomeOf, whoFields, type Ask, type Entry } from "./outcome.ts";
import { resultElements, resultSummary } from "./result.ts";
import { againText, removeText, words } from "./words.ts";

// Left behind by config.js; anything may stand there.
const config = readConfig((globalThis as { konbitDemande?: unknown }).konbitDemande);
if (config.complaint !== undefined) console.warn(`config.js: "${config.complaint}" does not fit; see README.md`);

/** Everything that was filled in; the page is drawn from it. */
let ask: Ask = {
  lang: startLang(),
  isNew: false,
  who: {},
  file: "",
  entries: [],
  konbit: config.konbit,
};
/** Fields that the person has left, or all of them once the result was asked for: only these are told what is wrong. */
const visited = new Set<string>();
let isShown = false;
let isSlugTyped = false;
let nextEntry = 1;
let lastResult = "";
let isPressed = false;

// A message that appears while a button is held would push it away from under the pointer, and the click would be lost.
document.addEventListener("pointerdown", () => (isPressed = true), { capture: true });
for (const end of ["pointerup", "pointercancel"])
  document.addEventListener(end, () => {
    isPressed = false;
    setTimeout(refresh);
  });

draw();

/** Draws the form anew, after something appeared, went or changed its language. The focus stays where it was. */
function draw(): void {
  const { lang, isNew } = ask;
  const focused = document.activeElement?.id ?? "";
  document.documentElement.lang = lang;
  document.title = words.title[lang];
  byId("title").textContent = words.title[lang];
  byId("intro").textContent = words.intro[lang];
  byId("privacy").textContent = words.privacy[lang];
  byId("result-title").textContent = words.result[lang];
  byId("languages").setAttribute("aria-label", words.language[lang]);
  byId("languages").replaceChildren(languageButton("fr", "Français"), languageButton("en", "English"));
  byId("form").replaceChildren(
    el(
      "fieldset",
      {},
      el("legend", {}, words.who[lang]),
      radio("is-member", words.member[lang], !isNew, () => {
        change({ isNew: false });
      }),
      radio("is-new", words.newMember[lang], isNew, () => {
        change({ isNew: true, entries: ask.entries.filter(isForNew) });
      }),
      ...fieldElements(whoGroup()),
      isNew ? undefined : fileElement(lang),
    ),
    el("fieldset", { id: "what" }),
    el("button", { type: "submit", id: "show" }, words.show[lang]),
  );
  drawWhat();
  document.getElementById(focused)?.focus();
  refresh();
}

/** What can be asked for; the pasted file has a say in it (which mailboxes there are to suspend). */
function drawWhat(): void {
  const { lang, isNew } = ask;
  byId("what").replaceChildren(
    el("legend", {}, (isNew ? words.whatFirst : words.what)[lang]),
    ...things.filter((thing) => !isNew || isForNew({ thing })).map(thingElement),
  );
}

/** What is wrong and what comes of it, after each answer. */
function refresh(): void {
  const outcome = outcomeOf(ask);
  const wrong = outcome.kind === "mistakes" ? outcome.mistakes : [];
  for (const group of [whoGroup(), ...ask.entries.map(entryGroup)]) {
    const told = wrong.filter(
      (one) => one.group === group.id && (isShown || visited.has(`${group.id} ${one.field.name}`)),
    );
    refreshFields(
      group,
      new Map(told.map(({ field, finding }) => [field.name, messageText(field, finding)[ask.lang]])),
    );
  }
  const summary = resultSummary(outcome)[ask.lang];
  const status = byId("status");
  if (status.textContent !== summary) status.textContent = summary;
  // What has not changed stays: a person may be about to press a button of it.
  const result = el("div", {}, ...resultElements(outcome, ask, config.forge));
  if (result.innerHTML === lastResult) return;
  lastResult = result.innerHTML;
  byId("result").replaceChildren(...result.childNodes);
}

/** Something appeared or went: the form is drawn anew. */
function change(part: Partial<Ask>): void {
  ask = { ...ask, ...part };
  draw();
}

function whoGroup(): Group {
  return {
    id: "who",
    fields: whoFields(ask.isNew),
    values: ask.who,
    around: aroundOf(ask),
    lang: ask.lang,
    answer(field, value, isDone) {
      if (field === "slug") isSlugTyped = value !== "";
      const suggested = ask.isNew && field === "name" && !isSlugTyped ? { slug: suggestSlug(value) ?? "" } : {};
      ask = { ...ask, who: { ...ask.who, [field]: value, ...suggested } };
      const slug = document.getElementById("who-slug");
      if ("slug" in suggested && slug instanceof HTMLInputElement) slug.value = suggested.slug;
      leave("who", field, isDone);
    },
  };
}

function entryGroup({ id, thing, values }: Entry): Group {
  return {
    id,
    fields: thing.fields,
    values,
    around: aroundOf(ask),
    lang: ask.lang,
    answer(field, value, isDone) {
      const answered = (entry: Entry): Entry =>
        entry.id === id ? { ...entry, values: { ...entry.values, [field]: value } } : entry;
      ask = { ...ask, entries: ask.entries.map(answered) };
      leave(id, field, isDone);
    },
  };
}

function leave(group: string, field: string, isDone: boolean): void {
  if (isDone) visited.add(`${group} ${field}`);
  if (!isPressed) refresh();
}

function thingElement(thing: Thing): HTMLElement {
  const { lang } = ask;
  const own = ask.entries.filter((entry) => entry.thing === thing);
  const id = `thing-${thing.name}`;
  const box = el("input", { type: "checkbox", id, checked: own.length > 0, "aria-describedby": `${id}-about` });
  on(box, "change", () => {
    const others = ask.entries.filter((entry) => entry.thing !== thing);
    change({ entries: box.checked ? [...ask.entries, newEntry(thing)] : others });
  });
  return el(
    "div",
    { class: "thing" },
    el("div", { class: "choice" }, box, el("label", { for: id }, capital(thing.title[lang]))),
    el("p", { class: "hint", id: `${id}-about` }, thing.about[lang]),
    ...own.map((entry, index) => entryElement(entry, index, own.length)),
    own.length > 0 && isRepeatable(thing)
      ? on(
          el(
            "button",
            { type: "button", id: `${id}-more`, class: "quiet" },
            againText(capital(thing.title[lang]))[lang],
          ),
          "click",
          () => {
            const entry = newEntry(thing);
            change({ entries: [...ask.entries, entry] });
            document.getElementById(`${entry.id}-${thing.fields[0]?.name ?? ""}`)?.focus();
          },
        )
      : undefined,
  );
}

function entryElement(entry: Entry, index: number, count: number): HTMLElement {
  const { lang } = ask;
  const title = count > 1 ? `${capital(entry.thing.title[lang])} (${index + 1})` : capital(entry.thing.title[lang]);
  return el(
    "fieldset",
    { class: "entry" },
    el("legend", {}, title),
    ...fieldElements(entryGroup(entry)),
    count > 1
      ? on(el("button", { type: "button", class: "quiet" }, removeText(title)[lang]), "click", () => {
          change({ entries: ask.entries.filter(({ id }) => id !== entry.id) });
          document.getElementById(`thing-${entry.thing.name}`)?.focus();
        })
      : undefined,
  );
}

function newEntry(thing: Thing): Entry {
  const around = aroundOf(ask);
  const isFirst = !ask.entries.some((entry) => entry.thing === thing);
  const values: Values = Object.fromEntries(
    thing.fields.flatMap(({ name, suggestion }) => {
      const value = isFirst ? suggestion?.(around) : undefined;
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  return { id: `e${nextEntry++}`, thing, values };
}

/** Wishes and departures are said once; who is not a member yet neither renames, nor suspends, nor leaves. */
function isRepeatable({ name }: Thing): boolean {
  return name !== "leaving" && name !== "other";
}

function isForNew({ thing }: { readonly thing: Thing }): boolean {
  return !["rename", "suspend", "leaving"].includes(thing.name);
}

function fileElement(lang: Lang): HTMLElement {
  const area = el(
    "textarea",
    { id: "file-text", rows: "6", spellcheck: "false", autocomplete: "off", "aria-describedby": "file-text-hint" },
    ask.file,
  );
  on(area, "input", () => {
    ask = { ...ask, file: area.value };
    drawWhat();
    refresh();
  });
  return el(
    "div",
    { class: "field" },
    el("label", { for: "file-text" }, words.file[lang]),
    el("p", { class: "hint", id: "file-text-hint" }, words.fileHint[lang]),
    area,
  );
}

function radio(id: string, label: string, checked: boolean, choose: () => void): HTMLElement {
  const input = on(el("input", { type: "radio", name: "who", id, checked }), "change", choose);
  return el("div", { class: "choice" }, input, el("label", { for: id }, label));
}

function languageButton(lang: Lang, name: string): HTMLElement {
  const button = el(
    "button",
    { type: "button", id: `lang-${lang}`, lang, "aria-pressed": String(ask.lang === lang) },
    name,
  );
  return on(button, "click", () => {
    history.replaceState(null, "", `#${lang}`);
    change({ lang });
  });
}

function startLang(): Lang {
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    isShown = true;
    refresh();
    byId("result-title").focus();
  });
  byId("result").addEventListener("click", (event) => {
    const { target } = event;
    const to = target instanceof HTMLElement ? target.dataset["focus"] : undefined;
    if (to === undefined) return;
    event.preventDefault();
    document.getElementById(to)?.focus();
  });
  if (location.hash === "#en" || location.hash === "#fr") return location.hash === "#en" ? "en" : "fr";
  return navigator.language.startsWith("en") ? "en" : "fr";
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
