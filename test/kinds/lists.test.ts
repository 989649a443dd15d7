import { expect, test } from "vitest";
import { lists } from "../../kinds/lists.ts";

const inputs = lists.inputs.parse({
  member: "m-0003",
  login: "racine",
  domain: "racine.example",
  lists: {
    ca: {
      style: "private",
      owners: ["Noe@ailleurs.example", "awa@racine.example"],
      archive: "none",
      lang: "fr",
      state: "frozen",
    },
  },
});
const row = (what: string, value: object) => `${what}\t${JSON.stringify(value)}`;
const declared = [
  row("domain", { name: "racine.example", member: "m-0003", login: "racine" }),
  row("row", { address: "ca@racine.example", domain: "racine.example", local: "ca", state: "frozen" }),
];
const survey = (...more: readonly string[]) => [...declared, ...more].join("\n");
const settings = "list\tca@racine.example\tfr\t0\t4\t0\t3\t0\t1";
const owners = ["owner\tca@racine.example\tawa@racine.example\t1", "owner\tca@racine.example\tnoe@ailleurs.example\t1"];

test("what Mailman has of a list is what was asked for, whatever the order and the capitals of its owners", () => {
  const expected = lists.desired(inputs);
  expect(lists.observe(survey(settings, ...owners.toReversed()), "m-0003/racine.example", expected)).toEqual(expected);
});

test("a list that Mailman does not have is shown with nothing in it", () => {
  expect(lists.observe(survey(), "m-0003/racine.example")?.lists["ca"]).toMatchObject({ state: "frozen", archive: "" });
});

test("an owner who may not post is found", () => {
  const found = lists.observe(
    survey(settings, owners[0] ?? "", (owners[1] ?? "").replace(/1$/, "0")),
    "m-0003/racine.example",
  );
  expect(found?.lists["ca"]?.ownersMessages).toBe("held or refused");
});

test("closed lists are no set, and neither are another member's", () => {
  expect(lists.observe(survey().replace('"frozen"', '"closed"'), "m-0003/racine.example")).toBeUndefined();
  expect(lists.observe(survey(settings), "m-0004/racine.example")).toBeUndefined();
});

test("nothing of Mailman is in what the program gives", () => {
  expect(Object.keys(inputs.lists["ca"] ?? {}).sort()).toEqual(["archive", "lang", "owners", "state", "style"]);
});
