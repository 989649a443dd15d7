import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { konbit, membersDir } from "./members-dir.ts";
import { onTerminal } from "./terminal.ts";

const file = `# Racine
id: m-0003
name: Racine   # le nom
status: active
contact: { name: Awa, email: awa@ailleurs.example, forge: awa-d }
domains: [racine.example]

mailboxes: [info, awa]   # deux
`;

const folderOf = () => membersDir({ "racine.yaml": file });
const read = (folder: string) => readFile(path.join(folder, "racine.yaml"), "utf8");

test("with every answer in the command, the change is shown, checked and written, and nothing else moves", async () => {
  const folder = await folderOf();
  const args = ["--thing", "mailbox", "--name", "noe", "--display-name", "Noé L'Écuyer", "--quota", "8 Go", "--yes"];
  const { stdout, exitCode } = await konbit(["request", "racine", "--members", folder, ...args], "fr");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("+ mailboxes: [info, awa, { name: noe, displayName: Noé L'Écuyer, quota: 8 GiB }]   # deux");
  expect(await read(folder)).toBe(file.replace("awa]", "awa, { name: noe, displayName: Noé L'Écuyer, quota: 8 GiB }]"));
  expect(await readdir(folder)).toEqual(["racine.yaml"]);
  expect((await konbit(["check", "--members", folder])).exitCode).toBe(0);
});

test("what would be refused is not written, and the reason is that of check", async () => {
  const folder = await folderOf();
  const ask = (...args: string[]) => konbit(["request", "racine", "--members", folder, "--yes", ...args]);
  const twice = await ask("--thing", "mailbox", "--name", "info");
  expect([twice.exitCode, twice.stderr]).toEqual([1, expect.stringContaining("K0703")]);
  const malformed = await ask("--thing", "mailbox", "--name", "In fo");
  expect([malformed.exitCode, malformed.stderr]).toEqual([1, expect.stringContaining("--name: No capitals here")]);
  const nowhere = await ask("--thing", "alias", "--name", "contact", "--to", "luc");
  expect([nowhere.exitCode, nowhere.stderr]).toEqual([1, expect.stringContaining("K0507")]);
  expect(await read(folder)).toBe(file);
});

test("another member's mistake does not stand in the way, another member's address does", async () => {
  const other = `id: m-0001\nstatus: active\nname: B\ncontact: { name: B, email: b@ailleurs.example, forge: b }\n`;
  const folder = await membersDir({
    "racine.yaml": file,
    "autre.yaml": `${other}domains: [autre.example]\nfiles: { users: [{ name: awa-r }] }\nlang: fra\n`,
  });
  const ask = (name: string) =>
    konbit(["request", "racine", "--members", folder, "--yes", "--thing", "user", "--name", name]);
  const taken = await ask("awa-r");
  expect([taken.exitCode, taken.stderr]).toEqual([1, expect.stringContaining("K0707")]);
  expect((await ask("awa-d")).exitCode).toBe(0);
});

test("without a terminal it says which flags do the same", async () => {
  const folder = await folderOf();
  const alone = await konbit(["request", "racine", "--members", folder]);
  expect([alone.exitCode, alone.stderr]).toEqual([2, expect.stringContaining("--yes")]);
  const missing = await konbit(["request", "racine", "--members", folder, "--yes", "--thing", "alias"]);
  expect([missing.exitCode, missing.stderr]).toEqual([2, expect.stringContaining("--name --to")]);
  const strange = await konbit(["request", "racine", "--members", folder, "--yes", "--thing", "alias", "--app", "php"]);
  expect([strange.exitCode, strange.stderr]).toEqual([2, expect.stringContaining("only: --name --to")]);
});

test("one's own file is the one whose maintainer git's configuration names", async () => {
  const folder = await folderOf();
  await execa("git", ["-C", folder, "init", "-q"]);
  await execa("git", ["-C", folder, "config", "github.user", "Awa-D"]);
  const { exitCode } = await konbit(["request", "--members", folder, "--yes", "--thing", "other", "--note", "merci"]);
  expect(exitCode).toBe(0);
  expect(await read(folder)).toBe(`${file}\nrequests:\n  note: merci\n`);
});

test.each([
  ["an anchor", Buffer.from(file.replace("[info, awa]", "&b [info, awa]")), "by hand"],
  ["a byte that is no UTF-8", Buffer.concat([Buffer.from(file), Buffer.from([0x23, 0xe9, 0x0a])]), "by hand"],
  ["a byte order mark", Buffer.from(`\ufeff${file}`), "K0105"],
])("a file with %s is left alone, every byte of it", async (_, bytes, reason) => {
  const folder = await membersDir({ "racine.yaml": bytes });
  const { exitCode, stderr } = await konbit([
    ...["request", "racine", "--members", folder, "--yes", "--thing", "mailbox", "--name", "noe"],
  ]);
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining(reason)]);
  expect(await readFile(path.join(folder, "racine.yaml"))).toEqual(bytes);
});

test("on a terminal a wrong answer is corrected on the spot, and a yes writes", async () => {
  const folder = await folderOf();
  const { exitCode, unasked } = await onTerminal(
    ["request", "racine", "--members", folder, "--thing", "mailbox"],
    [
      ["Nom de la boîte", "info\r"],
      ["existe déjà", "\u0015noe\r"],
      ["Nom affiché", "\r"],
      ["Taille", "8\r"],
      ["unité", "\u00158 Gio\r"],
      ["Invitation", "\r"],
      ["[o/N]", "o\r"],
    ],
  );
  expect([exitCode, unasked]).toEqual([0, []]);
  expect(await read(folder)).toContain("mailboxes: [info, awa, { name: noe, quota: 8 GiB }]   # deux");
});

test.each([
  ["at a question", "Nom de la boîte", []],
  ["at the last one", "[o/N]", ["--name", "noe", "--quota", "", "--display-name", "", "--invite", ""]],
])("^C %s leaves nothing half written", async (_, question, flags) => {
  const folder = await folderOf();
  const { exitCode, screen } = await onTerminal(
    ["request", "racine", "--members", folder, "--thing", "mailbox", ...flags],
    [[question, "\u0003"]],
  );
  expect([exitCode, screen]).toEqual([130, expect.stringContaining("Rien n'a été écrit")]);
  expect(await read(folder)).toBe(file);
  expect(await readdir(folder)).toEqual(["racine.yaml"]);
});
