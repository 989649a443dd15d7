import fc from "fast-check";
import { expect, test } from "vitest";
import { maxCommentBytes } from "../../../core/forge/answer.ts";
import { capped, commentMarker, inert, postedComment } from "../../../core/forge/comment.ts";

const seen = (text: string) => text.replaceAll("\u200b", "");

test("a mention calls nobody, and reads the same", () => {
  const text = "merci @konbit/coordination et (@awa-d)";
  expect(inert(text)).toBe("merci @\u200bkonbit/coordination et (@\u200bawa-d)");
  expect(seen(inert(text))).toBe(text);
});

test("an address stays as it is, so that people can copy it", () => {
  expect(inert("**noe@racine-commune.example**")).toBe("**noe@racine-commune.example**");
});

test("no reference is made to another request", () => {
  expect(inert("closes #12, voir !7 et GH-3")).toBe("closes #\u200b12, voir !\u200b7 et GH-\u200b3");
});

test("an escaped character stays one", () => {
  expect(inert("&#64;")).toBe("&#64;");
});

test("a line that a forge would carry out as a command is text", () => {
  expect(inert("a\n/merge\n> /approve\n- /close")).toBe("a\n\u200b/merge\n> \u200b/approve\n- \u200b/close");
});

test("doing it twice changes nothing more", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("@", "a", "#", "1", "/", "\n", "!", " ") }), (text) => {
      expect(inert(inert(text))).toBe(inert(text));
    }),
  );
});

test("a posted comment begins with its marker and fits every forge", () => {
  const posted = postedComment("@a ".repeat(60_000));
  expect(posted.startsWith(`${commentMarker}\n`)).toBe(true);
  expect(Buffer.byteLength(posted)).toBeLessThanOrEqual(maxCommentBytes);
});

test("a comment that is cut closes the code block and the folded parts that it had opened", () => {
  const line = "x".repeat(50);
  const text = ["<details>", "````text", "```", ...Array.from({ length: 100 }, () => line)].join("\n");
  const cut = capped(text, 2000);
  expect(cut).toContain(`${line}\n\`\`\`\`\n\n</details>\n`);
  expect(cut).toMatch(/too long for a comment/);
});

test("a comment is cut between characters", () => {
  const cut = capped(Array.from({ length: 100 }, () => "é😀".repeat(20)).join("\n"), 2000);
  expect(cut.isWellFormed()).toBe(true);
  expect(cut).not.toContain("\ufffd");
});
