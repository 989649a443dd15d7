import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { head, konbit, membersDir } from "./members-dir.ts";
import { onTerminal } from "./terminal.ts";

const contact = [
  ...["--contact-name", "Anaïs Roy", "--contact-email", "anais+k@ailleurs.example", "--contact-forge", "anais-r"],
];
const star = ["--name", "L'Étoile du Nord", ...contact, "--domain", "étoile-nord.example"];

test("a few answers make a candidate's file that check accepts", async () => {
  const folder = await membersDir({});
  const { exitCode } = await konbit(["add-member", "--members", folder, "--yes", ...star, "--want", "mailbox"], "fr");
  expect(exitCode).toBe(0);
  expect(await readFile(path.join(folder, "etoile-nord.yaml"), "utf8")).toBe(
    `name: L'Étoile du Nord
contact: { name: Anaïs Roy, email: anais+k@ailleurs.example, forge: anais-r }
domains:
  - étoile-nord.example
mailboxes:
  - info
`,
  );
  const { stdout } = await konbit(["check", "--members", folder]);
  expect(stdout).toContain("All is well: 1 member(s), 0 warning(s)");
});

test("a short name that is taken is passed by, or refused when it is asked for", async () => {
  const folder = await membersDir({ "etoile-nord.yaml": head });
  const refused = await konbit(["add-member", "--members", folder, "--yes", ...star, "--slug", "etoile-nord"]);
  expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining("etoile-nord.yaml")]);
  const { exitCode } = await konbit(["add-member", "--members", folder, "--yes", ...star]);
  expect(exitCode).toBe(0);
  expect((await readdir(folder)).sort()).toEqual(["etoile-nord-2.yaml", "etoile-nord.yaml"]);
  expect(await readFile(path.join(folder, "etoile-nord.yaml"), "utf8")).toBe(head);
});

test("another member's domain is refused, and nothing is written", async () => {
  const folder = await membersDir({ "racine.yaml": `${head}domains: [étoile-nord.example]\n` });
  const { exitCode, stderr } = await konbit(["add-member", "--members", folder, "--yes", ...star]);
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining("K0701")]);
  expect(await readdir(folder)).toEqual(["racine.yaml"]);
});

test("without a terminal it says which flags do the same", async () => {
  const folder = await membersDir({});
  const { exitCode, stderr } = await konbit(["add-member", "--members", folder, "--yes", "--name", "Racine"]);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining("--contact-name --contact-email --contact-forge")]);
  expect(await readdir(folder)).toEqual([]);
});

test("on a terminal the short name is suggested, and six questions are enough", async () => {
  const folder = await membersDir({});
  const { exitCode, unasked } = await onTerminal(
    ["add-member", "--members", folder],
    [
      ["Nom, comme", "Vélo Solidaire\r"],
      ["velo-solidaire", "\r"],
      ["Personne à joindre", "Luc\r"],
      ["courriel", "luc\r"],
      ["nom@domaine", "\u0015luc@ailleurs.example\r"],
      ["la forge", "luc-r\r"],
      ["domaine", "velo.example\r"],
      ["Pour commencer", "\u001b[B\r"],
      ["Nom du wiki", "\r"],
      ["[o/N]", "o\r"],
    ],
  );
  expect([exitCode, unasked]).toEqual([0, []]);
  expect(await readFile(path.join(folder, "velo-solidaire.yaml"), "utf8")).toContain("wikis:\n  - wiki\n");
});
