import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { edited, editedAll, meaning } from "../../../../core/member/edit/edit.ts";
import type { Change } from "../../../../core/member/edit/change.ts";
import { head, readTexts, summary } from "../reading.ts";

const box: Change = { append: "noe", to: ["mailboxes"] };

describe("an item goes behind the last one, in the hand of the file", () => {
  test.each([
    [
      "one line an item",
      "mailboxes:\n  - info # un\n  # - vieux\nlang: fr\n",
      "mailboxes:\n  - info # un\n  - noe\n  # - vieux\nlang: fr\n",
    ],
    ["without indentation", "mailboxes:\n- info\n\n# fin\n", "mailboxes:\n- info\n- noe\n\n# fin\n"],
    ["in brackets", "mailboxes: [info, awa] # deux\n", "mailboxes: [info, awa, noe] # deux\n"],
    [
      "in brackets on several lines",
      "mailboxes: [\n  info, # a, b\n  awa # c\n]\n",
      "mailboxes: [\n  info, # a, b\n  awa, noe # c\n]\n",
    ],
    ["behind a last comma", "mailboxes: [info, ]\n", "mailboxes: [info, noe ]\n"],
    ["empty brackets", "mailboxes: [] # rien\n", "mailboxes: [noe] # rien\n"],
    [
      "a key with comments only",
      "mailboxes: # ici\n  # - info\nlang: fr\n",
      "mailboxes: # ici\n  - noe\n  # - info\nlang: fr\n",
    ],
    ["null in so many words", "mailboxes: null # rien\n", "mailboxes: [noe] # rien\n"],
    [
      "Windows line ends",
      "mailboxes:\r\n  - info\r\nlang: fr\r\n",
      "mailboxes:\r\n  - info\r\n  - noe\r\nlang: fr\r\n",
    ],
    ["no last line end", "mailboxes:\n  - info", "mailboxes:\n  - info\n  - noe"],
    [
      "a long item",
      "mailboxes:\n  - name: info\n    quota: 8 GiB # grand\n",
      "mailboxes:\n  - name: info\n    quota: 8 GiB # grand\n  - noe\n",
    ],
    [
      "a folded text at the end",
      "mailboxes:\n  - name: info\n    reason: >+\n      x\n\nlang: fr\n",
      "mailboxes:\n  - name: info\n    reason: >+\n      x\n\n  - noe\nlang: fr\n",
    ],
  ])("%s", (_, before, after) => {
    expect(edited(before, box)).toBe(after);
  });
});

describe("a key that is not there yet takes its place", () => {
  test.each([
    [
      "behind the keys that come before it",
      "name: R\ndomains: [r.example]\nwikis: [wiki]\n",
      "name: R\ndomains: [r.example]\nmailboxes:\n  - noe\nwikis: [wiki]\n",
    ],
    [
      "with an empty line where the file has some",
      "name: R\n\ndomains:\n  - r.example # a\n\n# ---\ngranted: { plan: x }\n",
      "name: R\n\ndomains:\n  - r.example # a\n\nmailboxes:\n  - noe\n\n# ---\ngranted: { plan: x }\n",
    ],
    [
      "in a file in braces",
      "{ name: R, granted: { plan: x } } # c\n",
      "{ name: R, granted: { plan: x }, mailboxes: [noe] } # c\n",
    ],
    ["in JSON", '{"name": "R"}', '{"name": "R", mailboxes: [noe]}'],
    ["in an indented file", "  name: R # c\n  lang: fr\n", "  name: R # c\n  lang: fr\n  mailboxes:\n    - noe\n"],
    ["before the end of the document", "---\nname: R\n...\n# c\n", "---\nname: R\nmailboxes:\n  - noe\n...\n# c\n"],
    ["before everything else", "wikis: [wiki]\n", "mailboxes:\n  - noe\nwikis: [wiki]\n"],
    ["in a file that says nothing", "# un\n", "# un\nmailboxes:\n  - noe\n"],
    ["in an empty file", "", "mailboxes:\n  - noe\n"],
  ])("%s", (_, before, after) => {
    expect(edited(before, box)).toBe(after);
  });

  test.each([
    ["aliases: { ca: [awa] }\n", "aliases: { ca: [awa], x: [noe, luc@b.example] }\n"],
    ["aliases: {}\n", "aliases: { x: [noe, luc@b.example] }\n"],
    ["aliases:\n  ca: [awa] # c\n  # d\n", "aliases:\n  ca: [awa] # c\n  x: [noe, luc@b.example]\n  # d\n"],
    ["aliases:\n", "aliases:\n  x: [noe, luc@b.example]\n"],
    ["name: R\n", "name: R\naliases:\n  x: [noe, luc@b.example]\n"],
  ])("an alias in %j", (before, after) => {
    expect(edited(before, { set: ["noe", "luc@b.example"], at: ["aliases", "x"] })).toBe(after);
  });

  test.each([
    ["name: R\n", "name: R\nfiles:\n  users:\n    - { name: noe }\n"],
    ["files: { apps: [deck] }\n", "files: { apps: [deck], users: [{ name: noe }] }\n"],
    ["files:\n  apps: [deck] # c\n", "files:\n  apps: [deck] # c\n  users:\n    - { name: noe }\n"],
    ["files:\n    users:\n        - name: awa\n", "files:\n    users:\n        - name: awa\n        - { name: noe }\n"],
  ])("a cloud user in %j", (before, after) => {
    expect(edited(before, { append: { name: "noe" }, to: ["files", "users"] })).toBe(after);
  });
});

describe("a value is replaced where it stands", () => {
  const suspend: Change = { set: "suspended", at: ["mailboxes", 1, "state"] };
  test.each([
    [
      "a short form becomes long",
      "mailboxes: [info, awa] # c\n",
      "mailboxes: [info, { name: awa, state: suspended }] # c\n",
    ],
    [
      "a short form on its line",
      "mailboxes:\n  - info\n  - awa # c\n",
      "mailboxes:\n  - info\n  - { name: awa, state: suspended } # c\n",
    ],
    [
      "in braces",
      "mailboxes:\n  - info\n  - { name: awa, state: active } # c\n",
      "mailboxes:\n  - info\n  - { name: awa, state: suspended } # c\n",
    ],
    [
      "on lines of its own",
      "mailboxes:\n  - info\n  - name: awa # c\n    quota: 8 GiB\n",
      "mailboxes:\n  - info\n  - name: awa # c\n    quota: 8 GiB\n    state: suspended\n",
    ],
  ])("%s", (_, before, after) => {
    expect(edited(before, suspend)).toBe(after);
  });

  test("a folded text gives way whole, and the next line stays", () => {
    const note = edited("requests:\n  note: >\n    un\n    deux\n\nlang: fr\n", {
      set: "trois",
      at: ["requests", "note"],
    });
    expect(note).toBe("requests:\n  note: trois\n\nlang: fr\n");
  });
});

describe("what cannot be done safely is not done", () => {
  test.each([
    ["broken YAML", "mailboxes: [info\n"],
    ["an anchor that others may use", "mailboxes: &b [info]\nx: *b\n"],
    ["an alias", "x: &b [info]\nmailboxes: *b\n"],
    ["a text where a list should be", "mailboxes: info\n"],
    ["a tag", "mailboxes: !x [info]\n"],
  ])("%s", (_, text) => {
    expect(edited(text, box)).toBeUndefined();
  });
});

test.each([
  "yes",
  "on",
  "2026",
  "a: b",
  "#x",
  "a #b",
  "L'Étoile « d'Anaïs »",
  '"',
  "- x",
  "{{y}}",
  "a\nb",
  "*",
  "~",
  "0x1",
  "12:30",
])("the text %j is the same text in every layout", (text) => {
  for (const file of ["requests: {}\n", "requests:\n", "requests:\n  web: 1 GiB\n", "name: R\r\n", "{ name: R }"]) {
    const after = edited(file, { set: text, at: ["requests", "note"] });
    expect(after, file).toBeDefined();
    expect(meaning(after ?? "")).toMatchObject({ requests: { note: text } });
  }
});

/** Files of one meaning in many hands. */
const layout = fc.record({
  boxes: fc.constantFrom(
    "mailboxes: [info, awa]",
    "mailboxes:\n  - info\n  - awa",
    "mailboxes: # c\n- info\n# d\n- { name: awa, quota: 8 Go }",
    "mailboxes:\n    - name: info # un\n\n      quota: 1 GiB\n    - awa",
    "mailboxes: [\n  info, # x\n  awa,\n]",
    "mailboxes: []",
    "mailboxes:\n  # rien",
    "",
  ),
  aliases: fc.constantFrom("aliases: { ca: [awa] }", "aliases:\n  ca: [awa] # c\n  # d", 'aliases: { "*": none, }', ""),
  requests: fc.constantFrom(
    "requests:\n  note: >-\n    un\n    deux",
    "requests: { files: 280 GiB }",
    "requests: {}",
    "",
  ),
  comment: fc.constantFrom("# ---- c ----", "", "\n", "#"),
  newline: fc.constantFrom("\n", "\r\n"),
  hasEnd: fc.boolean(),
  keys: fc.shuffledSubarray(["boxes", "aliases", "requests"] as const, { minLength: 3 }),
});

function fileOf({
  newline,
  hasEnd,
  comment,
  keys,
  ...parts
}: typeof layout extends fc.Arbitrary<infer T> ? T : never): string {
  const text = `${head}${comment}\ndomains: [racine.example] # un\n${keys.map((key) => `${parts[key]}\n${comment}\n`).join("")}`;
  return (hasEnd ? text : text.trimEnd()).replaceAll("\n", newline);
}

const word = fc.constantFrom("noe", "yes", "2026", "L'Étoile d'Anaïs", "a: b #c", "[x", "été,", "12:30", "*", "-");
const change: fc.Arbitrary<Change> = fc.oneof(
  word.map((name): Change => ({ append: name, to: ["mailboxes"] })),
  word.map((displayName): Change => ({ append: { name: "noe", displayName }, to: ["mailboxes"] })),
  word.map((name): Change => ({ set: ["info", "x+y@b.example"], at: ["aliases", `n${name}`] })),
  word.map((note): Change => ({ set: note, at: ["requests", "note"] })),
  word.map((name): Change => ({ append: { name }, to: ["files", "users"] })),
  fc.constant<Change>({ set: true, at: ["requests", "export"] }),
);

test("whatever the layout, a change is written and every other byte stays as it was", () => {
  fc.assert(
    fc.property(layout, change, (parts, what) => {
      const before = fileOf(parts);
      const after = edited(before, what);
      // `edited` has compared the meaning; what is left is that only one stretch of the text is new.
      expect(after, before).toBeDefined();
      const [start, end] = [commonStart(before, after ?? ""), commonEnd(before, after ?? "")];
      const isReplaced = "set" in what && before.includes("note: >-") && what.at[1] === "note";
      if (!isReplaced) expect(start + end, after).toBeGreaterThanOrEqual(before.length);
      for (const line of before.split(/\r?\n/).filter((one) => one.startsWith("#"))) expect(after).toContain(line);
      expect((after ?? "").includes("\r")).toBe(before.includes("\r"));
      expect(/[^\r]\n/.test(after ?? "") && (after ?? "").includes("\r")).toBe(false);
    }),
    { numRuns: 300 },
  );
});

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function commonEnd(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.at(-1 - at) === b.at(-1 - at)) at++;
  return at;
}

test("several changes follow one another", () => {
  const after = editedAll(`${head}domains: [racine.example]\n`, [
    { append: "info", to: ["mailboxes"] },
    { append: { name: "noe", quota: "8 GiB" }, to: ["mailboxes"] },
    { set: ["info", "noe"], at: ["aliases", "contact"] },
    { set: "suspended", at: ["mailboxes", 0, "state"] },
  ]);
  expect(after).toBe(
    `${head}domains: [racine.example]\nmailboxes:\n  - { name: info, state: suspended }\n  - { name: noe, quota: 8 GiB }\naliases:\n  contact: [info, noe]\n`,
  );
  expect(summary(readTexts({ racine: after ?? "" }).problems)).toEqual([]);
});
