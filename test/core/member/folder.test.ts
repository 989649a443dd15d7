import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readMembers, type MemberSource } from "../../../core/member/read.ts";
import { defaultRules } from "../../../core/rules.ts";
import { head, readTexts, summary } from "./reading.ts";

const file = (name: string, kind: MemberSource["kind"] = "file"): MemberSource => ({
  path: `members/${name}`,
  bytes: new TextEncoder().encode(head),
  kind,
});
const problems = (...files: MemberSource[]) => summary(readMembers(files, defaultRules).problems);

test("README.md and _example.yaml may lie beside the members, and are not read", () => {
  const { members } = readMembers([file("README.md"), file("_example.yaml"), file("racine.yaml")], defaultRules);
  expect(members.map(({ slug }) => slug)).toEqual(["racine"]);
});

test("a link, a folder and anything else are refused", () => {
  expect(problems(file("a-a.yaml", "symlink"), file("b", "folder"), file("c.yaml", "other"))).toEqual([
    "a-a.yaml:1:1 K0112",
    "b:1:1 K0113",
    "c.yaml:1:1 K0113",
  ]);
});

test("names that differ in case or form alone are refused", () => {
  expect(problems(file("racine.yaml"), file("RACINE.yaml"))).toContain("racine.yaml:1:1 K0114");
  expect(problems(file("e\u0301.yaml"), file("\u00e9.yaml"))).toContain("\u00e9.yaml:1:1 K0114");
});

test("the commented reference is a valid file that uses every key of the schema", async () => {
  const text = await readFile("members/_example.yaml", "utf8");
  const { members, problems: found } = readTexts({ "racine-exemple": text });
  expect(summary(found)).toEqual([]);
  const { memberFile } = await import("../../../core/member/schema.ts");
  const never = ["left", "purge"];
  expect(Object.keys(members[0]?.written ?? {}).sort()).toEqual(
    Object.keys(memberFile.shape)
      .filter((key) => !never.includes(key))
      .sort(),
  );
});

test("the three fictional members use only what is provided now", async () => {
  const slugs = ["racine-commune", "radio-rivage", "etienne-k"];
  const texts = await Promise.all(
    slugs.map(async (slug) => [slug, await readFile(`members/${slug}.yaml`, "utf8")] as const),
  );
  const { members, problems: found } = readTexts(Object.fromEntries(texts));
  expect(found).toEqual([]);
  expect(members.map(({ member }) => member.login)).toEqual(["etiennek", "racinecommune", "radiorivage"]);
});
