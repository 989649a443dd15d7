import { expect, test } from "vitest";
import { importDone, importFound } from "../../../core/say/list-import-text.ts";

const nothing = { new: 0, known: 0, malformed: [], twice: [] };
const list = "membres@racine.example";

test("what a file holds is said in numbers, and what it does not hold by lines", () => {
  const found = importFound(list, { new: 12, known: 1, malformed: [3, 9], twice: [7] });
  expect(found.map(({ fr }) => fr)).toEqual([
    "membres@racine.example : 12 nouvelles adresses dans ce fichier.",
    "1 déjà inscrite : rien ne change pour elle.",
    "Écrites plus d'une fois, comptées une seule : ligne 7.",
    "Sans adresse que l'on puisse lire, laissées de côté : lignes 3, 9.",
  ]);
  expect(found.map(({ en }) => en)).toEqual([
    "membres@racine.example: 12 new addresses in this file.",
    "1 already subscribed: nothing changes for it.",
    "Written more than once, counted once: line 7.",
    "Without an address that can be read, left aside: lines 3, 9.",
  ]);
});

test("what there is nothing to say of is not said", () => {
  expect(importFound(list, { ...nothing, new: 1 })).toHaveLength(1);
});

test("of a thousand lines the first twenty are named", () => {
  const malformed = Array.from({ length: 1000 }, (_, line) => line + 2);
  expect(importFound(list, { ...nothing, malformed })[1]?.en).toMatch(/lines 2, 3, .*, 21 and 980 more\.$/);
});

test("an invitation is no subscription", () => {
  const done = { ...nothing, new: 2, done: 2, refused: [] };
  expect(importDone(list, done, "invite")[0]?.en).toBe(
    "membres@racine.example: 2 invitations went out; whoever answers is subscribed.",
  );
  expect(importDone(list, done, "subscribe")[0]?.fr).toBe("membres@racine.example : 2 personnes inscrites.");
  expect(importDone(list, { ...done, done: 1, refused: [4] }, "subscribe")[1]?.en).toMatch(
    /^Mailman did not take: line 4 /,
  );
});
