import fc from "fast-check";
import { expect, test } from "vitest";
import { changesBetween } from "../../../core/plan/changes.ts";
import { planOf } from "../../../core/plan/plan.ts";
import { sizeText } from "../../../core/plan/size-text.ts";
import { readMembers } from "../../../core/member/read.ts";
import { defaultRules } from "../../../core/rules.ts";

const file = (slug: string, text: string) => ({
  path: `members/${slug}.yaml`,
  kind: "file" as const,
  bytes: new TextEncoder().encode(text),
});

const head = (number: number, slug: string) => `id: m-${String(number).padStart(4, "0")}
name: Membre ${slug}
status: active
login: ${slug}
contact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }
domains: [{ name: ${slug}.example, dns: external, mail: none }]
`;

function planFor(files: Readonly<Record<string, string>>) {
  const { members, problems } = readMembers(
    Object.entries(files).map(([slug, text]) => file(slug, text)),
    defaultRules,
  );
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return planOf(members.map(({ member }) => member));
}

const said = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
  changesBetween(planFor(before), planFor(after)).map(({ effect, member, sentence }) => [
    effect,
    member.slug,
    sentence.fr,
  ]);

const php = `${head(2, "radio")}sites: [{ name: www, app: php, database: true }]\ngranted: { limits: { web: 10 GiB } }\n`;

test("a new member appears with an account and each site, and nothing else", () => {
  expect(said({}, { radio: php })).toEqual([
    ["appears", "radio", "compte radio : 10 Gio de disque"],
    ["appears", "radio", "site www.radio.example : programme PHP 8.2 avec base de données"],
  ]);
});

test("the same files change nothing", () => {
  expect(said({ radio: php }, { radio: php })).toEqual([]);
});

test("a comment, another order of keys or another spelling of a size change nothing", () => {
  const other = `# note\n${php.replace("10 GiB", "10240 Mio")}`;
  expect(said({ radio: php }, { radio: other })).toEqual([]);
});

test("each thing that is different is one sentence", () => {
  const after = php
    .replace("10 GiB", "12.5 GiB")
    .replace(
      "{ name: www, app: php, database: true }",
      "{ name: www, app: php, database: true, state: suspended, docroot: public }",
    );
  expect(said({ radio: php }, { radio: after })).toEqual([
    ["changes", "radio", "compte radio : 12,5 Gio de disque (avant : 10 Gio)"],
    ["changes", "radio", "site www.radio.example : sert le dossier « public » (avant : « / »)"],
    ["changes", "radio", "site www.radio.example : suspendu, une page d'attente répond. Rien n'est effacé."],
  ]);
});

test("what stops says that nothing is erased", () => {
  const sentences = said({ radio: php }, {});
  expect(sentences.map(([effect]) => effect)).toEqual(["stops", "stops"]);
  for (const [, , sentence] of sentences) expect(sentence).toContain("Rien n'est effacé");
});

test("a renamed file is the same member: nothing stops", () => {
  const renamed = { onde: php };
  expect(said({ radio: php }, renamed)).toEqual([]);
});

test("a candidate is provisioned with nothing", () => {
  const candidate = "name: Nouvelle\ncontact: { name: Awa, email: awa@ailleurs.example, forge: awa-d }\n";
  expect(planFor({ nouvelle: candidate }).members).toEqual([]);
});

test("what a member pays changes no resource", () => {
  const paying = php.replace("granted: {", "granted: { shares: { count: 9, amount: 500, currency: CAD, per: month },");
  expect(planFor({ radio: paying })).toEqual(planFor({ radio: php }));
});

test("the order of files does not matter, and adding a member changes nobody else", () => {
  const members = Object.fromEntries(
    ["alpha", "bravo", "charlie", "delta"].map((slug, index) => [
      slug,
      `${head(index + 1, slug)}sites: [{ name: www, app: static }]\n`,
    ]),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(Object.keys(members), { minLength: 1 }), (slugs) => {
      const some = Object.fromEntries(slugs.map((slug) => [slug, members[slug] ?? ""]));
      const all = planFor(members).members;
      expect(planFor(some).members).toEqual(all.filter(({ slug }) => slugs.includes(slug)));
    }),
    { numRuns: 20 },
  );
});

test("sizes are said in the unit people use", () => {
  expect(sizeText(40 * 1024 ** 3)).toEqual({ fr: "40 Gio", en: "40 GiB" });
  expect(sizeText(1.5 * 1024 ** 4)).toEqual({ fr: "1,5 Tio", en: "1.5 TiB" });
  expect(sizeText(512 * 1024)).toEqual({ fr: "512 Kio", en: "512 KiB" });
});
