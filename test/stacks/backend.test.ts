import { expect, test } from "vitest";
import type { Plan } from "../../core/plan/plan.ts";
import { isRunByAlternc } from "../../stacks/backend.ts";
import { configOf } from "./given.ts";

const nobody: Plan = { members: [] };

test("AlternC runs the server when the stack says so, and otherwise konbit does", () => {
  expect(
    isRunByAlternc(configOf({ backend: "alternc", mailHost: "mail.konbit.example", mtaSts: "none" }), nobody),
  ).toBe(true);
  expect(isRunByAlternc(configOf({ mtaSts: "enforce" }), nobody)).toBe(false);
});

test("keys for SFTP are refused by the member's name where AlternC runs the server", () => {
  const plan = { members: [{ slug: "racine-commune", sftp: { keys: ["ssh-ed25519 AAAA"] } }] };
  expect(() => isRunByAlternc(configOf({ backend: "alternc" }), plan as unknown as Plan)).toThrow(
    /^nothing was changed: racine-commune: .*"sftp:"/,
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
    secondaries: "[]",
  };
  expect(() => isRunByAlternc(configOf(values), nobody)).toThrow(
    /konbit:listHost \(.*\), konbit:webmailHost \(.*\), konbit:mtaSts \(.*\), konbit:secondaries \(.*\), konbit:dkimSelector \(.*\)\. Take it out .*pulumi config rm konbit:listHost; .*konbit:mtaSts/,
  );
});
