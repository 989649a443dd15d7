import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import { expect, onTestFinished, test } from "vitest";
import { konbit, membersDir } from "./members-dir.ts";

const head = (slug: string, number: number) =>
  `id: m-000${number}\nname: Membre ${slug}\nstatus: active\nlogin: ${slug}\ncontact: { name: Awa, email: awa@ailleurs.test, forge: awa-d }\ndomains: [{ name: ${slug}.example, dns: external, mail: none }]\n`;
const racine = `${head("racine", 1)}sites: [{ name: www, app: static }]\n`;
const jardin = `${head("jardin", 2)}sites: [{ name: www, app: php }]\n`;

/** A repository whose first commit holds two members; `after` is written over them and not committed. */
async function repository(after: Readonly<Record<string, string>>) {
  const top = await mkdtemp(path.join(tmpdir(), "konbit-plan-"));
  onTestFinished(() => rm(top, { recursive: true, force: true }));
  const folder = path.join(top, "members");
  await mkdir(folder);
  const write = async (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  };
  const git = async (...args: string[]) =>
    execa("git", [
      "-c",
      "user.name=t",
      "-c",
      "user.email=t@t.test",
      "-c",
      "init.defaultBranch=main",
      "-C",
      top,
      ...args,
    ]);
  await git("init", "-q");
  await write({ "racine.yaml": racine, "jardin.yaml": jardin });
  await git("add", "-A");
  await git("commit", "-qm", "one");
  await write(after);
  return { top, folder, git, write };
}

const opened = { "racine.yaml": racine.replace("app: static", "app: php, database: true") };

test("a change is compared with the base and said in the language asked for", async () => {
  const { folder } = await repository(opened);
  const { stdout, exitCode } = await konbit(["plan", "--base", "HEAD", "--members", folder, "--lang", "fr"]);
  expect({ stdout, exitCode }).toEqual({
    exitCode: 0,
    stdout: `Membre racine (racine)
  ~ site www.racine.example : programme PHP 8.2 (avant : pages statiques). Les fichiers restent.
  ~ site www.racine.example : reçoit une base de données

Espace : web : 30 Gio accordés
Serveur : reste 740 Gio à accorder sur le volume www
À approuver par : 1 coordination technique et 1 coordination sociale
Effet : moins de 10 min après l'application
Aucun autre membre touché.
2 à changer. Rien n'est effacé.`,
  });
});

test("two revisions are compared whatever lies in the folder", async () => {
  const { folder, git, write } = await repository(opened);
  await git("commit", "-qam", "two");
  await write({ "racine.yaml": "nonsense" });
  const { stdout, exitCode } = await konbit(["plan", "--base", "HEAD~1", "--head", "HEAD", "--members", folder]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("site www.racine.example: gets a database");
});

test("Markdown holds both languages, and is the same on every run", async () => {
  const { folder } = await repository(opened);
  const args = ["plan", "--base", "HEAD", "--members", folder, "--format", "markdown"];
  const [one, two] = [await konbit(args, "fr"), await konbit(args, "en")];
  expect(one.stdout).toBe(two.stdout);
  expect(one.stdout).toContain("## Ce que cette demande change — Membre racine");
  expect(one.stdout).toContain("<details><summary>English</summary>");
});

test("for a machine there are stable keys", async () => {
  const { folder } = await repository({ "jardin.yaml": `${jardin}note: Bonjour\n` });
  const { stdout } = await konbit(["plan", "--base", "HEAD", "--members", folder, "--format", "json"]);
  expect(JSON.parse(stdout)).toEqual({
    verdict: "ok",
    changes: [
      {
        effect: "appears",
        weight: "automatique",
        kind: "note",
        name: "note",
        isRemoval: false,
        member: { id: "m-0002", slug: "jardin", name: "Membre jardin" },
        sentence: { fr: "note : « Bonjour »", en: "note: “Bonjour”" },
      },
    ],
    weight: "automatique",
    approval: { fr: "1 coordination technique", en: "1 technical coordinator" },
    space: [],
    dns: [],
    volumes: [],
    notProvided: { what: [], blocks: false },
    errors: [],
    notices: [],
  });
});

test("a grant that does not fit is refused, with its line and two ways out", async () => {
  const { folder } = await repository({ "jardin.yaml": `${jardin}granted: { limits: { web: 900 GiB } }\n` });
  const { stdout, exitCode } = await konbit(["plan", "--base", "HEAD", "--members", folder]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("jardin.yaml:8:27  K0801  error");
  expect(stdout).toContain("Replace the line by: granted: { limits: { web: 770 GiB } }");
});

test("the published inventory is read, and what is wrong with it is said", async () => {
  const { folder, top } = await repository({ "jardin.yaml": `${jardin}granted: { limits: { web: 20 GiB } }\n` });
  const file = path.join(top, "inventory.json");
  const args = ["plan", "--base", "HEAD", "--members", folder, "--inventory", file];
  await writeFile(
    file,
    JSON.stringify({ version: 1, measuredOn: "2026-11-20", members: { "m-0002": { web: 25 * 1024 ** 3 } } }),
  );
  const refused = await konbit(args);
  expect(refused.exitCode).toBe(1);
  expect(refused.stdout).toContain("K0803  error");
  await writeFile(file, "[]");
  const unread = await konbit(args);
  expect([unread.exitCode, unread.stderr]).toEqual([2, expect.stringContaining("docs/inventory.md") as string]);
});

test("files that are not acceptable are refused in every format", async () => {
  const { folder } = await repository({ "jardin.yaml": `${jardin}boites: [x]\n` });
  const run = (format: string) => konbit(["plan", "--base", "HEAD", "--members", folder, "--format", format], "fr");
  const [text, markdown, json] = [await run("text"), await run("markdown"), await run("json")];
  expect([text.exitCode, markdown.exitCode, json.exitCode]).toEqual([1, 1, 1]);
  expect(text.stdout).toContain("K0203");
  expect(markdown.stdout).toContain("## Cette demande ne peut pas être acceptée telle quelle");
  expect(JSON.parse(json.stdout)).toMatchObject({ verdict: "refused", errors: [{ code: "K0203" }] });
});

test("a file that was refused at the base is shown as new, and that is said", async () => {
  const { folder, git, write } = await repository({ "jardin.yaml": `${jardin}boites: [x]\n` });
  await git("commit", "-qam", "two");
  await write({ "jardin.yaml": jardin });
  const { stdout } = await konbit(["plan", "--base", "HEAD", "--members", folder], "fr");
  expect(stdout).toContain(
    "Le fichier jardin.yaml était refusé avant cette demande : tout y est montré comme nouveau.",
  );
});

test("a revision that git does not know, and a folder that was not there yet", async () => {
  const { folder, top, git } = await repository({});
  const unknown = await konbit(["plan", "--base", "nulle-part", "--members", folder], "fr");
  expect([unknown.exitCode, unknown.stderr]).toEqual([2, expect.stringContaining("nulle-part") as string]);
  const option = await konbit(["plan", "--base=--output=x", "--members", folder]);
  expect(option.exitCode).toBe(2);
  await mkdir(path.join(top, "autres"));
  await writeFile(path.join(top, "autres", "racine.yaml"), racine);
  await git("status");
  const fresh = await konbit(["plan", "--base", "HEAD", "--members", path.join(top, "autres")]);
  expect(fresh.stdout).toContain("+ admission: account racine (m-0001)");
});

test("names that hold anything are read from git as they are", async () => {
  const { folder, git, write } = await repository({});
  await write({ "a\nb.yaml": racine });
  await git("add", "-A");
  await git("commit", "-qm", "two");
  const { stdout, exitCode } = await konbit(["plan", "--base", "HEAD~1", "--head", "HEAD", "--members", folder]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("a␊b.yaml:1:1  K0110");
});

test("without a base the whole konbit is said, and nobody is asked to approve", async () => {
  const folder = await membersDir({ "racine.yaml": racine });
  const { stdout } = await konbit(["plan", "--members", folder]);
  expect(stdout).toContain("site www.racine.example: static pages");
  expect(stdout).not.toContain("To be approved");
});
