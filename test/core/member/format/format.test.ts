import { readdir, readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { format } from "../../../../core/member/format/format.ts";
import { tokensOf } from "../../../../core/member/format/tokens.ts";
import { memberText } from "../arbitrary-member.ts";
import { accepted } from "../../../corpus/accepted.ts";
import { readTexts } from "../reading.ts";
import { fewOrAll } from "../../../thorough.ts";

const formatted = (text: string) => format(new TextEncoder().encode(text));
const membersOf = (text: string) => readTexts({ racine: text }).members.map(({ member }) => member);
const commentsOf = (text: string) =>
  tokensOf(text.replaceAll("\r\n", "\n")).flatMap(({ type, source }) => (type === "comment" ? [source.trimEnd()] : []));

const head = "name: Racine\ncontact: {name: Awa, email: awa@ailleurs.example, forge: awa-d}\n";
const domain = "domains:\n   - racine.example\n";

// Corners of YAML that a member file may use.
const yamlFeatures = [
  `%YAML 1.2\n---\n${head}...\n# fin\n`,
  `${head}${domain}mailboxes:\n   - &q { name: b0, quota:   &s 1 Mo }\n   - { name: b1, quota: *s }\n`,
  '{"name":"Racine","contact":{"name":"Awa","email":"awa@ailleurs.example","forge":"awa-d"}}',
  `${head}note:   !!str 5\n`,
  `${head}? note\n:   oui\n`,
  `${head}? "note"\n: |2-\n     oui\n`,
  `${head}note: >\n      un\n      deux\n\n\n        trois\n${domain}`,
  `${head}requests:\n     note: |\n          un\n            deux\n\n     wikis: 3\n`,
  `${head}requests:\n     note: |2+\n         un\n            deux\n\n\n`,
  `${head}note: "un \\\n   deux\\\n\n   trois"\n`,
  `${head}note: 'un\n\n   deux   '  \n`,
  `${head}note: un\n   deux\n    trois\n\n   quatre\n`,
  `${head}sites:\n-   name: w\n    app: php\n    cron:\n    -   "* * * * * a"\n    -    "* * * * * b"\n${domain}`,
  `${head}mailboxes:\n-\n    name: w\n    quota: 1Go\n${domain}`,
  `${head}${domain}mailboxes: [ {name: a,\n  quota: 1Go}, # un\n\n\n   b ,\n# deux\n  ]\n`,
];

describe("whatever a hand has written", () => {
  test("formatting changes no meaning and loses no comment", () => {
    fc.assert(
      fc.property(memberText, (text) => {
        const before = readTexts({ racine: text });
        expect(before.problems.filter(({ severity }) => severity === "error")).toEqual([]);
        const after = formatted(text) ?? "";
        expect(membersOf(after)).toEqual(before.members.map(({ member }) => member));
        expect(commentsOf(after)).toEqual(commentsOf(text));
      }),
      { numRuns: fewOrAll(15, 60) },
    );
  });

  test("formatting twice is formatting once", () => {
    fc.assert(
      fc.property(memberText, (text) => {
        const once = formatted(text) ?? "";
        expect(formatted(once)).toBe(once);
      }),
      { numRuns: fewOrAll(15, 60) },
    );
  });
});

describe("what is left as it is", () => {
  test("the members of the repository and the reference", async () => {
    for (const name of (await readdir("members")).filter((one) => one.endsWith(".yaml"))) {
      const text = await readFile(`members/${name}`, "utf8");
      expect(formatted(text)).toBe(text);
    }
  });

  test.each([
    ["short and long forms", "mailboxes:\n  - info\n  - { name: awa }\n  - name: luc\n"],
    ["four spaces, throughout", "contact:\n    name: Awa\nmailboxes:\n    - name: awa\n      quota: 1 GiB\n"],
    ["dashes at the margin, throughout", "mailboxes:\n- awa\n- info\n"],
    ["a list over several lines", "mailboxes: [\n  awa,\n  info,\n]\n"],
    ["values in a column", "name:    Racine\nkind:    person\nversion: 1\n"],
    ["braces in columns", "sites:\n  - { name: www,    app: static }\n  - { name: carnet, app: php }\n"],
    ["comments in a column", "name: Racine   # un\nlang: fr       # deux\n"],
    ["what stands in a text", "note: |\n  un   \n\n\n  deux\nlang: fr\n"],
    ["the empty lines that a text keeps", "note: |+\n  un\n\n\n"],
    ["single quotes", "note: 'oui'\n"],
    ["a comment that is nobody's", "mailboxes:\n  - awa\n # ?\n  - luc\n"],
    ["a space before an alias's colon", "a: &x b\nc: { *x : 1 }\n"],
  ])("%s", (_, text) => {
    expect(formatted(text)).toBe(text);
  });
});

describe("what is put in order", () => {
  test.each([
    [
      "units",
      "requests: { files: 8 Go, web: 2Gio, mail: 1.5 TB }\n",
      "requests: { files: 8 GiB, web: 2 GiB, mail: 1.5 TiB }\n",
    ],
    [
      "a version of PHP",
      "sites: [{ name: w, app: php, php: 8.10 }]\n",
      'sites: [{ name: w, app: php, php: "8.10" }]\n',
    ],
    [
      "spaces",
      "name :  A\nlist: [ a,b , c ]\nmap: {a: 1,b: { }}\n",
      "name: A\nlist: [a, b, c]\nmap: { a: 1, b: {} }\n",
    ],
    [
      "a line that falls out of four",
      "a:\n    b: 1\nc:\n    d: 1\ne:\n  f: 1\n",
      "a:\n    b: 1\nc:\n    d: 1\ne:\n    f: 1\n",
    ],
    ["three spaces", "a:\n   b:\n      c: 1\n", "a:\n  b:\n    c: 1\n"],
    ["a wide dash", "a:\n  -   b: 1\n      c: 2\n", "a:\n  - b: 1\n    c: 2\n"],
    [
      "comments go with their line",
      "a:\n     # b\n     b: 1\n     # end\n# c\nc: 2\n",
      "a:\n  # b\n  b: 1\n  # end\n# c\nc: 2\n",
    ],
    ["the end of a line", "a: 1  \n# c \nb: 'x\n  y'  \n", "a: 1\n# c\nb: 'x\n  y'\n"],
    ["empty lines", "\n\na: 1\n\n  \n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"],
    ["the last line", "a: 1", "a: 1\n"],
    ["Windows", "\uFEFFa: 1\r\nb: |\r\n  c\r\n", "a: 1\nb: |\n  c\n"],
    ["old Mac", "a: 1\rb: 2\r", "a: 1\nb: 2\n"],
    ["tabs", "a:\n\tb:\t1\t# c\n", "a:\n  b: 1  # c\n"],
    ["an accent apart from its letter", "name: Cafe\u0301\n", "name: Café\n"],
    [
      "a comment keeps its column",
      "mailboxes:\n  - { name: a, quota: 8 Go }   # un\n  - { name: b, quota: 1 GiB }  # deux\n",
      "mailboxes:\n  - { name: a, quota: 8 GiB }  # un\n  - { name: b, quota: 1 GiB }  # deux\n",
    ],
  ])("%s", (_, text, expected) => {
    expect(formatted(text)).toBe(expected);
  });
});

test("what is not valid YAML is nobody's to format", () => {
  expect(formatted("name: [\n")).toBeUndefined();
  expect(formatted("")).toBeUndefined();
  expect(formatted("name: A\u202e\n")).toBeUndefined();
  expect(formatted("a: 1\n---\nb: 2\n")).toBeUndefined();
});

test("every file that konbit accepts keeps its meaning, whatever YAML it uses", () => {
  fc.assert(
    fc.property(fc.constantFrom(...yamlFeatures, ...accepted.map(([, text]) => text)), (text) => {
      const after = formatted(text) ?? "";
      expect(membersOf(after)).toEqual(membersOf(text));
      expect(membersOf(after)).toHaveLength(1);
      expect(formatted(after)).toBe(after);
    }),
  );
});
