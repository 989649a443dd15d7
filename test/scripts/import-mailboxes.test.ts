import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { konbit, membersDir } from "./members-dir.ts";

const file = `# Racine
id: m-0003
name: Racine   # le nom
status: active
contact: { name: Awa, email: awa@ailleurs.example, forge: awa-d }
domains: [racine.example]
mailboxes:
  - info   # tout le monde
`;

/** Imports a table into Racine's file; `written` is the file afterwards. */
async function imported(table: string | Uint8Array) {
  const folder = await membersDir({ "racine.yaml": file });
  const csv = path.join(await mkdtemp(path.join(tmpdir(), "konbit-csv-")), "boites.csv");
  await writeFile(csv, table);
  const { exitCode, stdout, stderr } = await konbit(
    ["import-mailboxes", csv, "racine", "--members", folder, "--yes"],
    "fr",
  );
  const written = await readFile(path.join(folder, "racine.yaml"), "utf8");
  return { exitCode, stdout, stderr: stderr.replaceAll(csv, "boites.csv"), written };
}

test("the boxes of a spreadsheet stand in the file, below the others and with the comments kept", async () => {
  const { exitCode, stdout, written } = await imported(
    'Nom;Nom affiché;Taille\ninfo;;\nnoe;"Noé ""le"" L\'Écuyer; voisin";8 Go\nlise;;\n',
  );
  expect(exitCode).toBe(0);
  expect(written).toBe(`${file}  - { name: noe, displayName: Noé "le" L'Écuyer; voisin, quota: 8 GiB }\n  - lise\n`);
  expect(stdout).toContain("garde comme elles sont : info.");
  expect(stdout).toContain("2 boîtes en plus");
});

test("what Excel writes is read: Windows-1252, line ends of its own, a byte order mark", async () => {
  const name = "  - { name: noe, displayName: Noé }\n";
  const latin = await imported(Buffer.from("Nom;Nom affiché\r\nnoe;Noé\r\n", "latin1"));
  expect(latin.written).toBe(file + name);
  const marked = await imported("\uFEFFname\tdisplayName\r\nnoe\tNoé\r\n");
  expect(marked.written).toBe(file + name);
});

test("a mistake is shown with its line in the table, and nothing is written", async () => {
  const { exitCode, stderr, written } = await imported('nom,nom affiché\nnoe,"sur deux\nlignes"\nin fo,\n');
  expect([exitCode, written]).toEqual([1, file]);
  expect(stderr).toMatch(/^boites\.csv:2 /m);
  expect(stderr).toMatch(/^boites\.csv:4 {2}« in fo »/m);
});

test("an open quote is named by its line", async () => {
  const { exitCode, stderr, written } = await imported('nom,quota\nnoe,"1 Go\n');
  expect([exitCode, written]).toEqual([1, file]);
  expect(stderr).toContain("boites.csv:2 : un guillemet");
});

test("more than is granted is refused for the whole file, as check would", async () => {
  const many = Array.from({ length: 30 }, (_, index) => `b${index}`).join("\n");
  const { exitCode, stderr, written } = await imported(`nom\n${many}\n`);
  expect([exitCode, written]).toEqual([1, file]);
  expect(stderr).toContain("K0612");
});
