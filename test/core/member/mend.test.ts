import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mend } from "../../../core/member/mend.ts";
import { readMembers, type MemberSource } from "../../../core/member/read.ts";
import { defaultRules } from "../../../core/rules.ts";
import { visible } from "../../../core/say/visible.ts";
import { malformed } from "../../corpus/malformed/index.ts";
import { fewOrAll } from "../../thorough.ts";
import { memberText } from "./arbitrary-member.ts";

const errorsOf = (file: MemberSource) =>
  readMembers([file], defaultRules).problems.filter(({ severity }) => severity === "error");
const repaired = malformed.flatMap(({ name, path, bytes }) => {
  const file = { path, bytes, kind: "file" as const };
  const { texts, mended } = mend([file], defaultRules);
  const text = texts.get(path);
  if (text === undefined) return [];
  const after = { ...file, bytes: new TextEncoder().encode(text) };
  return [{ name, file, after, mended, left: errorsOf(after) }];
});

test("what is mended, how, and what is left for a person, is the golden table", async () => {
  const entries = repaired.map(({ name, file, after, mended, left }) => {
    const codes = Array.from(new Set(mended.map(({ problem }) => problem.code)));
    return [`${codes.join(" ")}  ${name}`, ...difference(file, after), ...left.map(({ code }) => `  ! ${code}`)].join(
      "\n",
    );
  });
  await expect(`${entries.toSorted().join("\n\n")}\n`).toMatchFileSnapshot("../../golden/check/mended.txt");
});

function difference(before: MemberSource, after: MemberSource): readonly string[] {
  const lines = ({ bytes }: MemberSource) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split("\n");
  const [old, now] = [lines(before), lines(after)];
  const shown = (sign: string, all: readonly string[], others: readonly string[]) =>
    all.filter((line) => !others.includes(line)).map((line) => `  ${sign} ${visible(line).slice(0, 100)}`);
  return [...shown("-", old, now), ...shown("+", now, old)];
}

test("at least thirty kinds of problems are mended", () => {
  const codes = new Set(repaired.flatMap(({ mended }) => mended.map(({ problem }) => problem.code)));
  expect(codes.size).toBeGreaterThanOrEqual(30);
});

test("what is mended is mended in one go: a second time finds nothing more", () => {
  for (const { name, after } of repaired) expect([name, mend([after], defaultRules).mended]).toEqual([name, []]);
});

test("nothing but what is shown as mended disappears from a file", () => {
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const { name, file, after, mended } of repaired) {
    const shown = new Set(mended.flatMap(({ from }) => words(from)));
    const kept = new Set(words(new TextDecoder().decode(after.bytes).normalize("NFC")));
    const lost = words(new TextDecoder().decode(file.bytes).normalize("NFC")).filter(
      (word) => !shown.has(word) && !kept.has(word),
    );
    expect([name, mended.some(({ problem }) => ["K0104", "K0108"].includes(problem.code)) ? [] : lost]).toEqual([
      name,
      [],
    ]);
  }
});

test("the star of a catch-all is given its quotes, whatever remarks stand between it and its list", () => {
  const broken = source("name: Racine\naliases:\n  *: # tout\n\n    # avant 2020\n    - awa\n");
  const { texts } = mend([broken], defaultRules);
  expect(texts.get("members/racine.yaml")).toContain('aliases:\n  "*": # tout\n\n    # avant 2020\n    - awa\n');
});

describe("a valid file with one slip", () => {
  test("is what it was before, once mended", () => {
    fc.assert(
      fc.property(memberText, slip, (text, make) => {
        const broken = make(text.replaceAll("\r\n", "\n"));
        fc.pre(broken !== undefined);
        const { texts } = mend([source(broken)], defaultRules);
        const after = texts.get("members/racine.yaml") ?? broken;
        expect(errorsOf(source(after)).map(({ code }) => code)).toEqual([]);
        expect(membersOf(after)).toEqual(membersOf(text));
      }),
      { numRuns: fewOrAll(40, 150) },
    );
  });
});

const source = (text: string): MemberSource => ({
  path: "members/racine.yaml",
  bytes: new TextEncoder().encode(text),
  kind: "file",
});
const membersOf = (text: string) => readMembers([source(text)], defaultRules).members.map(({ member }) => member);

/** Something that a hand gets wrong, where the file has a place for it. */
const replaced = (pattern: RegExp, by: string) => (text: string) =>
  pattern.test(text) ? text.replace(pattern, by) : undefined;
const slip = fc.constantFrom(
  replaced(/^mailboxes:/m, "boites:"),
  replaced(/^mailboxes:/m, "mailbxoes:"),
  replaced(/^domains:/m, "Domaines:"),
  replaced(/^requests:/m, "demandes:"),
  replaced(/\bquota: /, "taille: "),
  replaced(/\bdisplayName: /, "displayname: "),
  replaced(/\bapp: php/, "application: php"),
  replaced(/\bstate: active/, "state: actif"),
  replaced(/^kind: association/m, "kind: asso"),
  replaced(/\bdatabase: true/, "database: oui"),
  replaced(/\bdatabase: false/, 'database: "non"'),
  replaced(/\bforge: awa-d/, "forge: @awa-d"),
  replaced(/racine\.example/, "Racine.example"),
  replaced(/racine\.example/, "racine.example."),
  replaced(/\b(\d+) ?MiB/, "$1 mib"),
  replaced(/\b(\d+) ?Mo/, "$1 MO"),
  replaced(/"\*":/, "*:"),
  replaced(/^(name: Racine\n)/m, "$1lang:\n"),
  replaced(/^/, "\uFEFF"),
  replaced(/^(contact:.*)/m, "$1\t"),
  replaced(/\n/, "\r"),
);
