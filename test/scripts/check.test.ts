import { mkdir, readFile, stat, symlink } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { head, konbit, membersDir } from "./members-dir.ts";

// The example of member-file §5.6: the mailbox stands on line 14.
const example = `# un
version: 1
name: Coopérative Racine Commune
kind: cooperative
lang: fr

contact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }
maintainers: [awa-d]

domains:
  - racine-commune.example

mailboxes:
  - { nom: awa, quota: 8 Go }

extras: { visio: true }
`;

test("an error looks like the one that §5.6 of the member file shows", async () => {
  const folder = await membersDir({ "racine-commune.yaml": example });
  const { stdout, exitCode } = await konbit(["check", "--members", folder, "--lang", "fr"]);
  const [first] = stdout.replaceAll(folder, "members").split("\n\n");
  expect(exitCode).toBe(1);
  await expect(`${first ?? ""}\n`).toMatchFileSnapshot("../golden/check/nom-in-a-mailbox.txt");
});

test("every error is there at once, each beginning with its place, and nothing is applied", async () => {
  const folder = await membersDir({
    "a-a.yaml": `${head}boites: [x]\nlang: fra\n`,
    "b-b.yaml": "nom: B\n",
    "Ca.yaml": head,
  });
  const { stdout, exitCode } = await konbit(["check", "--members", folder]);
  const places = stdout
    .split("\n")
    .filter((line) => line.startsWith(folder))
    .map((line) => line.slice(folder.length + 1));
  expect(places).toEqual([
    "Ca.yaml:1:1  K0111  error",
    "a-a.yaml:3:1  K0203  error",
    "a-a.yaml:4:7  K0204  error",
    "b-b.yaml:1:1  K0203  error",
    "b-b.yaml:1:1  K0205  error",
  ]);
  expect(stdout).toContain("Refused: 5 error(s) in 3 file(s)");
  expect(exitCode).toBe(1);
});

test("for a machine there is a verdict with file, line, column, code, message and fix", async () => {
  const folder = await membersDir({ "racine-commune.yaml": example });
  const { stdout, exitCode } = await konbit(["check", "--members", folder, "--json"], "fr");
  const answer = JSON.parse(stdout) as { verdict: string; errors: unknown[]; notices: unknown[] };
  expect(exitCode).toBe(1);
  expect(answer.verdict).toBe("refused");
  expect(answer.errors).toEqual([
    {
      file: path.join(folder, "racine-commune.yaml"),
      line: 14,
      column: 7,
      code: "K0203",
      severity: "error",
      message: "Je ne connais pas « nom » pour une boîte courriel. Vouliez-vous dire « name » ?",
      fix: "  - { name: awa, quota: 8 GiB }",
    },
  ]);
  expect(answer.notices).toMatchObject([{ code: "K0901", line: 16 }]);
});

test.each([
  [
    "github",
    /^::error file=[^\n]*,line=14,endLine=14,col=7,endColumn=10,title=K0203 [^\n]*\n::notice [^\n]*line=16,[^\n]*$/,
  ],
  ["gitlab", /"check_name": "K0203"/],
  ["sarif", /"version": "2\.1\.0"/],
  ["json", /"verdict": "refused"/],
])("--format %s answers in that form alone on standard output", async (format, expected) => {
  const folder = await membersDir({ "racine-commune.yaml": example });
  const { stdout, exitCode } = await konbit(["check", "--members", folder, "--format", format]);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(expected);
  if (format !== "github") expect(() => JSON.parse(stdout) as unknown).not.toThrow();
});

test("the members of the repository are accepted in one line", async () => {
  const { stdout, exitCode } = await konbit(["check", "--members", "members"]);
  expect({ stdout, exitCode }).toEqual({ stdout: "All is well: 3 member(s), 0 warning(s), 0 notice(s).", exitCode: 0 });
});

test("a warning alone refuses nothing", async () => {
  const folder = await membersDir({ "atelier-fil-rouge.yaml": head });
  const { stdout, exitCode } = await konbit(["check", "--members", folder]);
  expect(stdout).toContain("atelierfilroug");
  expect(exitCode).toBe(0);
});

test("a folder that is not there, or holds no member, says what to do", async () => {
  const missing = await konbit(["check", "--members", "/nonexistent"]);
  expect(missing.exitCode).toBe(2);
  expect(missing.stderr).toContain("--members");
  const empty = await konbit(["check", "--members", await membersDir({ "README.md": "" })], "fr");
  expect(empty.exitCode).toBe(2);
  expect(empty.stderr).toContain("aucun fichier de membre");
});

test("links and folders are refused, and hidden files are nobody's business", async () => {
  const folder = await membersDir({ "racine.yaml": head, ".racine.yaml.swp": "x" });
  await symlink("/etc/passwd", path.join(folder, "lien.yaml"));
  await mkdir(path.join(folder, "sous"));
  const { stdout } = await konbit(["check", "--members", folder, "--json"]);
  const answer = JSON.parse(stdout) as { errors: { code: string }[] };
  expect(answer.errors.map(({ code }) => code)).toEqual(["K0112", "K0113"]);
  expect(stdout).not.toContain("root:");
});

test("nothing in a file reaches the terminal as a control character", async () => {
  const nasty = "\x1b]0;titre\x07\x1b[2J\u202e\u200b\x9b31m";
  const folder = await membersDir({
    "a-a.yaml": `${head}${nasty}: x\n`,
    "b-b.yaml": `${head}note: "\\e[2J"\n"\\e[31mx": y\nlang: "\\e[31m"\n`,
    "c\x1b[2J.yaml": head,
  });
  const { stdout } = await konbit(["check", "--members", folder]);
  expect(stdout).toContain("K0104");
  expect(stdout).toMatch(/^(?:[^\p{Cc}\p{Cf}]|\n)*$/u);
});

test("a huge line is cut around the caret", async () => {
  const folder = await membersDir({ "a-a.yaml": `${head}mailboxes: [${"x, ".repeat(5000)}Y]\n` });
  const { stdout } = await konbit(["check", "--members", folder]);
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThan(400);
});

const untidy = `nom: Racine   # gardé
contact: { name: Awa, courriel: awa@ailleurs.example, forge: @awa-d }
domaines: [Racine.example.]
mailboxes:
\t- { nom: awa, quota: "1,5 Go" } # awa
  - info
  - info
aliases: { contact: inof }
`;

test("--fix mends what leaves no doubt, says what, and leaves the rest to a person", async () => {
  const folder = await membersDir({ "racine.yaml": untidy, "autre.yaml": head });
  const { stdout, exitCode } = await konbit(["check", "--fix", "--members", folder]);
  expect(await readFile(path.join(folder, "racine.yaml"), "utf8")).toBe(`name: Racine   # gardé
contact: { name: Awa, email: awa@ailleurs.example, forge: awa-d }
domains: [racine.example]
mailboxes:
  - { name: awa, quota: 1.5 GiB } # awa
  - info
aliases: { contact: [inof] }
`);
  expect(stdout).toContain("racine.yaml:1:1  K0203  nom → name (and 1 time(s) more in this file)");
  expect(stdout).toContain("racine.yaml:5:1  K0107  ␉ → spaces");
  expect(stdout).toContain("Mended: 12 thing(s) in 1 file(s).");
  expect(stdout).toContain("racine.yaml:7:22  K0507  error");
  expect(exitCode).toBe(1);
});

test("--fix has nothing to do in files that are right, and touches none", async () => {
  const folder = await membersDir({ "racine.yaml": head });
  const before = await stat(path.join(folder, "racine.yaml"));
  const { stdout, exitCode } = await konbit(["check", "--fix", "--members", folder, "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({ verdict: "ok", mended: [], errors: [] });
  expect(exitCode).toBe(0);
  expect((await stat(path.join(folder, "racine.yaml"))).mtimeMs).toBe(before.mtimeMs);
});

test("promises that do not fit the disks are a warning, in words and for machines", async () => {
  const folder = await membersDir({
    "a-a.yaml": `${head}id: m-0001\nstatus: active\nlogin: aa\ngranted: { plan: association, limits: { web: 900 GiB } }\n`,
  });
  const text = await konbit(["check", "--members", folder, "--lang", "fr"]);
  expect(text.exitCode).toBe(0);
  expect(text.stdout).toContain("K0802");
  expect(text.stdout).toMatch(/1 avertissement/);
  const json = await konbit(["check", "--members", folder, "--json"]);
  expect(JSON.parse(json.stdout)).toMatchObject({ verdict: "ok", errors: [], notices: [{ code: "K0802" }] });
});
