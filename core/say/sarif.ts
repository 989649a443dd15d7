import { pageOf } from "../explain/index.ts";
import type { Fix, Remark, Severity } from "../problem.ts";
import type { Lang } from "../text.ts";
import { fingerprints } from "./fingerprint.ts";
import { pageMarkdown } from "./page-markdown.ts";
import { pageText } from "./page-text.ts";
import { visible } from "./visible.ts";

export interface SarifLook {
  readonly lang: Lang;
  /** Of konbit. */
  readonly version: string;
  /** Where docs/ can be read, for the links to the pages; without it there are the pages' texts alone. */
  readonly docs?: string;
}

/** A SARIF 2.1.0 log (OASIS, errata 01): forges, editors and archives read it. Lines and columns are those of a Problem. */
export function sarifLog(remarks: readonly Remark[], look: SarifLook) {
  const { lang, version } = look;
  const names = fingerprints(remarks);
  const codes = Array.from(new Set(remarks.map(({ code }) => code))).sort();
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "konbit",
            version,
            ...(look.docs === undefined ? {} : { informationUri: look.docs }),
            language: lang,
            rules: codes.map((code) => rule(code, look)),
          },
        },
        language: lang,
        columnKind: "unicodeCodePoints",
        results: remarks.map((remark, index) => ({
          ruleId: remark.code,
          ruleIndex: codes.indexOf(remark.code),
          level: level[remark.severity],
          message: { text: message(remark.text[lang]) },
          locations: [{ physicalLocation: { artifactLocation: artifact(remark), ...region(remark) } }],
          partialFingerprints: { "konbit/v1": names[index] ?? "" },
          ...(remark.fix ? { fixes: [fixOf(remark, remark.fix)] } : {}),
        })),
      },
    ],
  };
}

const level: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "note" };

function rule(code: string, { lang, docs }: SarifLook) {
  const page = pageOf(code);
  if (!page) return { id: code };
  return {
    id: code,
    shortDescription: { text: `${page.title[lang]}.` },
    fullDescription: { text: page.means[lang] },
    help: { text: pageText(code, page, lang), markdown: pageMarkdown(code, page, lang) },
    ...(docs === undefined ? {} : { helpUri: `${docs.replace(/\/$/, "")}/${docsFile[lang]}#${code.toLowerCase()}` }),
  };
}

const docsFile: Readonly<Record<Lang, string>> = { fr: "erreurs.md", en: "errors.md" };

/** Braces would be a placeholder and brackets a link (§3.11.5, §3.11.6): what a file says is neither. */
function message(text: string): string {
  return visible(text)
    .replace(/[\\[\]]/g, "\\$&")
    .replace(/[{}]/g, "$&$&");
}

function artifact({ file }: Remark) {
  const path = file.toWellFormed().split("/").map(encodeURIComponent).join("/");
  return { uri: path.startsWith("/") ? `file://${path}` : path };
}

function region({ line, column, length = 1, excerpt }: Remark) {
  if (line === undefined || column === undefined) return {};
  const text = excerpt?.at(-1)?.text;
  return {
    region: { startLine: line, startColumn: column, endLine: line, endColumn: column + length },
    ...(text === undefined ? {} : { contextRegion: { startLine: line, snippet: { text: visible(text) } } }),
  };
}

/** Whole lines: without columns a region ends before its line end, so a removal goes on to the next line (§3.30.2). */
function fixOf(remark: Remark, { firstLine, lastLine, lines }: Fix) {
  const replacement =
    lines.length === 0
      ? { deletedRegion: { startLine: firstLine, startColumn: 1, endLine: lastLine + 1, endColumn: 1 } }
      : {
          deletedRegion: { startLine: firstLine, endLine: lastLine },
          insertedContent: { text: lines.join("\n") },
        };
  return { artifactChanges: [{ artifactLocation: artifact(remark), replacements: [replacement] }] };
}
