import { describe, expect, test } from "vitest";
import { stepBetween } from "../../../core/upgrade/majors.ts";
import { laggingSites, planUpgrade, type UpgradeWish } from "../../../core/upgrade/plan.ts";
import { readSurvey } from "../../../core/upgrade/survey.ts";

const site = (id: string, app: string, login: string, kib: number, born: string, version = "") =>
  `site\t${id}\t${app}\t${login}\t${app}.${login}.example\t${kib}\t${born}\t${version}`;

const survey = readSurvey(
  [
    "package\tmediawiki\t1:1.39.7-1\t1:1.43.2-1\t1:1.43.2-1 1:1.39.9-1",
    "package\tdokuwiki\t0.0.20220731.a-2\t0.0.20220731.a-2\t0.0.20220731.a-2",
    "package\twordpress\t6.1.7+dfsg1-0+deb12u1\t6.1.9+dfsg1-0+deb12u1\t6.1.9+dfsg1-0+deb12u1",
    site("m-0003/wiki", "mediawiki", "racine", 900, "1:1.39.7-1"),
    site("m-0004/wiki", "mediawiki", "sillon", 100, "1:1.39.7-1"),
    site("m-0005/wiki", "mediawiki", "verger", 500, "1:1.39.7-1"),
    site("m-0003/notes", "dokuwiki", "racine", 10, "0.0.20220731.a-1"),
    site("m-0004/notes", "dokuwiki", "sillon", 10, "0.0.20220731.a-2"),
    site("m-0003/www", "wordpress", "racine", 60_000, "6.1.7+dfsg1-0+deb12u1", "6.1.10"),
    site("m-0004/www", "wordpress", "sillon", 60_000, "6.1.7+dfsg1-0+deb12u1", "6.1.7"),
    site("m-0005/www", "wordpress", "verger", 70_000, "6.1.7+dfsg1-0+deb12u1", "6.1.7"),
  ].join("\n"),
);

const stepsOf = (wish: UpgradeWish) => {
  const plan = planUpgrade(survey, wish);
  if ("refusal" in plan) throw new Error(plan.refusal.en);
  return plan.steps.map(({ app, from, to, sites }) => `${app} ${from} > ${to}: ${sites.map(({ id }) => id).join(" ")}`);
};
const refusalOf = (wish: UpgradeWish) => {
  const plan = planUpgrade(survey, wish);
  return "refusal" in plan ? plan.refusal.en : "none";
};

describe("what is upgraded", () => {
  test("sites that share a program change together, the canary's first and then the small ones", () => {
    expect(stepsOf({ what: "mediawiki", canary: "verger" })).toEqual([
      "mediawiki 1:1.39.7-1 > 1:1.43.2-1: m-0005/wiki m-0004/wiki m-0003/wiki",
    ]);
  });

  test("where the package is there already only the sites that lag behind it follow", () => {
    expect(stepsOf({ what: "dokuwiki" })).toEqual(["dokuwiki 0.0.20220731.a-2 > 0.0.20220731.a-2: m-0003/notes"]);
  });

  test("of a program that each site has a copy of, one follows another, and a copy that is newer stays", () => {
    expect(stepsOf({ what: "wordpress" })).toEqual([
      "wordpress 6.1.7 > 6.1.9+dfsg1-0+deb12u1: m-0004/www",
      "wordpress 6.1.7 > 6.1.9+dfsg1-0+deb12u1: m-0005/www",
    ]);
  });

  test("of those one site can be named", () => {
    expect(stepsOf({ what: "wordpress.verger.example" })).toEqual([
      "wordpress 6.1.7 > 6.1.9+dfsg1-0+deb12u1: m-0005/www",
    ]);
  });

  test("everything is one program after another", () => {
    expect(stepsOf({})).toHaveLength(4);
  });

  test("of a shared program one site alone is refused, with the way out", () => {
    expect(refusalOf({ what: "mediawiki.racine.example" })).toMatch(/3 in all.*“\.\/konbit upgrade mediawiki”/);
  });

  test.each([
    [{ what: "nextcloud" }, /“nextcloud” is neither a program \(wordpress, mediawiki, dokuwiki\)/],
    [{ what: "mediawiki", to: "1:1.40" }, /do not have mediawiki 1:1\.40\. They have: 1:1\.43\.2-1, 1:1\.39\.9-1/],
    [{ what: "mediawiki", canary: "radio" }, /of “radio”\. These have one: racine, sillon, verger/],
    [{ to: "1" }, /names the version of one program/],
  ])("%j is refused in words", (wish, words) => {
    expect(refusalOf(wish)).toMatch(words);
  });

  test("which sites lag behind what is installed is known without the archives", () => {
    expect(laggingSites(survey).map(({ id }) => id)).toEqual(["m-0003/notes"]);
  });
});

describe("majors", () => {
  const majors = { majors: ["1.31", "1.35", "1.39", "1.43"] };

  test.each([
    ["1:1.35.4-1+deb11u2", "1:1.39.7-1~deb12u1", undefined],
    ["1:1.31.16-1", "1:1.39.7-1", "1.35"],
    ["1:1.39.7-1", "1:1.39.9-1", undefined],
    ["1:1.44.0-1", "1:1.45.0-1", undefined],
  ])("from %s to %s what comes in between is %s", (from, to, step) => {
    expect(stepBetween(majors, from, to)).toBe(step);
  });

  test("one that is left out is named, with the version that the archives have of it", () => {
    const packages = new Map([
      ["mediawiki", { installed: "1:1.35.4-1", candidate: "1:1.43.2-1", versions: ["1:1.43.2-1", "1:1.39.9-1"] }],
    ]);
    const plan = planUpgrade({ ...survey, packages }, { what: "mediawiki" });
    expect("refusal" in plan && plan.refusal.en).toContain("first “./konbit upgrade mediawiki --to 1:1.39.9-1”");
  });
});
