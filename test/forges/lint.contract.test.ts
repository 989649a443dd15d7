import { mkdir } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { checkout } from "../../scripts/cli/checkout.ts";

/*
 * The linters that this field trusts, installed once under .konbit/tools from their registries. Where a registry cannot be reached,
 * or there is no Go or Python, the test is skipped and says so.
 */
const tools = path.join(checkout, ".konbit/tools");
const folders = [".github/workflows", ".forgejo/workflows"] as const;

test.for(folders)("actionlint finds nothing in %s", async (folder, { skip }) => {
  const actionlint = path.join(tools, "actionlint-1.7.12/actionlint");
  if (!(await works(actionlint, ["--version"]))) {
    await mkdir(path.dirname(actionlint), { recursive: true });
    const env = { GOBIN: path.dirname(actionlint), CGO_ENABLED: "0" };
    await execa("go", ["install", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"], { env, reject: false });
  }
  if (!(await works(actionlint, ["--version"])))
    skip("actionlint could not be installed: it needs Go and its module proxy");
  const files = ["demande.yml", "apres-fusion.yml"].map((name) => path.join(checkout, folder, name));
  const config = path.join(import.meta.dirname, "actionlint.yaml");
  const { stdout } = await execa(actionlint, ["-no-color", "-config-file", config, ...files], { reject: false });
  expect(stdout).toBe("");
});

test("zizmor finds no way for a request to get at a token", async ({ skip }) => {
  const target = path.join(tools, "zizmor-1.32.0");
  const zizmor = path.join(target, "bin/zizmor");
  if (!(await works(zizmor, ["--version"]))) {
    const pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--target", target, "zizmor==1.32.0"];
    await execa("python3", pip, { reject: false });
  }
  if (!(await works(zizmor, ["--version"]))) skip("zizmor could not be installed: it needs Python and its registry");
  const paths = folders.map((folder) => path.join(checkout, folder));
  const { stdout, exitCode } = await execa(zizmor, ["--offline", "--quiet", "--persona", "pedantic", ...paths], {
    reject: false,
  });
  expect(stdout).toContain("No findings to report");
  expect(exitCode).toBe(0);
});

async function works(program: string, args: readonly string[]): Promise<boolean> {
  return !(await execa(program, args, { reject: false })).failed;
}
