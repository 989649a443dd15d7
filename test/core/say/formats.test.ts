import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { explainedCodes, pages } from "../../../core/explain/index.ts";
import { sourceOf } from "../../../core/explain/sample.ts";
import { readMembers } from "../../../core/member/read.ts";
import type { Problem, Remark } from "../../../core/problem.ts";
import { defaultRules } from "../../../core/rules.ts";
import { githubAnnotations } from "../../../core/say/github-annotations.ts";
import { gitlabReport } from "../../../core/say/gitlab-report.ts";
import { jsonText } from "../../../core/say/json-text.ts";
import { problemJson, problemText } from "../../../core/say/problem-text.ts";
import { sarifLog } from "../../../core/say/sarif.ts";
import { head, readTexts } from "../member/reading.ts";

/** One problem or more of every kind. */
const everything: readonly Problem[] = explainedCodes.flatMap(
  (code) => readMembers(pages[code].wrong.map(sourceOf), defaultRules).problems,
);

/** What the checks of a pull request say of a file that is gone. */
const placeless: Remark = {
  severity: "error",
  code: "K0113",
  file: "members/racine.yaml",
  text: { fr: "Ce fichier a disparu.", en: "This file is gone." },
};

const look = { lang: "fr", version: "0.1.0" } as const;
const sarif = (remarks: readonly Remark[]) => sarifLog(remarks, look).runs[0];
const typo = "mailboxes:\n  - { nom: awa, quota: 8 Go }\n";
const unknownKey = () => readTexts({ racine: head + typo }).problems.filter(({ code }) => code === "K0203");

describe("workflow annotations", () => {
  test("the place, the title and the fix stand in one line", () => {
    expect(githubAnnotations(unknownKey(), "fr")).toEqual([
      "::error file=members/racine.yaml,line=4,endLine=4,col=7,endColumn=10,title=K0203 Clé inconnue::" +
        "Je ne connais pas « nom » pour une boîte courriel. Vouliez-vous dire « name » ?" +
        "%0ARemplacez la ligne par :   - { name: awa, quota: 8 GiB }" +
        '%0AEN: unknown key "nom" in a mailbox. Did you mean "name"?%0Akonbit explain K0203',
    ]);
  });

  test("what would end a property or a line is escaped as GitHub documents it", () => {
    const file = "members/a,b:c%\r\n::stop-commands::x.yaml";
    const [line = ""] = githubAnnotations([{ ...placeless, file, text: { fr: "100 %\n::error::x", en: "x" } }], "fr");
    expect(line).toContain("file=members/a%2Cb%3Ac%25␍␊%3A%3Astop-commands%3A%3Ax.yaml,title=");
    expect(line).toContain("::100 %25␊::error::x%0A");
    expect(line).not.toMatch(/[\r\n]/);
  });

  test("what has no line gets none", () => {
    expect(githubAnnotations([placeless], "en")[0]).toMatch(
      /^::error file=members\/racine\.yaml,title=K0113 [^,]*::This/,
    );
  });
});

describe("GitLab's report", () => {
  test("a problem keeps its fingerprint when its line moves, and no two share one", () => {
    const names = (text: string) =>
      gitlabReport(readTexts({ racine: text }).problems, "fr").map(({ fingerprint }) => fingerprint);
    const twice = `${typo}  - { nom: noe }\n`;
    expect(names(`# un\n# deux\n${head}${twice}`)).toEqual(names(head + twice));
    expect(new Set(names(head + twice)).size).toBe(names(head + twice).length);
  });

  test("the language of the reader changes no fingerprint", () => {
    const name = (lang: "fr" | "en") => gitlabReport(everything, lang).map(({ fingerprint }) => fingerprint);
    expect(name("fr")).toEqual(name("en"));
  });

  test("severity, place and code are where GitLab looks for them", () => {
    expect(gitlabReport([...unknownKey(), placeless], "en")).toMatchObject([
      { check_name: "K0203", severity: "critical", location: { path: "members/racine.yaml", lines: { begin: 4 } } },
      { check_name: "K0113", location: { path: "members/racine.yaml", lines: { begin: 1 } } },
    ]);
  });
});

describe("SARIF", () => {
  // zod would have a reference (`members/x.yaml`) be a whole address.
  const text = JSON.stringify(schema).replaceAll('"uri-reference"', '"reference"');
  const official = z.fromJSONSchema(JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0]);

  test("one problem of every kind makes a log that the official schema accepts", () => {
    const log: unknown = JSON.parse(
      jsonText(sarifLog([...everything, placeless], { ...look, docs: "https://x.test/d" })),
    );
    expect(official.safeParse(log).error?.issues).toBeUndefined();
  });

  test("the schema as read here refuses what is wrong", () => {
    const log = sarifLog(unknownKey(), look);
    expect(official.safeParse({ ...log, version: "2.0.0" }).success).toBe(false);
    expect(official.safeParse({ ...log, runs: [{ ...log.runs[0], columnKind: "bytes" }] }).success).toBe(false);
  });

  test("a region ends behind its last character, in code points", () => {
    const [found] = readTexts({ racine: `${head}note: 🎉\nlist: []\n` }).problems;
    expect(sarif(found ? [found] : [])).toMatchObject({
      columnKind: "unicodeCodePoints",
      results: [{ locations: [{ physicalLocation: { region: { startLine: 4, startColumn: 1, endColumn: 5 } } }] }],
    });
  });

  test("a fix replaces whole lines, and a removal takes their end along", () => {
    const replacements = (text: string, code: string) =>
      sarif(readTexts({ racine: head + text }).problems.filter((one) => one.code === code))?.results.map(
        ({ fixes }) => fixes?.[0]?.artifactChanges[0]?.replacements[0],
      );
    expect(replacements(typo, "K0203")).toEqual([
      { deletedRegion: { startLine: 4, endLine: 4 }, insertedContent: { text: "  - { name: awa, quota: 8 GiB }" } },
    ]);
    expect(replacements("mailboxes:\n", "K0128")).toEqual([
      { deletedRegion: { startLine: 3, startColumn: 1, endLine: 4, endColumn: 1 } },
    ]);
  });

  test("text of a file makes neither a link nor a placeholder, and its name no other address", () => {
    const run = sarif([
      { ...placeless, file: "members/a b#?.yaml", text: { fr: "[x](http://e.test) {0} \\", en: "x" } },
    ]);
    expect(run?.results[0]).toMatchObject({
      message: { text: "\\[x\\](http://e.test) {{0}} \\\\" },
      locations: [{ physicalLocation: { artifactLocation: { uri: "members/a%20b%23%3F.yaml" } } }],
    });
  });

  test("each rule has the page's text, and its address where docs/ can be read", () => {
    const rules = sarifLog(unknownKey(), { ...look, docs: "https://forge.test/docs/" }).runs[0]?.tool.driver.rules;
    expect(rules).toMatchObject([
      { id: "K0203", helpUri: "https://forge.test/docs/erreurs.md#k0203", shortDescription: { text: "Clé inconnue." } },
    ]);
  });
});

test("a remark without a place is printed and told to programs without one", () => {
  expect(problemText(placeless, { lang: "en" })).toBe(
    "members/racine.yaml  K0113  error\n  This file is gone.\n  FR: Ce fichier a disparu.",
  );
  expect(Object.keys(problemJson(placeless, "en"))).toEqual(["file", "code", "severity", "message"]);
});

test("nothing of a file reaches any format as a control character", () => {
  const nasty = "\u001b]0;t\u0007\u009b31m\u202e\u2028\u{e0001}";
  const remark = { ...placeless, file: `members/${nasty}.yaml`, text: { fr: nasty, en: nasty } };
  const remarks = [...everything, remark, ...readTexts({ racine: `${head}"x\\e[2J": y\nlang: "\\u202e"\n` }).problems];
  const texts = [
    ...githubAnnotations(remarks, "fr"),
    ...remarks.map((one) => problemText(one, { lang: "fr" })),
    jsonText(remarks.map((one) => problemJson(one, "fr"))),
    jsonText(gitlabReport(remarks, "fr")),
    jsonText(sarifLog(remarks, look)),
  ];
  expect(texts.filter((text) => !/^(?:[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\n)*$/u.test(text))).toEqual([]);
});

test("JSON keeps the value whatever it escapes", () => {
  const value = { "a\u202e": ["\u001b", "\u{e0001}", "é\n🎉"] };
  expect(JSON.parse(jsonText(value))).toEqual(value);
});
