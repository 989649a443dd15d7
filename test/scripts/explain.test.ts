import { expect, test } from "vitest";
import { konbit } from "./members-dir.ts";

test("a code has its page, in the language that was asked for, however it is written", async () => {
  const { stdout, exitCode } = await konbit(["explain", "k203", "--lang", "fr"]);
  expect(exitCode).toBe(0);
  await expect(`${stdout}\n`).toMatchFileSnapshot("../golden/check/explain-K0203.txt");
});

test("without a code all of them are listed, in groups", async () => {
  const { stdout } = await konbit(["explain"], "fr");
  expect(stdout).toMatch(/^Le fichier et son écriture\n {2}K0101 {2}Fichier trop long\n/);
  expect(stdout).toContain("\n\nLes tailles\n  K0401  ");
});

test("a code that does not exist gets a did-you-mean, and control characters do not come back", async () => {
  const near = await konbit(["explain", "K0299"]);
  expect(near.exitCode).toBe(2);
  expect(near.stderr).toContain("Did you mean K0209?");
  const far = await konbit(["explain", "\u001b[2Jtout"], "fr");
  expect(far.exitCode).toBe(2);
  expect(far.stderr).toContain("« ␛[2Jtout »");
});

test("for a machine a page is an object, and all pages are a list", async () => {
  const one = JSON.parse((await konbit(["explain", "K0401", "--json"])).stdout) as unknown;
  expect(one).toMatchObject({ code: "K0401", lang: "en", title: "Unreadable size" });
  const all = JSON.parse((await konbit(["explain", "--json"])).stdout) as unknown[];
  expect(all).toContainEqual(one);
});
