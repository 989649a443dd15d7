import type { Page } from "../explain/page.ts";
import type { Lang, Text } from "../text.ts";
import { exampleLines } from "./example-lines.ts";

const headings = {
  why: { fr: "Pourquoi", en: "Why" },
  wrong: { fr: "Faux", en: "Wrong" },
  right: { fr: "Juste", en: "Right" },
  todo: { fr: "Que faire", en: "What to do" },
} as const satisfies Readonly<Record<string, Text>>;

/** What a program reads of a page. */
export interface PageJson extends Readonly<
  Record<"code" | "title" | "means" | "why" | "todo" | "wrong" | "right", string>
> {
  readonly lang: Lang;
}

/** A page for a terminal, 80 columns wide. */
export function pageText(code: string, page: Page, lang: Lang): string {
  const { wrong, right } = exampleLines(page, lang);
  const indented = (lines: readonly string[]) => lines.map((line) => `      ${line}`);
  return [
    `${code}  ${page.title[lang]}`,
    "",
    ...wrapped(page.means[lang]),
    "",
    ...titled(headings.todo, page.todo, lang),
    "",
    `  ${headings.wrong[lang]}`,
    ...indented(wrong),
    `  ${headings.right[lang]}`,
    ...indented(right),
    "",
    ...titled(headings.why, page.why, lang),
  ].join("\n");
}

export function pageJson(code: string, page: Page, lang: Lang): PageJson {
  const { title, means, why, todo } = page;
  const { wrong, right } = exampleLines(page, lang);
  return {
    code,
    lang,
    title: title[lang],
    means: means[lang],
    why: why[lang],
    todo: todo[lang],
    wrong: wrong.join("\n"),
    right: right.join("\n"),
  };
}

function titled(heading: Text, text: Text, lang: Lang): readonly string[] {
  return [`  ${heading[lang]}`, ...wrapped(text[lang], "      ")];
}

const columns = 80;

function wrapped(text: string, margin = "  "): readonly string[] {
  const lines: string[] = [];
  let line = "";
  // « ? » and its like stay with their word: the no-break space before them is no place to break.
  for (const word of text
    .replace(/ ([:;?!»])/g, "\u00A0$1")
    .replace(/« /g, "«\u00A0")
    .split(" ")) {
    if (line !== "" && margin.length + line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => `${margin}${one.replaceAll("\u00A0", " ")}`);
}
