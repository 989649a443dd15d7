import { expect, test } from "vitest";
import { explainedCodes, pages } from "../../../core/explain/index.ts";
import { pagesMarkdown } from "../../../core/say/page-markdown.ts";
import { pageText } from "../../../core/say/page-text.ts";

test("docs/erreurs.md and docs/errors.md are the pages as they are now", async () => {
  await expect(pagesMarkdown("fr")).toMatchFileSnapshot("../../../docs/erreurs.md");
  await expect(pagesMarkdown("en")).toMatchFileSnapshot("../../../docs/errors.md");
});

test("a page on a terminal is 100 columns wide at most and holds no control character", () => {
  const texts = explainedCodes.flatMap((code) => [
    pageText(code, pages[code], "fr"),
    pageText(code, pages[code], "en"),
  ]);
  for (const text of texts) expect(text).toMatch(/^(?:[^\p{Cc}\p{Cf}]|\n)*$/u);
  expect(Math.max(...texts.flatMap((text) => text.split("\n").map((line) => line.length)))).toBeLessThanOrEqual(100);
});

test("French punctuation stays on the line of its word", () => {
  const lines = explainedCodes.flatMap((code) => pageText(code, pages[code], "fr").split("\n"));
  expect(lines.filter((line) => /^ {2,6}[:;?!»]|«$/.test(line))).toEqual([]);
});
