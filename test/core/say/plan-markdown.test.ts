import { expect, test } from "vitest";
import { readMembers } from "../../../core/member/read.ts";
import { planMarkdown, refusedMarkdown } from "../../../core/say/plan-markdown.ts";
import { defaultRules } from "../../../core/rules.ts";
import { manyFiles } from "../../fixtures/konbit.ts";
import { readTexts } from "../member/reading.ts";
import { pullRequests, type Files } from "../plan/pull-requests.ts";
import { answered } from "../plan/reading.ts";
import { elementsOf, proseOf, rendered } from "./rendered.ts";

/** What a comment is made of; nothing of a file may add to it. */
const ours = ["code", "details", "h2", "h3", "li", "p", "strong", "summary", "ul"];

const changing = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([slug, text]) => [
      slug,
      text.replace("mailboxes:\n", "mailboxes:\n  - { name: nouvelle, quota: 90 MiB }\n"),
    ]),
  );

test.each(pullRequests)("$name: no element, mention, reference or link but ours", ({ before, after }) => {
  const html = rendered(planMarkdown(answered(before, after)));
  expect(elementsOf(html).filter((name) => !ours.includes(name))).toEqual([]);
  expect(html.match(/<details>/g)).toHaveLength(1);
  expect(html.match(/<\/details>/g)).toHaveLength(1);
  expect(proseOf(html)).not.toMatch(/[@#~$&<>`*_[\]\\|]|!\d|:\w+:|www\.|https?:/);
});

test("one added mailbox is one line in each language", () => {
  const [{ before, after } = { before: {}, after: {} }] = pullRequests;
  expect(planMarkdown(answered(before, after)).match(/^- /gm)).toHaveLength(2);
});

test("a request that touches 200 files is cut to what a forge takes, and keeps summary, weight and count", () => {
  const files = manyFiles(200, { files: 13, web: 2, mail: 3 });
  const comment = planMarkdown(answered(files, changing(files)), 20_000);
  expect(comment.length).toBeLessThanOrEqual(20_000);
  expect(comment.length).toBeGreaterThan(15_000);
  expect(comment).toMatch(/… et \d+ autres changements, les plus légers, qui ne tiennent pas ici/);
  expect(comment).toMatch(/… and \d+ other changes, the lightest, for which there is no room here/);
  expect(comment).toContain("## Ce que cette demande change — 200 membres");
  expect(comment).toContain("200 à créer. Rien n'est effacé.");
  expect(comment).toContain("200 membres touchés, aucun autre");
  expect(elementsOf(rendered(comment)).filter((name) => !ours.includes(name))).toEqual([]);
});

test("what is cut is the lightest: a removal is never hidden behind additions", () => {
  const files = manyFiles(60, { files: 13, web: 2, mail: 3 });
  const { membre060 = "" } = files;
  const after = { ...changing(files), membre060: membre060.replace("wikis:\n  - wiki\n", "wikis:\n") };
  const comment = planMarkdown(answered(files, after), 6000);
  expect(comment).toContain("- ⏹️ wiki **`wiki.membre060.example`** : retiré");
  expect(comment).toContain("puis 24 h de réflexion");
});

test("a sentence with 400 addresses is cut, and says how much is missing", () => {
  const targets = Array.from({ length: 400 }, (_, index) => `personne${index}@ailleurs.test`).join(", ");
  const head =
    "id: m-0001\nstatus: active\nlogin: a\nname: A\ncontact: { name: A, email: a@b.test, forge: a }\ndomains: [a.example]\n";
  const comment = planMarkdown(answered({ aa: head }, { aa: `${head}aliases: { tous: [${targets}] }\n` }));
  expect(comment).toMatch(/… \(\d+ caractères de plus\)/);
  expect(Math.max(...comment.split("\n").map((line) => line.length))).toBeLessThan(1000);
});

test("files that are not acceptable are listed with place, reason and what to write", () => {
  const { problems } = readTexts({
    racine: 'name: "@everyone"\ncontact: { nom: A, email: x, forge: a }\nmailboxes: [{ nom: info, quota: 8 Go }]\n',
  });
  const comment = refusedMarkdown(problems);
  expect(comment).toContain("## Cette demande ne peut pas être acceptée telle quelle");
  expect(comment).toContain("- ⛔ `members/racine.yaml:3` K0203 — ");
  expect(comment).toContain("Écrivez plutôt : `mailboxes: [{ name: info, quota: 8 GiB }]`");
  expect(elementsOf(rendered(comment)).filter((name) => !ours.includes(name))).toEqual([]);
});

test("a thousand mistakes are counted, not shown", () => {
  const bytes = new TextEncoder().encode(
    `name: A\n${Array.from({ length: 1000 }, (_, index) => `x${index}: y`).join("\n")}\n`,
  );
  const { problems } = readMembers([{ path: "members/aa.yaml", bytes, kind: "file" }], defaultRules);
  const comment = refusedMarkdown(problems, 10_000);
  expect(comment.length).toBeLessThanOrEqual(10_000);
  expect(comment).toMatch(/… et encore 9\d\d ; konbit check les montre tous/);
});
