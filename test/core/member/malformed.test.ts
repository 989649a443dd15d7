import { expect, test } from "vitest";
import { readMembers } from "../../../core/member/read.ts";
import { defaultRules } from "../../../core/rules.ts";
import { malformed, type Malformed } from "../../corpus/malformed/index.ts";

const errorsOf = ({ path, bytes }: Malformed) =>
  readMembers([{ path, bytes, kind: "file" }], defaultRules).problems.filter(({ severity }) => severity === "error");

test("the corpus holds more than 200 files, each of its own name", () => {
  expect(new Set(malformed.map(({ name }) => name)).size).toBe(malformed.length);
  expect(malformed.length).toBeGreaterThan(200);
});

test.each(malformed)("refused at the culprit: $name", (file) => {
  const errors = errorsOf(file);
  expect(errors.map(({ line, column }) => `${line}:${column}`)).toContain(`${file.line}:${file.column}`);
});

test("every place lies within its file", () => {
  const lineOf = ({ bytes }: Malformed, line: number) => new TextDecoder().decode(bytes).split("\n")[line - 1];
  const outside = malformed.flatMap((file) =>
    errorsOf(file).filter(
      ({ line, column }) =>
        column > Array.from(lineOf(file, line) ?? "").length + 1 || lineOf(file, line) === undefined,
    ),
  );
  expect(outside).toEqual([]);
});

test("places and codes are those of the golden list", async () => {
  const list = malformed.map((file) => {
    const found = errorsOf(file).map(({ line, column, code }) => `${line}:${column} ${code}`);
    return `${file.name}: ${found.join(", ")}`;
  });
  await expect(`${list.join("\n")}\n`).toMatchFileSnapshot("../../golden/check/malformed.txt");
});
