import { expect, test } from "vitest";
import { inviteOutcomes } from "../../../core/say/invite-text.ts";

test("each line of the server is a sentence in both languages, and says how it ended", () => {
  const printed = [
    "sent\tawa@racine.example\tawa@ailleurs.example",
    "locked\tawa@racine.example",
    "open\tawa@racine.example\tawa@ailleurs.example\t2026-11-29T09:20:35Z",
    "chosen\tawa@racine.example",
    "kept\tawa@racine.example",
    "unknown\tawa@racine.example",
    "suspended\tawa@racine.example",
    "nowhere\tawa@racine.example",
    "bad-hash\tawa@racine.example",
    "not-sent\tawa@racine.example",
    "new-word\tawa@racine.example",
    "",
  ].join("\n");
  const outcomes = inviteOutcomes(printed);
  expect(outcomes.map(({ result }) => result).join(" ")).toBe(
    "ok ok ok chosen ok refused refused refused refused failed failed",
  );
  for (const { text } of outcomes) {
    expect(text.fr).toMatch(/^awa@racine\.example : .+[^ ]$/);
    expect(text.en).toMatch(/^awa@racine\.example: .+[^ ]$/);
  }
  expect(outcomes[2]?.text.fr).toContain("jusqu'au 29 novembre 2026");
  expect(outcomes[2]?.text.en).toContain("until November 29, 2026");
});

test("nothing printed is nobody told", () => {
  expect(inviteOutcomes("")).toEqual([]);
});
