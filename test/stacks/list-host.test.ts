import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import type { Plan } from "../../core/plan/plan.ts";
import { listHostOfStack } from "../../stacks/list-host.ts";

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

test("a file that asks for a list needs to know where its pages answer, and is told the key", () => {
  expect(() => listHostOfStack(config({}), planOf("nouvelles", "ca"))).toThrow(
    /^nothing was changed: nouvelles@racine.example, ca@racine.example: .* konbit:listHost/,
  );
});

test("without lists nothing is asked", () => {
  expect(listHostOfStack(config({}), planOf())).toBeUndefined();
});

test("the host may not be the mail server's own, whose pages are there already", () => {
  const same = config({ listHost: "mail.konbit.example", mailHost: "mail.konbit.example" });
  expect(() => listHostOfStack(same, planOf("ca"))).toThrow(/a name of its own/);
  expect(
    listHostOfStack(config({ listHost: "listes.konbit.example", mailHost: "mail.konbit.example" }), planOf("ca")),
  ).toBe("listes.konbit.example");
});
