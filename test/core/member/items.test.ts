import { expect, test } from "vitest";
import { itemsOf } from "../../../core/member/items.ts";
import { head, readTexts } from "./reading.ts";

const body = `domains: [racine.example]
mailboxes: [awa]
aliases: { ca: [awa], "*": [awa] }
lists: [{ name: n, owners: [awa] }]
wikis: [wiki]
sites: [{ name: www, app: static, host: racine.example }]
files: { users: [{ name: awa-racine }] }
`;
const items = (text: string) => readTexts({ racine: text }).members.flatMap(({ member }) => itemsOf(member));
const admitted = `id: m-0003\nstatus: active\n${head}`;

test("a member's things are named as people name them", () => {
  expect(items(admitted + body).map(({ word, name }) => `${word}:${name}`)).toEqual([
    "member:racine",
    "mailbox:awa@racine.example",
    "alias:ca@racine.example",
    "alias:*@racine.example",
    "list:n@racine.example",
    "wiki:wiki.racine.example",
    "site:racine.example",
    "domain:racine.example",
    "user:awa-racine",
  ]);
});

test("a candidate has nothing yet", () => {
  expect(items(head + body)).toEqual([]);
});

test("a wiki or site that answers elsewhere is the same; a box of another address is not", () => {
  const identities = (text: string) => new Set(items(text).map(({ identity }) => identity));
  const moved = identities(admitted + body.replaceAll("racine.example", "neuve.example"));
  const kept = items(admitted + body).filter(({ identity }) => moved.has(identity));
  expect(kept.map(({ word }) => word)).toEqual(["member", "wiki", "site", "user"]);
});
