import { expect, test } from "vitest";
import { isRunByAlternc } from "../../stacks/backend.ts";
import { configOf } from "./given.ts";

test("AlternC runs the server when the stack says so, and otherwise konbit does", () => {
  expect(isRunByAlternc(configOf({ backend: "alternc", mailHost: "mail.konbit.example", mtaSts: "none" }))).toBe(true);
  expect(isRunByAlternc(configOf({ mtaSts: "enforce" }))).toBe(false);
});

test("whatever the stack asks for in vain is named, all of it at once, with the way out", () => {
  const values = {
    backend: "alternc",
    mtaSts: "enforce",
    webmailHost: "webmail.konbit.example",
    listHost: "listes.konbit.example",
    dkimSelector: "k2",
    secondaries: "[]",
  };
  expect(() => isRunByAlternc(configOf(values))).toThrow(
    /konbit:listHost \(.*\), konbit:webmailHost \(.*\), konbit:mtaSts \(.*\), konbit:secondaries \(.*\), konbit:dkimSelector \(.*\)\. Take it out .*pulumi config rm konbit:listHost; .*konbit:mtaSts/,
  );
});
