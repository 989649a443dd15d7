import process from "node:process";
import { execa } from "execa";
import { expect, test } from "vitest";

async function take(args: readonly string[], lang = "en") {
  const env = { KONBIT_LANG: lang, PULUMI_STACK: "none-of-this-name" };
  const argv = ["scripts/konbit.ts", "list", "import", ...args];
  const { exitCode, stdout, stderr } = await execa(process.execPath, argv, { env, reject: false, input: "" });
  return { exitCode, said: stdout + stderr };
}

test.each([
  ["no list", [], "missing required argument 'list'"],
  ["no file", ["membres@racine.example"], "missing required argument 'file'"],
  ["a name without its domain", ["membres", "x.csv"], '"membres" is no address of a list'],
  ["what a shell would run", ["x' ; id #@racine.example", "x.csv"], "is no address of a list"],
])("what is asked with %s is not understood, and no server is asked", async (_what, args, said) => {
  expect(await take(args)).toEqual({ exitCode: 2, said: expect.stringContaining(said) as string });
});

test("without a stack there is no server to ask", async () => {
  const { exitCode, said } = await take(["membres@racine.example", "x.csv"], "fr");
  expect(exitCode).toBe(3);
  expect(said).toContain("il n'y a pas de Pulumi.none-of-this-name.yaml");
});
