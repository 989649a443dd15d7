import * as pulumi from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { mtaStsOfStack } from "../../stacks/mail-host.ts";

const asked = (mtaSts: string | undefined, mailHost: string | undefined) => {
  pulumi.runtime.setAllConfig(mtaSts === undefined ? {} : { "konbit:mtaSts": mtaSts });
  return mtaStsOfStack(new pulumi.Config("konbit"), mailHost);
};

test("the policy of MTA-STS names the mail server, and is there only when it is asked for", () => {
  expect(asked("enforce", "mail.konbit.example")).toEqual({ mode: "enforce", mailHost: "mail.konbit.example" });
  for (const none of [
    asked(undefined, "mail.konbit.example"),
    asked("none", "mail.konbit.example"),
    asked("testing", undefined),
  ])
    expect(none).toBeUndefined();
});

test("a word that is no policy is refused", () => {
  expect(() => asked("strict", "mail.konbit.example")).toThrow(/testing/);
});
