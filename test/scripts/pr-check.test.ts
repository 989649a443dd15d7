import { access, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { expect, onTestFinished, test } from "vitest";
import { changed, world } from "../core/request/world.ts";
import { konbit, membersDir } from "./members-dir.ts";
import { requestRepo, type History } from "./request-repo.ts";

const racine = "members/racine-commune.yaml";
const raised = changed(racine, "files: 220 GiB", "files: 900 GiB");
const one = changed(racine, "displayName: Awa Diallo", "displayName: Awa D.");

async function repository(history: Partial<History>): Promise<string> {
  const made = await requestRepo({ fork: world, ...history });
  onTestFinished(() => made[Symbol.asyncDispose]());
  return made.repo;
}
const prCheck = (repo: string, args: readonly string[] = [], lang: "fr" | "en" = "en") =>
  konbit(["pr-check", "--repo", repo, "--base", "main", "--head", "head", "--author", "awa-d", ...args], lang);

test("a refusal shows place, line, reason, fix and what to paste", async () => {
  const repo = await repository({ head: { ...raised, "docs/x y.md": "x" } });
  const { stdout, exitCode } = await prCheck(repo, [], "fr");
  expect(exitCode).toBe(1);
  await expect(`${stdout}\n`).toMatchFileSnapshot("../golden/pr-check/refused.txt");
});

test("for a machine a problem of a file as a whole has no line, and the fix is there", async () => {
  const repo = await repository({ head: { ...raised, CODEOWNERS: "* @eve\n" } });
  const { stdout } = await prCheck(repo, ["--json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: "refused",
    labels: [],
    errors: [
      { file: "CODEOWNERS", code: "K1002", fix: "git checkout main -- CODEOWNERS" },
      { file: racine, line: 28, column: 20, code: "K1020", fix: expect.stringContaining("files: 220 GiB") as string },
    ],
  });
  expect((JSON.parse(stdout) as { errors: object[] }).errors[0]).not.toHaveProperty("line");
});

test("what is acceptable says its label, why, and who must approve", async () => {
  const repo = await repository({
    head: changed(racine, "  - { name: www,", "  - { name: carnet, app: static }\n  - { name: www,"),
  });
  const { stdout, exitCode } = await prCheck(repo, ["--json"], "fr");
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: "ok",
    errors: [],
    approvals: expect.stringMatching(/^À approuver/) as string,
  });
});

test("what gives no history to judge is a mistake of the command, with the way out", async () => {
  const repo = await repository({ head: one });
  expect((await prCheck(repo, ["--head", "nope"])).stderr).toContain("git fetch origin nope");
  const shallow = await membersDir({});
  await execa("git", ["clone", "-q", "--depth", "1", "--no-single-branch", `file://${repo}`, "-b", "main", shallow]);
  const cut = await prCheck(shallow, ["--head", "origin/head"]);
  expect([cut.exitCode, cut.stderr]).toEqual([2, expect.stringContaining("--unshallow")]);
  const tree = await execa("git", ["-C", repo, "rev-parse", "main^{tree}"]);
  const { stdout: alone } = await execa("git", [
    ...["-C", repo, "-c", "user.name=T", "-c", "user.email=t@konbit.test"],
    ...["commit-tree", tree.stdout, "-m", "x"],
  ]);
  const apart = await prCheck(repo, ["--head", alone]);
  expect([apart.exitCode, apart.stderr]).toEqual([2, expect.stringContaining("no common history")]);
  const none = await prCheck(await membersDir({}));
  expect([none.exitCode, none.stderr]).toEqual([2, expect.stringContaining("--repo")]);
});

test("a revision that looks like an option is none", async () => {
  const repo = await repository({ head: one });
  const { exitCode, stderr } = await prCheck(repo, ["--head", "--output=pwned"]);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining("--output=pwned")]);
});

test("nothing that the repository could run is run, and nothing stands in for an object", async () => {
  const repo = await repository({
    head: { ...raised, ".gitattributes": "* merge=evil\n" },
    main: changed(racine, "files: 220 GiB", "files: 1 GiB"),
  });
  const git = (...args: string[]) => execa("git", ["-C", repo, ...args]);
  await git("checkout", "-q", "head");
  const pwned = path.join(repo, "pwned");
  await git("config", "merge.evil.driver", `touch ${pwned}; exit 0`);
  await git("config", "core.fsmonitor", `touch ${pwned}`);
  await git("replace", "head", "main");
  const { stdout } = await prCheck(repo, ["--json"]);
  expect(stdout).toContain("K1009");
  expect(stdout).toContain("K1002");
  await expect(access(pwned)).rejects.toThrow("ENOENT");
});

test("a repository of members only is judged by this checkout's rules", async () => {
  const files = Object.entries(world).filter(([name]) => name.startsWith("members/"));
  const own = Object.fromEntries(files.map(([name, text]) => [name.replace("members/", "gens/"), text]));
  const file = "gens/etienne-k.yaml";
  const repo = await repository({ fork: own, head: { [file]: `${own[file] ?? ""}note: bonjour\n` } });
  const { exitCode } = await prCheck(repo, ["--members", "gens", "--author", "etienne-k"]);
  expect(exitCode).toBe(0);
  expect((await prCheck(repo, ["--members", "../gens"])).exitCode).toBe(2);
});

test("the request's text is read from a file", async () => {
  const repo = await repository({ head: one });
  const body = path.join(repo, "body.md");
  await writeFile(body, "ALLOW-DELETES: wiki:x.example\n");
  expect((await prCheck(repo, ["--body", body])).stdout).toContain("K1047");
  expect((await prCheck(repo, ["--body", "/nonexistent"])).exitCode).toBe(2);
});
