import { expect, test } from "vitest";
import { allowDeletes, allowKey } from "../../../core/request/allow-deletes.ts";

const read = (...lines: string[]) => allowDeletes(lines);

test("several lines add up, separated by commas or spaces", () => {
  expect(
    read(
      "ALLOW-DELETES: member:etienne-k, mailbox:info@racine.example",
      "x",
      "ALLOW-DELETES:list:a@b.example wiki:w.b.example",
    ).allowed,
  ).toEqual([
    { word: "member", name: "etienne-k" },
    { word: "mailbox", name: "info@racine.example" },
    { word: "list", name: "a@b.example" },
    { word: "wiki", name: "w.b.example" },
  ]);
});

test("bold, a list and a full stop are no part of a name", () => {
  expect(read("- **ALLOW-DELETES: user:awa, alias:*@b.example.**").allowed).toEqual([
    { word: "user", name: "awa" },
    { word: "alias", name: "*@b.example" },
  ]);
  expect(read("**ALLOW-DELETES**: alias:\\*@b.example").allowed).toEqual([{ word: "alias", name: "*@b.example" }]);
});

test("only a line that begins with the words counts", () => {
  expect(read("voir ALLOW-DELETES: user:awa", "allow-deletes: user:awa", "ALLOW-DELETES user:awa").allowed).toEqual([]);
});

test("what is not word:name is said", () => {
  expect(read("ALLOW-DELETES: tout, boite:x, user:, mailbox:a@b.example").unknown).toEqual([
    "tout",
    "boite:x",
    "user:",
  ]);
});

test("a domain is the same in both of its forms, and in capitals", () => {
  const key = (name: string) => allowKey({ word: "mailbox", name });
  expect(key("Info@Étoile.example")).toBe(key("info@xn--toile-9ra.example"));
});
