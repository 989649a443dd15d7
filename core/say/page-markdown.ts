import { explainedCodes, families, pages } from "../explain/index.ts";
import type { Page } from "../explain/page.ts";
import type { Lang, Text } from "../text.ts";
import { exampleLines } from "./example-lines.ts";

/** A page in Markdown, headed by the bare code so that every forge gives it the same anchor: `#k0203`. */
export function pageMarkdown(code: string, page: Page, lang: Lang): string {
  const { wrong, right } = exampleLines(page, lang);
  const fenced = (lines: readonly string[]) => ["```yaml", ...lines, "```"];
  return [
    `### ${code}`,
    "",
    `**${page.title[lang]}.** ${escaped(page.means[lang])}`,
    "",
    `**${headings.todo[lang]}** ${escaped(page.todo[lang])}`,
    "",
    headings.wrong[lang],
    "",
    ...fenced(wrong),
    "",
    headings.right[lang],
    "",
    ...fenced(right),
    "",
    `*${headings.why[lang]}* ${escaped(page.why[lang])}`,
  ].join("\n");
}

const headings = {
  why: { fr: "Pourquoi cette règle ?", en: "Why this rule?" },
  wrong: { fr: "Faux :", en: "Wrong:" },
  right: { fr: "Juste :", en: "Right:" },
  todo: { fr: "Que faire ?", en: "What to do?" },
} as const satisfies Readonly<Record<string, Text>>;

const intro: Text = {
  fr: "# Les erreurs de konbit, une par une\n\nChaque erreur a un code. Cette page dit ce que chacun veut dire, ce qu'il faut faire, et pourquoi la règle existe ;\n`./konbit explain K0203` dit la même chose dans un terminal. Elle est faite à partir de `core/explain/` : ne la changez\npas à la main. *English: [errors.md](errors.md).*",
  en: "# The errors of konbit, one by one\n\nEvery error has a code. This page says what each means, what to do, and why there is such a rule; `./konbit explain K0203`\nsays the same in a terminal. It is made from `core/explain/`: do not change it by hand. *Français :\n[erreurs.md](erreurs.md).*",
};

/** All pages as one document: docs/erreurs.md and docs/errors.md. */
export function pagesMarkdown(lang: Lang): string {
  const parts = Object.entries(families).flatMap(([family, title]) => [
    `## ${family} – ${title[lang]}`,
    ...explainedCodes.filter((code) => code.startsWith(family)).map((code) => pageMarkdown(code, pages[code], lang)),
  ]);
  return `${[intro[lang], ...parts].join("\n\n")}\n`;
}

// A star, an angle bracket or an accent grave in a sentence is that sign and no formatting.
function escaped(text: string): string {
  return text.replace(/[*<>`_]/g, "\\$&");
}
