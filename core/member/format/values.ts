import type { Document } from "yaml";
import type { Edit } from "../../problem.ts";
import { valueAt } from "../issues.ts";
import { locate } from "../locate.ts";
import type { Path } from "../member.ts";
import type { Plain } from "../plain.ts";
import { canonicalSize } from "../size.ts";

/** Values in their canonical words, each meaning what it meant: `8 Go` → `8 GiB`, `php: 8.2` → `php: "8.2"`. */
export function valueEdits(document: Document.Parsed, value: Plain | undefined, text: string): readonly Edit[] {
  return value === undefined ? [] : [...sizeEdits(document, value, text), ...quoteEdits(document, value, text)];
}

/** Sizes in other words for the same unit. */
export function sizeEdits(document: Document.Parsed, value: Plain | undefined, text: string): readonly Edit[] {
  // Most files hold canonical sizes only, and then there is nothing to look for.
  if (value === undefined || !/\d(?! [KMGT]iB\b)[ \u00A0\u202F]?[KMGT](?:i?o|i?B)\b/u.test(text)) return [];
  return sizePaths(value).flatMap((path): Edit[] => {
    const written = valueAt(value, path);
    const right = typeof written === "string" ? canonicalSize(written) : undefined;
    if (right === undefined || right === written) return [];
    const { start, end } = locate(document, path).value;
    return [{ start, end, text: right }];
  });
}

/** Every place of a file where a size may stand. */
export function sizePaths(value: Plain): readonly Path[] {
  const boxes = valueAt(value, ["mailboxes"]);
  const quotas = Array.isArray(boxes) ? boxes.map((_, index): Path => ["mailboxes", index, "quota"]) : [];
  const limits = ["files", "web", "mail"].flatMap((key): Path[] => [
    ["requests", key],
    ["granted", "limits", key],
  ]);
  return [...quotas, ...limits];
}

/** A version of PHP is a text: as a number 8.10 would be 8.1 to every other reader. */
function quoteEdits(document: Document.Parsed, value: Plain, text: string): readonly Edit[] {
  const sites = valueAt(value, ["sites"]);
  if (!Array.isArray(sites)) return [];
  return sites.flatMap((_, index): Edit[] => {
    const path = ["sites", index, "php"];
    const { start, end } = locate(document, path).value;
    const written = valueAt(value, path) === undefined ? "" : text.slice(start, end);
    return /^\d+\.\d+$/.test(written) ? [{ start, end, text: `"${written}"` }] : [];
  });
}
