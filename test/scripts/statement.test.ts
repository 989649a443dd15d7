import { expect, test } from "vitest";
import { statementLines } from "../../scripts/cli/statement.ts";

const words = (markdown: string) => statementLines(markdown).filter(Boolean);

test("what a person wrote as text is kept, line by line, in its own characters", () => {
  expect(words("Bonjour **à tous**,\r\n\r\n- un\n- deux_trois\n\n## Titre\n\\*@x")).toEqual([
    "Bonjour **à tous**,",
    "un",
    "deux_trois",
    "## Titre",
    "\\*@x",
  ]);
});

test.each([
  ["fenced code", "```\nX\n```"],
  ["fenced code that is never closed", "~~~\nX"],
  ["indented code", "    X"],
  ["inline code", "`X`"],
  ["a quotation", "> X"],
  ["a quotation in a list", "- > X"],
  ["a lazy quotation", "> a\nX"],
  ["an HTML comment", "<!-- X -->"],
  ["a comment that goes on for paragraphs", "<!--\n\nX\n\n-->"],
  ["a comment that is never closed", "<!--\nX"],
  ["a comment within a sentence", "a <!--\nX\n--> b"],
  ["HTML", "<div hidden>\nX\n</div>"],
  ["an image's text", "![X](y)"],
  ["a link's definition", '[a]: b "X"'],
  ["a footnote", "[^1]: X"],
  ["a footnote of several lines", "[^1]: a\nX"],
  ["a footnote of several words", "[^1]: a b\nX"],
])("nothing of %s is left", (_, markdown) => {
  expect(words(markdown).join(" ")).not.toContain("X");
});

test("a text of a megabyte is not read to its end", () => {
  expect(statementLines("a\n\n".repeat(400_000)).length).toBeLessThan(30_000);
});
