import { readdir, readFile, stat, chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { admit, idsIn, nextId, type Admission } from "../../core/member/admission.ts";
import { defaultRules } from "../../core/rules.ts";
import { readTexts } from "../core/member/reading.ts";
import { head, konbit, membersDir } from "./members-dir.ts";

const candidate = `# Vélo Solidaire
name: Vélo Solidaire   # le nom
kind: association
contact: { name: Luc, email: luc@ailleurs.example, forge: luc }
# les domaines
domains: [ velo-solidaire.example ]   # un seul
`;

const git = (folder: string, ...args: string[]) =>
  execa("git", ["-C", folder, "-c", "user.name=Test", "-c", "user.email=test@konbit.test", ...args]);

test("admission adds what the konbit gives and leaves every other byte alone", async () => {
  const folder = await membersDir({ "velo-solidaire.yaml": candidate });
  await chmod(path.join(folder, "velo-solidaire.yaml"), 0o640);
  const { stdout, exitCode } = await konbit(
    ["admit", "velo-solidaire", "--members", folder, "--since", "2026-11-24"],
    "fr",
  );
  const text = await readFile(path.join(folder, "velo-solidaire.yaml"), "utf8");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("m-0001");
  await expect(text).toMatchFileSnapshot("../golden/check/admitted.yaml");
  const kept = candidate.split("\n").filter((line) => !text.split("\n").includes(line));
  expect(kept).toEqual([]);
  expect((await stat(path.join(folder, "velo-solidaire.yaml"))).mode & 0o777).toBe(0o640);
  expect(await readdir(folder)).toEqual(["velo-solidaire.yaml"]);
  expect((await konbit(["check", "--members", folder])).exitCode).toBe(0);
});

test("an id that a file of the past had is not given again", async () => {
  const folder = await membersDir({ "parti.yaml": `id: m-0041\nstatus: active\n${head}` });
  await git(folder, "init", "-q");
  await git(folder, "add", ".");
  await git(folder, "commit", "-qm", "un");
  await git(folder, "rm", "-q", "parti.yaml");
  await git(folder, "commit", "-qm", "deux");
  await writeFile(path.join(folder, "racine.yaml"), head);
  const { stdout } = await konbit(["admit", "racine", "--members", folder]);
  expect(stdout).toContain("m-0042");
});

test("one error anywhere in the folder, and nothing is written", async () => {
  const folder = await membersDir({ "racine.yaml": head, "autre.yaml": "nom: A\n" });
  const { stdout, exitCode } = await konbit(["admit", "racine", "--members", folder]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("autre.yaml:1:1  K0203");
  expect(await readFile(path.join(folder, "racine.yaml"), "utf8")).toBe(head);
});

test("who is a member already is not admitted twice; who is not there is not found", async () => {
  const folder = await membersDir({ "racine.yaml": `id: m-0007\nstatus: active\n${head}` });
  const twice = await konbit(["admit", "racine", "--members", folder]);
  expect([twice.exitCode, twice.stderr]).toEqual([1, expect.stringContaining("m-0007")]);
  const typo = await konbit(["admit", "racin", "--members", folder]);
  expect([typo.exitCode, typo.stderr]).toEqual([2, expect.stringContaining('"racine"')]);
});

test("a plan that does not exist and a day that does not exist are refused", async () => {
  const folder = await membersDir({ "racine.yaml": head });
  expect((await konbit(["admit", "racine", "--members", folder, "--plan", "platine"])).exitCode).toBe(2);
  expect((await konbit(["admit", "racine", "--members", folder, "--since", "hier"])).exitCode).toBe(1);
  expect(await readFile(path.join(folder, "racine.yaml"), "utf8")).toBe(head);
});

const plan = defaultRules.plans["association"];
if (!plan) throw new Error("the default rules hold the plan association");
const admission = {
  id: nextId([]),
  login: readTexts({ racine: head }).members[0]?.member.login,
  plan: "association",
  limits: plan.limits,
  since: "2026-11-24",
};

test.each([
  ["in braces", "{ name: R, contact: { name: A, email: a@b.example, forge: f } } # c\n"],
  ["indented", "  name: R # c\n  contact: { name: A, email: a@b.example, forge: f }\n"],
  ["with document marks", `---\n${head}...\n# c\n`],
  ["with Windows line ends", `# c\n${head}`.replaceAll("\n", "\r\n")],
  ["without a last line end", `${head}lang: fr # c`],
  ["with the name last", "# c\ncontact: { name: A, email: a@b.example, forge: f }\nname: >-\n  R\n  S\n"],
])("a file %s becomes a valid member's, comments kept", (_, text) => {
  // `login` is there for every valid candidate.
  const after = admit(text, admission as Admission);
  const { members, problems } = readTexts({ racine: after });
  expect(problems).toEqual([]);
  expect(members[0]?.member).toMatchObject({ id: "m-0001", status: "active", login: "racine" });
  expect(after).toContain("# c");
});

test("the next id comes behind the highest, and ids are found in any spelling", () => {
  expect(nextId(["m-0002", "m-0041", "m-0003"])).toBe("m-0042");
  expect(nextId(["m-9999"])).toBe("m-10000");
  expect(idsIn('id: m-0001\n"id": "m-0002"\n{ id: m-0003 }\n# id: m-0004\nnoid: m-0005')).toEqual([
    "m-0001",
    "m-0002",
    "m-0003",
    "m-0004",
  ]);
});
