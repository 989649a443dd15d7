import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import type { Plan } from "../../core/plan/plan.ts";
import { isRunByAlternc } from "../../stacks/backend.ts";

const config = (values: Readonly<Record<string, string>>) => {
  pulumi.runtime.setAllConfig(
    Object.fromEntries(Object.entries(values).map(([key, value]) => [`konbit:${key}`, value])),
  );
  return new pulumi.Config("konbit");
};
// Only what is looked at.
const planOf = (...locals: readonly string[]) =>
  ({
    members: [{ mail: { domains: [{ domain: "racine.example", lists: locals.map((local) => ({ local })) }] } }],
  }) as unknown as Plan;

test("AlternC runs the server when the stack says so, and otherwise konbit does", () => {
  expect(
    isRunByAlternc(config({ backend: "alternc", mailHost: "mail.konbit.example", mtaSts: "none" }), planOf()),
  ).toBe(true);
  expect(isRunByAlternc(config({ mtaSts: "enforce" }), planOf("ca"))).toBe(false);
});

test("mailing lists are refused by name where AlternC runs the server", () => {
  expect(() => isRunByAlternc(config({ backend: "alternc" }), planOf("nouvelles", "ca"))).toThrow(
    /^nothing was changed: nouvelles@racine\.example, ca@racine\.example: .*"lists:"/,
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
  expect(() => isRunByAlternc(config(values), planOf())).toThrow(
    /konbit:listHost \(.*\), konbit:webmailHost \(.*\), konbit:mtaSts \(.*\), konbit:dkimSelector \(.*\)\. Take it out .*pulumi config rm konbit:listHost; .*konbit:mtaSts/,
  );
});
