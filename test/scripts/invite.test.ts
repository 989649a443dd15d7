import process from "node:process";
import { execa } from "execa";
import { expect, test } from "vitest";

async function invite(args: readonly string[], lang = "en") {
  const env = { KONBIT_LANG: lang, PULUMI_STACK: "none-of-this-name" };
  const { exitCode, stdout, stderr } = await execa(process.execPath, ["scripts/konbit.ts", "invite", ...args], {
    env,
    reject: false,
    input: "",
  });
  return { exitCode, said: stdout + stderr };
}

test.each([
  ["nobody", [], "Say which mailboxes"],
  ["everybody and somebody", ["--all", "awa@racine.example"], "Say which mailboxes"],
  ["one hash for two", ["--hash", "awa@racine.example", "info@racine.example"], "Say which mailboxes"],
  ["two ways at once", ["--again", "--hash", "awa@racine.example"], "do not go together"],
  ["a lock and a hash", ["--lock", "--hash", "awa@racine.example"], "do not go together"],
  ["a name without its domain", ["awa"], '"awa" is no whole address'],
  ["what a shell would run", ["x' ; id #@racine.example"], "is no whole address"],
])("what is asked of %s is not understood, and no server is asked", async (_who, args, said) => {
  expect(await invite(args)).toEqual({ exitCode: 2, said: expect.stringContaining(said) as string });
});

test("without a stack there is no server to ask", async () => {
  const { exitCode, said } = await invite(["awa@racine.example"], "fr");
  expect(exitCode).toBe(3);
  expect(said).toContain("il n'y a pas de Pulumi.none-of-this-name.yaml");
});
