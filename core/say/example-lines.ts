import type { Page } from "../explain/page.ts";
import type { Sample } from "../explain/sample.ts";
import type { Lang, Text } from "../text.ts";
import { visible } from "./visible.ts";

const widest = 90;
const longest = 12;

/** What is shown of a page's examples: lines, and the files' names where there is more to see than one usual file. */
export function exampleLines(page: Page, lang: Lang): Readonly<Record<"wrong" | "right", readonly string[]>> {
  const halves = [page.wrong, page.right];
  const isUsual = halves.every((samples) => samples.length === 1 && samples.every(isPlain));
  const shown = (samples: readonly Sample[]) =>
    samples.flatMap((sample) => [...(isUsual ? [] : [heading(sample, lang)]), ...shortened(sample.text)]);
  return { wrong: shown(page.wrong), right: shown(page.right) };
}

function isPlain(sample: Sample): boolean {
  return sample.name === "racine-commune.yaml" && remark(sample) === undefined;
}

function heading(sample: Sample, lang: Lang): string {
  const said = remark(sample)?.[lang];
  return `# members/${sample.name}${said === undefined ? "" : ` (${said})`}`;
}

function remark({ kind, encoding }: Sample): Text | undefined {
  if (kind === "symlink") return { fr: "un lien vers un autre fichier", en: "a link to another file" };
  if (kind === "folder") return { fr: "un dossier", en: "a folder" };
  if (encoding === "latin1") return { fr: "enregistré en Latin-1", en: "saved as Latin-1" };
  if (encoding === "utf-16") return { fr: "enregistré en UTF-16", en: "saved as UTF-16" };
  return undefined;
}

function shortened(text: string): readonly string[] {
  if (text === "") return [];
  const lines = text.split("\n").map((line) => visible(line));
  const shown = lines.map((line) => (line.length > widest ? `${line.slice(0, widest)}…` : line));
  return shown.length > longest ? [...shown.slice(0, longest), "…"] : shown;
}
