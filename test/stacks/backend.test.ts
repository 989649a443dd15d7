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

test("keys for SFTP are refused by the member's name where AlternC runs the server", () => {
  const [member] = planWith().members;
  const plan = { members: [{ ...member, slug: "racine-commune", sftp: { keys: ["ssh-ed25519 AAAA"] } }] };
  expect(() => isRunByAlternc(configOf({ backend: "alternc" }), plan as unknown as Plan)).toThrow(
    /^nothing was changed: racine-commune: .*"sftp:"/,
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
