import fc from "fast-check";
import { expect, test } from "vitest";
import { knownKeys } from "../../../core/member/known-keys.ts";
import { suggest } from "../../../core/member/suggest.ts";
import { head, readTexts } from "./reading.ts";
import type { Path } from "../../../core/member/member.ts";

const groups: readonly Path[] = [
  [],
  ["contact"],
  ["domains", 0],
  ["mailboxes", 0],
  ["lists", 0],
  ["wikis", 0],
  ["sites", 0],
  ["files"],
  ["files", "users", 0],
  ["granted"],
];

test.each([
  [[], "boites", "mailboxes"],
  [[], "courriels", "mailboxes"],
  [[], "listes", "lists"],
  [[], "domaines", "domains"],
  [[], "alias", "aliases"],
  [[], "nom", "name"],
  [["mailboxes", 0], "nom", "name"],
  [["mailboxes", 0], "taille", "quota"],
  [["mailboxes", 0], "état", "state"],
  [["sites", 0], "base_de_données", "database"],
  [["lists", 0], "propriétaire", "owners"],
] as const)("at %j, « %s » means %s", (path, written, meant) => {
  expect(suggest(written, knownKeys(path))).toBe(meant);
});

test("of a thousand slips of a finger 95 in a hundred are understood", () => {
  const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz".split(""));
  const slip = fc.tuple(fc.constantFrom(...groups), fc.nat(), fc.nat(), fc.nat(3), letter);
  const tried = fc.sample(slip, { numRuns: 1000, seed: 20261124 }).flatMap(([path, which, where, how, other]) => {
    const known = knownKeys(path);
    const key = known[which % known.length] ?? "";
    const at = 1 + (where % Math.max(1, key.length - 1));
    const [before, after] = [key.slice(0, at), key.slice(at)];
    const typed =
      [
        before + after.slice(1),
        before + other + after,
        before + other + after.slice(1),
        before.slice(0, -1) + after.slice(0, 1) + before.slice(-1) + after.slice(1),
      ][how] ?? "";
    // Two letters hold too little to guess from.
    return key.length < 4 || known.includes(typed) ? [] : [suggest(typed, known) === key];
  });
  expect(tried.length).toBeGreaterThan(500);
  expect(tried.filter(Boolean).length / tried.length).toBeGreaterThan(0.95);
});

test("a word that is like nothing gets no guess", () => {
  expect(suggest("blockchain", knownKeys([]))).toBeUndefined();
  expect(suggest("tel", knownKeys(["contact"]))).toBeUndefined();
});

test("a key one slip away is meant, also when the word exists elsewhere", () => {
  const { problems } = readTexts({ racine: `${head}files: { app: [calendar] }\n` });
  const errors = problems.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code, fix }) => [code, fix?.edit.text])).toEqual([["K0203", "apps"]]);
});
