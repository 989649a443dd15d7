import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { explainedCodes, pages } from "../../../core/explain/index.ts";
import { sourceOf, type Sample } from "../../../core/explain/sample.ts";
import { readMembers } from "../../../core/member/read.ts";
import { defaultRules } from "../../../core/rules.ts";
import { problemText } from "../../../core/say/problem-text.ts";
import type { Text } from "../../../core/text.ts";

const judged = (samples: readonly Sample[]) => readMembers(samples.map(sourceOf), defaultRules).problems;
const golden = "test/golden/errors";

describe.each(explainedCodes)("%s", (code) => {
  const { wrong, right } = pages[code];

  test("the wrong example is told this code, at its place, in the words of the golden file", async () => {
    const problem = judged(wrong).find((one) => one.code === code);
    expect(problem).toMatchObject({ line: expect.any(Number) as number, column: expect.any(Number) as number });
    const said = problem && [problemText(problem, { lang: "fr" }), problemText(problem, { lang: "en" })].join("\n\n");
    await expect(`${said ?? ""}\n`).toMatchFileSnapshot(`../../golden/errors/${code}.txt`);
  });

  test("the right example is free of errors, and of this code", () => {
    const left = judged(right).filter((one) => one.severity !== "notice" || one.code === code);
    expect(left).toEqual([]);
  });
});

test("each golden file belongs to a code", async () => {
  expect((await readdir(golden)).sort()).toEqual(explainedCodes.map((code) => `${code}.txt`));
});

test("every code that is written in core/ has a page", async () => {
  const sources = (await readdir("core", { recursive: true })).filter((name) => name.endsWith(".ts"));
  const texts = await Promise.all(sources.map((name) => readFile(`core/${name}`, "utf8")));
  const written = new Set(texts.join("\n").match(/\bK\d{4}\b/g));
  expect(Array.from(written).sort()).toEqual(explainedCodes);
});

test("a page says everything in whole sentences in both languages", () => {
  const unfinished = explainedCodes.flatMap((code) => {
    const { title, means, why, todo } = pages[code];
    const isSentence = (text: string) => /^(konbit|[\p{Lu}«"\d]).*[.»"]$/su.test(text);
    const both = ({ fr, en }: Text) => fr.length > 0 && en.length > 0 && fr !== en;
    const isGood =
      [title, means, why, todo].every(both) &&
      [means, why, todo].every(({ fr, en }) => isSentence(fr) && isSentence(en)) &&
      !/\.$/.test(title.fr + title.en);
    return isGood ? [] : [code];
  });
  expect(unfinished).toEqual([]);
});
