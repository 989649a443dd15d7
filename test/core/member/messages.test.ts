import { readFile, readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { messages } from "../../../core/member/messages/index.ts";

const tables = "core/member/messages";

test("a code belongs to one table", async () => {
  const texts = await Promise.all((await readdir(tables)).map((name) => readFile(`${tables}/${name}`, "utf8")));
  const codes = texts.flatMap((text) => Array.from(text.matchAll(/^ {2}(K\d{4}):/gm), ([, code]) => code));
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.sort()).toEqual(Object.keys(messages).sort());
});

test("there are sixty kinds of problems or more", () => {
  expect(Object.keys(messages).length).toBeGreaterThanOrEqual(60);
});

// Seen elsewhere: folder.test.ts, across.test.ts, provided.test.ts.
const elsewhere = ["K0112", "K0113", "K0114", "K0610", "K0702", "K0705", "K0706", "K0711", "K0712", "K0901"];

test("every kind of problem is met in the corpus or in a test of its own", async () => {
  const golden = await readFile("test/golden/check/malformed.txt", "utf8");
  // K08 is said of a change, by rules beyond the files: test/core/plan/.
  const ofFiles = Object.keys(messages).filter((code) => !code.startsWith("K08"));
  const unseen = ofFiles.filter((code) => !golden.includes(code) && !elsewhere.includes(code));
  expect(unseen).toEqual([]);
});
