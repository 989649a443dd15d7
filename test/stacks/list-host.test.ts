import { expect, test } from "vitest";
import { listHostOfStack } from "../../stacks/list-host.ts";
import { configOf, planWith } from "./given.ts";

test("a file that asks for a list needs to know where its pages answer, and is told the key", () => {
  expect(() => listHostOfStack(configOf({}), planWith("nouvelles", "ca"))).toThrow(
    /^nothing was changed: nouvelles@racine.example, ca@racine.example: .* konbit:listHost/,
  );
});

test("without lists nothing is asked", () => {
  expect(listHostOfStack(configOf({}), planWith())).toBeUndefined();
});

test("the host may not be the mail server's own, whose pages are there already", () => {
  const same = configOf({ listHost: "mail.konbit.example", mailHost: "mail.konbit.example" });
  expect(() => listHostOfStack(same, planWith("ca"))).toThrow(/a name of its own/);
  expect(
    listHostOfStack(configOf({ listHost: "listes.konbit.example", mailHost: "mail.konbit.example" }), planWith("ca")),
  ).toBe("listes.konbit.example");
});
