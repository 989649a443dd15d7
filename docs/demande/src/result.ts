import { diffLines } from "diff";
import type { Problem } from "../../../core/problem.ts";
import type { Lang, Text } from "../../../core/text.ts";
import { el, on } from "./dom.ts";
import { controlId, messageText } from "./fields.ts";
import { editLink, newLink, type Forge } from "./forge-links.ts";
import type { Ask, Lines, Mistake, Outcome } from "./outcome.ts";
import { colon, insteadText, words } from "./words.ts";

/** What comes of the answers, as elements; `lang` is the language of the page. */
export function resultElements(outcome: Outcome, ask: Ask, forge: Forge | undefined): readonly HTMLElement[] {
  const { lang } = ask;
  switch (outcome.kind) {
    case "nothing":
      return [el("p", {}, words.tick[lang])];
    case "mistakes":
      return [el("p", {}, words.toMend[lang]), mistakeList(outcome.mistakes, ask)];
    case "stuck":
      return [el("p", { class: "error" }, words.stuck[lang])];
    case "refused":
      return [el("p", {}, words.refused[lang]), problemList(outcome.problems, lang)];
    case "lines":
      return [
        el("h3", {}, words.lines[lang]),
        ...(outcome.lines.some(({ replaces }) => !replaces) ? [el("p", {}, words.howToPaste[lang])] : []),
        ...outcome.lines.flatMap((lines, index) => lineElements(lines, index, lang)),
        ...nextElements(ask, undefined, forge),
      ];
    case "file":
      return [...fileElements(outcome, lang), ...nextElements(ask, outcome.text, forge)];
  }
}

/** One sentence about it, for the status line that a screen reader hears. */
export function resultSummary(outcome: Outcome): Text {
  switch (outcome.kind) {
    case "nothing":
      return words.tick;
    case "mistakes": {
      const count = outcome.mistakes.length;
      return count === 1
        ? { fr: "Il reste une réponse à donner ou à corriger.", en: "One answer is missing or to be corrected." }
        : {
            fr: `Il reste ${count} réponses à donner ou à corriger.`,
            en: `${count} answers are missing or to be corrected.`,
          };
    }
    case "stuck":
      return words.stuck;
    case "refused":
      return {
        fr: "Avec ce changement, votre fichier serait refusé.",
        en: "With this change your file would be refused.",
      };
    case "lines":
      return { fr: "Les lignes à coller sont prêtes.", en: "The lines to paste are ready." };
    case "file":
      return { fr: "Le texte du fichier est prêt.", en: "The text of the file is ready." };
  }
}

function mistakeList(mistakes: readonly Mistake[], { lang, entries }: Ask): HTMLElement {
  const items = mistakes.map(({ group, field, finding }) => {
    const thing = entries.find(({ id }) => id === group)?.thing.title[lang];
    const label = thing === undefined ? field.label[lang] : `${thing} — ${field.label[lang]}`;
    const id = controlId(group, field);
    const link = el("a", { href: `#${id}`, "data-focus": id }, label);
    return el("li", {}, link, `${colon[lang]}${messageText(field, finding)[lang]}`);
  });
  return el("ul", { class: "mistakes" }, ...items);
}

function problemList(problems: readonly Problem[], lang: Lang): HTMLElement {
  const line: Text = { fr: "ligne", en: "line" };
  return el(
    "ul",
    { class: "mistakes" },
    ...problems.map((problem) => {
      const shown = problem.excerpt.at(-1)?.text.trim() ?? "";
      return el(
        "li",
        {},
        `${line[lang]} ${problem.line}, ${problem.code}${colon[lang]}${problem.text[lang]}`,
        shown === "" ? undefined : el("code", {}, shown),
      );
    }),
  );
}

function lineElements({ key, whole, below, replaces }: Lines, index: number, lang: Lang): readonly HTMLElement[] {
  const id = `lines-${index}`;
  if (!replaces) {
    const [all, part] = [copyButton(id, whole, words.copy, lang), copyButton(id, below, words.copyBelow, lang)];
    return [block(id, whole, lang), buttons(all, part)];
  }
  const text = below === "" ? whole : below;
  const where = insteadText(key, below !== "");
  return [el("p", {}, where[lang]), block(id, text, lang), buttons(copyButton(id, text, words.copy, lang))];
}

function fileElements(
  { before, text, warnings }: Extract<Outcome, { kind: "file" }>,
  lang: Lang,
): readonly HTMLElement[] {
  const isNew = before === "";
  return [
    ...(isNew ? [] : [el("h3", {}, words.differences[lang]), differences(before, text)]),
    el("h3", {}, (isNew ? words.newFile : words.changedFile)[lang]),
    block("file", text, lang),
    buttons(copyButton("file", text, words.copy, lang)),
    ...(warnings.length > 0 ? [el("p", {}, words.warning[lang]), problemList(warnings, lang)] : []),
  ];
}

/** Only what is new or gone, each line with its sign: colour alone would not be heard. */
function differences(before: string, after: string): HTMLElement {
  const lines = diffLines(before, after).filter(({ added, removed }) => added || removed);
  return el(
    "pre",
    { class: "differences", tabindex: "0", role: "region", "aria-label": "diff" },
    ...lines.flatMap(({ added, value }) =>
      value
        .replace(/\r?\n$/, "")
        .split(/\r?\n/)
        .map((line) => el("span", { class: added ? "added" : "removed" }, `${added ? "+" : "−"} ${line}\n`)),
    ),
  );
}

function nextElements(ask: Ask, text: string | undefined, forge: Forge | undefined): readonly HTMLElement[] {
  const { lang, isNew } = ask;
  const slug = (ask.who["slug"] ?? "").trim();
  const heading = el("h3", {}, words.next[lang]);
  const after = el("p", {}, words.after[lang]);
  if (!forge) return [heading, el("p", {}, words.noForge[lang]), after];
  if (slug === "") return [heading, el("p", {}, words.needSlug[lang]), after];
  if (!isNew)
    return [heading, link(editLink(forge, slug), words.edit[lang]), el("p", {}, words.editPaste[lang]), after];
  const { href, isFilled } = newLink(forge, slug, text ?? "");
  const hint = isFilled ? words.createFilled : words.createPaste;
  return [heading, link(href, words.create[lang]), el("p", {}, hint[lang]), after];
}

function link(href: string, label: string): HTMLElement {
  return el("p", {}, el("a", { class: "button", href, target: "_blank", rel: "noopener noreferrer" }, label));
}

function block(id: string, text: string, lang: Lang): HTMLElement {
  const label: Text = { fr: "texte à coller", en: "text to paste" };
  return el("pre", { id, tabindex: "0", role: "region", "aria-label": label[lang] }, el("code", {}, text));
}

function buttons(...all: readonly HTMLElement[]): HTMLElement {
  return el("div", { class: "buttons" }, ...all, el("p", { class: "copied", role: "status" }));
}

function copyButton(id: string, text: string, label: Text, lang: Lang): HTMLElement {
  const button = el("button", { type: "button" }, label[lang]);
  return on(button, "click", () => {
    void copy(text, id).then((isCopied) => {
      const said = button.parentElement?.querySelector(".copied");
      if (said) said.textContent = (isCopied ? words.copied : words.notCopied)[lang];
    });
  });
}

/** The clipboard where the browser gives it; else the text is selected for the person's own Ctrl+C. */
async function copy(text: string, id: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const shown = document.getElementById(id);
    if (shown) getSelection()?.selectAllChildren(shown);
    return false;
  }
}
