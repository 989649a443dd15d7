import { expect, test } from "vitest";
import { judge } from "../../../core/request/judge.ts";
import { requestTo } from "./request-to.ts";

const head = "contact: { name: A, email: a@ailleurs.example, forge: awa-d }\nstatus: active\n";
/** A member with so many boxes. */
const member = (number: number, boxes: number) => ({
  [`members/m-${number}.yaml`]: `id: m-000${number}\nname: M\nlogin: m${number}\n${head}domains: [m${number}.example]\ngranted: { limits: { mail: 1 TiB, mailboxes: 99 } }\n${
    boxes === 0 ? "" : `mailboxes: [${Array.from({ length: boxes }, (_, index) => `b${index}`).join(", ")}]\n`
  }`,
});
const codes = (before: number, after: number, others = 0, statement: readonly string[] = []) =>
  judge(
    requestTo({
      before: { ...member(1, before), ...member(2, others) },
      after: { ...member(1, after), ...member(2, others) },
      statement,
    }),
  ).errors.map(({ code }) => code);

test("three of anything may go without a word, a fourth may not", () => {
  expect(codes(3, 0)).toEqual([]);
  expect(codes(4, 0)).toEqual(["K1044"]);
});

test("a fifth of what the whole konbit has may go", () => {
  expect(codes(10, 5, 15)).toEqual([]);
  expect(codes(10, 4, 15)).toEqual(["K1044"]);
});

test("the line that the message gives lifts the guard, and nothing less does", () => {
  const request = (statement: readonly string[]) =>
    judge(requestTo({ before: member(1, 9), after: member(1, 1), statement }));
  const line = request([]).errors[0]?.paste ?? "";
  expect(line.match(/mailbox:/g)).toHaveLength(8);
  expect(request([line]).errors).toEqual([]);
  expect(request([line]).labels[0]?.name).toBe("danger");
  const half = request([line.split(",").slice(0, 4).join(",")]);
  expect(half.errors[0]?.paste?.match(/mailbox:/g)).toHaveLength(4);
});

test("removals of two members in one request are counted together", () => {
  const { errors } = judge(
    requestTo({ before: { ...member(1, 2), ...member(2, 2) }, after: { ...member(1, 0), ...member(2, 0) } }),
  );
  expect(errors.map(({ code }) => code)).toEqual(["K1044"]);
});

test("a box that only gets another name is not taken away", () => {
  const files = (boxes: string) => ({
    ...member(2, 0),
    "members/m-2.yaml": `${member(2, 0)["members/m-2.yaml"] ?? ""}mailboxes: [${boxes}]\n`,
  });
  const verdict = judge(
    requestTo({
      before: files("a, b, c, d, e"),
      after: files(
        "a, { name: v, formerly: b }, { name: w, formerly: c }, { name: x, formerly: d }, { name: y, formerly: e }",
      ),
    }),
  );
  expect(verdict.errors).toEqual([]);
  expect(verdict.labels.map(({ name }) => name)).toEqual(["automatique"]);
});
