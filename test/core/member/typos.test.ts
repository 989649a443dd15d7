import { expect, test } from "vitest";
import type { Problem } from "../../../core/problem.ts";
import { realFiles, typos, type Typo } from "../../corpus/typos.ts";
import { readTexts } from "./reading.ts";

const corpus = typos(200, 20261124);

/** What is said about the misspelt word, when the file lies among the others. */
const told: ReadonlyMap<Typo, Problem | undefined> = new Map(
  corpus.map((typo) => {
    const { file, text, line, column } = typo;
    const said = readTexts({ ...realFiles, [file]: text }).problems.find(
      (problem) =>
        problem.severity === "error" &&
        problem.file === `members/${file}.yaml` &&
        problem.line === line &&
        problem.column === column,
    );
    return [typo, said];
  }),
);

test("the corpus holds 200 different slips of each kind of hand, in every file", () => {
  expect(new Set(corpus.map(({ file, start, typed }) => `${file} ${start} ${typed}`)).size).toBe(200);
  expect(new Set(corpus.map(({ kind }) => kind))).toEqual(
    new Set(["swap", "drop", "double", "neighbour", "accent", "French"]),
  );
  expect(new Set(corpus.map(({ file }) => file)).size).toBe(4);
});

test("without the slip nothing is wrong in those files", () => {
  expect(readTexts(realFiles).problems.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("every slip is an error whose caret underlines the misspelt word", () => {
  const astray = corpus.filter((typo) => told.get(typo)?.length !== Array.from(typo.typed).length);
  expect(astray.map(({ meant, typed, line, column }) => `${meant} → ${typed} (${line}:${column})`)).toEqual([]);
});

test("the did-you-mean is right in 95 of a hundred or more", () => {
  const missed = corpus.filter((typo) => told.get(typo)?.fix?.edit.text !== typo.meant);
  expect(missed.length, missed.map(({ meant, typed }) => `${meant} → ${typed}`).join(", ")).toBeLessThanOrEqual(10);
});
