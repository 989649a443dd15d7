import fc from "fast-check";
import { expect, test } from "vitest";
import { cronCommand, cronTimes } from "../../core/cron.ts";

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test("each field is all the numbers that it stands for", () => {
  expect(cronTimes("*/15 8-10 1,15 2 1-5 x")).toEqual({
    minutes: [0, 15, 30, 45],
    hours: [8, 9, 10],
    days: [1, 15],
    months: [2],
    weekdays: [1, 2, 3, 4, 5],
    isEitherDay: true,
  });
  expect(cronTimes("5/20 0-23/6 * * * x")).toMatchObject({ minutes: [5, 25, 45], hours: [0, 6, 12, 18] });
  expect(cronTimes("0 0 * * 0,7 x")).toMatchObject({ weekdays: [0], isEitherDay: false, days: range(1, 31) });
});

test.each([
  ["a minute after the last", "60 * * * * x"],
  ["an hour after the last", "0 24 * * * x"],
  ["day 0", "0 0 0 * * x"],
  ["month 13", "0 0 * 13 * x"],
  ["an eighth weekday", "0 0 * * 8 x"],
  ["a range that runs backwards", "0 10-8 * * * x"],
  ["a step of none", "*/0 * * * * x"],
  ["a name", "0 0 * * mon x"],
  ["a nickname", "@daily x"],
  ["an empty item", "0,,5 * * * * x"],
  ["the 30th of February", "0 0 30 2 * x"],
  ["four fields", "0 0 * *"],
])("not taken: %s", (_, line) => {
  expect(cronTimes(line)).toBeUndefined();
});

test("the 31st of February and each Monday is due on Mondays", () => {
  expect(cronTimes("0 0 31 2 1 x")).toMatchObject({ isEitherDay: true });
});

test("every number of every range is due, and none outside", () => {
  fc.assert(
    fc.property(fc.nat(59), fc.nat(59), fc.integer({ min: 1, max: 59 }), (a, b, step) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const due = range(from, to).filter((minute) => (minute - from) % step === 0);
      expect(cronTimes(`${from}-${to}/${step} * * * * x`)?.minutes).toEqual(due);
    }),
  );
});

test("the command is what stands after the fields, as it is written", () => {
  expect(cronCommand(` 0 3 * * *  printf "a  b" >x `)).toBe('printf "a  b" >x');
  expect(cronCommand("0 3 * * *")).toBe("");
});
