import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { explainedCodes, pages } from "../../../core/explain/index.ts";
import { requestPages } from "../../../core/explain/request/index.ts";
import { sourceOf, type Sample } from "../../../core/explain/sample.ts";
import type { Page } from "../../../core/explain/page.ts";
import { readMembers } from "../../../core/member/read.ts";
import { planAnswer } from "../../../core/plan/answer.ts";
import { defaultRules } from "../../../core/rules.ts";
import { problemText } from "../../../core/say/problem-text.ts";
import type { Text } from "../../../core/text.ts";

const judged = (samples: readonly Sample[], change: Page["change"]) => {
  const read = (some: readonly Sample[]) => readMembers(some.map(sourceOf), defaultRules);
  const { members, problems } = read(samples);
  if (change === undefined) return problems;
  const { inventory } = change;
  const told = { rules: defaultRules, ...(inventory === undefined ? {} : { inventory }) };
  return [...problems, ...planAnswer(read(change.before).members, members, told).problems];
};
const golden = "test/golden/errors";

// Pages of requests are tried by request-pages.test.ts.
describe.each(explainedCodes.filter((code) => !(code in requestPages)))("%s", (code) => {
  const { wrong, right, change }: Page = pages[code];

  test("the wrong example is told this code, at its place, in the words of the golden file", async () => {
    const problem = judged(wrong, change).find((one) => one.code === code);
    expect(problem).toMatchObject({ line: expect.any(Number) as number, column: expect.any(Number) as number });
    const said = problem && [problemText(problem, { lang: "fr" }), problemText(problem, { lang: "en" })].join("\n\n");
    await expect(`${said ?? ""}\n`).toMatchFileSnapshot(`../../golden/errors/${code}.txt`);
  });

  test("the right example is free of errors, and of this code", () => {
    const left = judged(right, change).filter((one) => one.severity !== "notice" || one.code === code);
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
      ![title.fr, title.en].some((text) => text.endsWith("."));
    return isGood ? [] : [code];
  });
  expect(unfinished).toEqual([]);
});
