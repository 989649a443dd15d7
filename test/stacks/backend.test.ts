import { expect, test } from "vitest";
import type { Plan } from "../../core/plan/plan.ts";
import { isRunByAlternc } from "../../stacks/backend.ts";
import { configOf, planWith } from "./given.ts";

test("AlternC runs the server when the stack says so, and otherwise konbit does", () => {
  expect(
    isRunByAlternc(configOf({ backend: "alternc", mailHost: "mail.konbit.example", mtaSts: "none" }), planWith()),
  ).toBe(true);
  expect(isRunByAlternc(configOf({ mtaSts: "enforce" }), planWith("ca"))).toBe(false);
});

test("mailing lists are refused by name where AlternC runs the server", () => {
  expect(() => isRunByAlternc(configOf({ backend: "alternc" }), planWith("nouvelles", "ca"))).toThrow(
    /^nothing was changed: nouvelles@racine\.example, ca@racine\.example: .*"lists:"/,
  );
});

test("a site of an app that AlternC does not make for konbit is refused by its name", () => {
  const plan = {
    members: [
      {
        mail: { domains: [] },
        sites: [
          { host: "www.racine.example", app: "php" },
          { host: "vieux.racine.example", app: "redirect" },
        ],
      },
    ],
  } as unknown as Plan;
  expect(() => isRunByAlternc(configOf({ backend: "alternc" }), plan)).toThrow(
    /^nothing was changed: vieux\.racine\.example \(redirect\): .* only static and php/,
  );
});

test("whatever the stack asks for in vain is named, all of it at once, with the way out", () => {
  const values = {
    backend: "alternc",
    mtaSts: "enforce",
    webmailHost: "webmail.konbit.example",
    listHost: "listes.konbit.example",
    dkimSelector: "k2",
  };
  expect(() => isRunByAlternc(configOf(values), planWith())).toThrow(
    /konbit:listHost \(.*\), konbit:webmailHost \(.*\), konbit:mtaSts \(.*\), konbit:dkimSelector \(.*\)\. Take it out .*pulumi config rm konbit:listHost; .*konbit:mtaSts/,
  );
});
