import { chmod, readFile, readdir, rename, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { head, konbit, membersDir } from "./members-dir.ts";

const git = (folder: string, ...args: string[]) =>
  execa("git", ["-C", folder, "-c", "user.name=Test", "-c", "user.email=test@konbit.test", ...args]);
const untidy = `name:   Racine   # le nom\r\ncontact: {name: Awa, email: awa@ailleurs.example, forge: awa-d}\r\nrequests: { files: 8 Go }`;
const tidy = `name: Racine   # le nom\ncontact: { name: Awa, email: awa@ailleurs.example, forge: awa-d }\nrequests: { files: 8 GiB }\n`;

test("what changes is written whole, with its mode, and named; what does not is not touched", async () => {
  const folder = await membersDir({ "racine.yaml": untidy, "autre.yaml": head });
  await chmod(path.join(folder, "racine.yaml"), 0o640);
  const before = await stat(path.join(folder, "autre.yaml"));
  const { stdout, exitCode } = await konbit(["fmt", "--members", folder]);
  expect({ stdout, exitCode }).toEqual({ stdout: `${folder}/racine.yaml\n1 of 2 file(s) formatted.`, exitCode: 0 });
  expect(await readFile(path.join(folder, "racine.yaml"), "utf8")).toBe(tidy);
  expect((await stat(path.join(folder, "racine.yaml"))).mode & 0o777).toBe(0o640);
  const after = await stat(path.join(folder, "autre.yaml"));
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  expect((await readdir(folder)).sort()).toEqual(["autre.yaml", "racine.yaml"]);
});

test("with --check nothing is written and the exit code says so", async () => {
  const folder = await membersDir({ "racine.yaml": untidy });
  const first = await konbit(["fmt", "--members", folder, "--check"], "fr");
  expect(first.exitCode).toBe(1);
  expect(first.stdout).toContain("racine.yaml");
  expect(await readFile(path.join(folder, "racine.yaml"), "utf8")).toBe(untidy);
  await konbit(["fmt", "--members", folder]);
  expect((await konbit(["fmt", "--members", folder, "--check"])).exitCode).toBe(0);
});

test("one file that is not YAML is shown with its error, and the others are formatted", async () => {
  const folder = await membersDir({ "bancal.yaml": "name: [\n", "racine.yaml": untidy });
  const { stdout, exitCode } = await konbit(["fmt", "--members", folder]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("bancal.yaml:1:7  K0134  error");
  expect(await readFile(path.join(folder, "bancal.yaml"), "utf8")).toBe("name: [\n");
  expect(await readFile(path.join(folder, "racine.yaml"), "utf8")).toBe(tidy);
});

test("only the files that are named; a link or nothing at all is an error of the command line", async () => {
  const folder = await membersDir({ "racine.yaml": untidy, "autre.yaml": untidy });
  await symlink(path.join(folder, "autre.yaml"), path.join(folder, "lien.yaml"));
  expect((await konbit(["fmt", path.join(folder, "racine.yaml")])).exitCode).toBe(0);
  expect(await readFile(path.join(folder, "autre.yaml"), "utf8")).toBe(untidy);
  expect((await konbit(["fmt", path.join(folder, "lien.yaml")])).exitCode).toBe(2);
  expect((await konbit(["fmt", path.join(folder, "rien.yaml")])).exitCode).toBe(2);
  expect(await readFile(path.join(folder, "autre.yaml"), "utf8")).toBe(untidy);
});

test("a renamed file gets the login of its first name, before and after the commit", async () => {
  const admitted = `id: m-0007\nname: Atelier\nstatus: active\n${head.replace("name: Racine\n", "")}`;
  const folder = await membersDir({
    "atelier-fil-rouge.yaml": admitted,
    "racine.yaml": `id: m-0001\nstatus: active\n${head}`,
  });
  await git(folder, "init", "-q");
  await git(folder, "add", ".");
  await git(folder, "commit", "-qm", "un");
  await rename(path.join(folder, "atelier-fil-rouge.yaml"), path.join(folder, "fil-rouge.yaml"));
  await git(folder, "add", ".");
  await git(folder, "commit", "-qm", "deux");
  await rename(path.join(folder, "fil-rouge.yaml"), path.join(folder, "rouge.yaml"));
  const { stdout } = await konbit(["fmt", "--members", folder]);
  expect(stdout).toContain('was called atelier-fil-rouge.yaml: "login: atelierfilroug" added');
  expect(await readFile(path.join(folder, "rouge.yaml"), "utf8")).toBe(
    admitted.replace("status: active\n", "status: active\nlogin: atelierfilroug\n"),
  );
  expect(await readFile(path.join(folder, "racine.yaml"), "utf8")).not.toContain("login");
  expect((await konbit(["fmt", "--members", folder])).stdout).toBe("0 of 2 file(s) formatted.");
});

test("a login that was written once is the one that comes back, and without git nothing is guessed", async () => {
  const file = `id: m-0007\nlogin: ancien\nstatus: active\n${head}`;
  const folder = await membersDir({ "racine.yaml": file });
  await git(folder, "init", "-q");
  await git(folder, "add", ".");
  await git(folder, "commit", "-qm", "un");
  await rename(path.join(folder, "racine.yaml"), path.join(folder, "nouvelle.yaml"));
  await writeFile(path.join(folder, "nouvelle.yaml"), file.replace("login: ancien\n", ""));
  await konbit(["fmt", "--members", folder]);
  expect(await readFile(path.join(folder, "nouvelle.yaml"), "utf8")).toContain("login: ancien\n");

  const bare = await membersDir({ "nouvelle.yaml": file.replace("login: ancien\n", "") });
  expect((await konbit(["fmt", "--members", bare])).stdout).toBe("0 of 1 file(s) formatted.");
});
