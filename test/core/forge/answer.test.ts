import { expect, test } from "vitest";
import { maxAnswerBytes, readAnswer } from "../../../core/forge/answer.ts";

const head = "a".repeat(40);
const subject = { number: 7, head };
const good = { version: 1, number: 7, head, verdict: "ok", labels: ["décision"], comment: "## Bonjour" };

const read = (value: unknown) => readAnswer(new TextEncoder().encode(JSON.stringify(value)), subject);

/** Why it is refused; nothing when it is not. */
function why(value: unknown): string | undefined {
  const answer = read(value);
  return "refused" in answer ? answer.refused.en : undefined;
}

test("an answer about this request and this commit is taken as it is", () => {
  expect(read(good)).toEqual(good);
});

test("an answer that speaks of somebody else's request is refused", () => {
  expect(why({ ...good, number: 8 })).toContain("it is about request 8, not 7");
});

test("an answer about another commit than the run's is refused", () => {
  expect(why({ ...good, head: "b".repeat(40) })).toContain("it is about commit");
});

test.each([
  ["a label that konbit does not have", { ...good, labels: ["approved"] }],
  ["a key more", { ...good, run: "rm -rf /" }],
  ["a verdict of its own", { ...good, verdict: "merge" }],
  ["no comment", { ...good, comment: "" }],
  ["a comment that no forge takes", { ...good, comment: "é".repeat(30_001) }],
  ["half a character", { ...good, comment: "\ud83d" }],
])("%s is refused", (_, value) => {
  expect(why(value)).toContain("not of the expected shape");
});

test("bytes that are no UTF-8 are refused", () => {
  const bytes = new TextEncoder().encode(JSON.stringify(good));
  expect(readAnswer(new Uint8Array([...bytes.slice(0, -3), 0xff, ...bytes.slice(-3)]), subject)).toHaveProperty(
    "refused",
  );
});

test("more bytes than an answer can have are not looked into", () => {
  const answer = readAnswer(new Uint8Array(maxAnswerBytes + 1), subject);
  expect("refused" in answer && answer.refused.en).toContain("too large");
});
