import { expect } from "vitest";
import { planAnswer, type PlanAnswer } from "../../../core/plan/answer.ts";
import { compare } from "../../../core/plan/compare.ts";
import type { Inventory } from "../../../core/plan/inventory.ts";
import { defaultRules, type Rules } from "../../../core/rules.ts";
import { readTexts } from "../member/reading.ts";
import type { Files } from "./pull-requests.ts";

/** The files of a tree, all of which must be acceptable. */
export function accepted(files: Files, rules: Rules = defaultRules) {
  const { members, problems } = readTexts(files, rules);
  expect(problems.filter(({ severity }) => severity === "error").map(({ text }) => text.en)).toEqual([]);
  return members;
}

/** What people are told about a change of acceptable files. */
export function answered(
  before: Files,
  after: Files,
  { rules = defaultRules, inventory }: { rules?: Rules; inventory?: Inventory } = {},
): PlanAnswer {
  return planAnswer(accepted(before, rules), accepted(after, rules), {
    rules,
    ...(inventory === undefined ? {} : { inventory }),
  });
}

/** The changes alone: effect, weight and French sentence. */
export function said(before: Files, after: Files): readonly string[] {
  const members = (files: Files) => accepted(files).map(({ member }) => member);
  return compare(members(before), members(after)).map(
    ({ effect, weight, sentence }) => `${effect} ${weight} | ${sentence.fr}`,
  );
}
