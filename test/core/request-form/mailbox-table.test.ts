import { expect, test } from "vitest";
import { mailboxTable } from "../../../core/request-form/mailbox-table.ts";
import { defaultRules } from "../../../core/rules.ts";

const file = { domains: [{ name: "racine.example" }], mailboxes: ["info", { name: "awa", quota: "8 GiB" }] };

/** The table that these lines make, the first of them being the file's first. */
function tableOf(...lines: readonly string[]) {
  const rows = lines.map((line, index) => ({ line: index + 1, cells: line.split(";") }));
  return mailboxTable(rows, { konbit: defaultRules, file });
}

const mistakes = (...lines: readonly string[]) =>
  tableOf(...lines).mistakes.map(({ line, text }) => `${line} ${text.en}`);

test("columns stand in any order, under a French or an English name", () => {
  expect(tableOf("Nom affiché;Taille;Adresse;Invitation", "Noé L;8 Go;noe;noe@ailleurs.example").changes).toEqual([
    {
      append: { name: "noe", displayName: "Noé L", quota: "8 GiB", invite: "noe@ailleurs.example" },
      to: ["mailboxes"],
    },
  ]);
});

test("a whole address of the main domain is written by its name, one of another domain as it is", () => {
  const { changes } = tableOf("courriel", "Noe@Racine.example", "lise@autre.example");
  expect(changes).toEqual([
    { append: "noe", to: ["mailboxes"] },
    { append: "lise@autre.example", to: ["mailboxes"] },
  ]);
});

test("a box that is in the file stays as it is, whatever the table says of it", () => {
  const { changes, known } = tableOf("name;quota", "awa;1 GiB", "info@racine.example;");
  expect([changes, known]).toEqual([[], ["awa", "info"]]);
});

test("a column of passwords is refused, in every spelling", () => {
  for (const heading of ["password", "Mot de passe", "MDP", "hash"])
    expect(mistakes(`name;${heading}`, "noe;secret")).toEqual([expect.stringContaining(`1 Column "${heading}" holds`)]);
});

test("an unknown or repeated column is named, with the likely one", () => {
  expect(mistakes("nom;quotta;name", "noe;;")).toEqual([
    expect.stringContaining('1 Unknown column: "quotta". Did you mean "quota"?'),
    expect.stringContaining('1 Column "name" repeats'),
  ]);
});

test("a table that names no box is refused", () => {
  expect(mistakes("quota", "1 GiB")).toEqual([expect.stringContaining("1 No column gives")]);
  expect(mistakes()).toEqual([expect.stringContaining("1 The file is empty")]);
});

test("every line's mistakes are said at once, each at its line", () => {
  expect(mistakes("name;quota", "in fo;8 lieues", "", "noe;", "noe;", ";1 GiB", "lise;;x")).toEqual([
    expect.stringMatching(/^2 .*"in fo"/),
    expect.stringMatching(/^2 Unknown unit/),
    expect.stringMatching(/^5 "noe" stands in line 4/),
    expect.stringMatching(/^6 This line names no mailbox/),
    expect.stringMatching(/^7 This line has 3 cells for 2 columns/),
  ]);
});
