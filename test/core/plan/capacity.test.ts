import { expect, test } from "vitest";
import { volumePromises } from "../../../core/plan/capacity.ts";
import { defaultRules, rules as rulesSchema, type Rules } from "../../../core/rules.ts";
import { konbitFiles, manyFiles } from "../../fixtures/konbit.ts";
import type { Files } from "./pull-requests.ts";
import { accepted, answered } from "./reading.ts";

const gib = 1024 ** 3;
const files = konbitFiles();

const told = (before: Files, after: Files, rules: Rules = defaultRules) =>
  answered(before, after, { rules }).problems.map(
    ({ severity, code, file, line, text }) => `${severity} ${code} ${file}:${line} ${text.fr}`,
  );

const granting = (slug: string, from: string, to: string): Files => ({
  ...files,
  [slug]: files[slug]?.replace(from, to) ?? "",
});

test("the fourteen members fit the server, and what is left is what the layout says", () => {
  const members = accepted(files).map(({ member }) => member);
  const left = volumePromises([], members, defaultRules).map(({ name, promised, promisable }) => [
    name,
    promised / gib,
    (promisable - promised) / gib,
  ]);
  expect(left).toEqual([
    ["www", 700, 100],
    ["mail", 540, 80],
    ["nextcloud", 2580, 780],
  ]);
});

test("two hundred members of that size are refused on every volume, with the numbers", () => {
  const problems = told({}, manyFiles(200));
  expect(problems.map((line) => line.slice(0, 11))).toEqual(["error K0801", "error K0801", "error K0801"]);
  expect(problems[0]).toContain("10000 GiB y seraient promis, et 800 GiB peuvent l'être (9200 GiB de trop)");
  expect(problems[0]).toContain("members/membre017.yaml");
});

test("two hundred members that share what there is are accepted", () => {
  expect(told({}, manyFiles(200, { files: 13, web: 2, mail: 3 }))).toEqual([]);
});

test("a grant that does not fit is refused where it stands, with what fits and the other way out", () => {
  const problems = answered(files, granting("marmite", "web: 30 GiB", "web: 131 GiB")).problems;
  expect(problems).toMatchObject([
    { severity: "error", code: "K0801", file: "members/marmite.yaml", fix: { edit: { text: "130 GiB" } } },
  ]);
  expect(problems[0]?.text.en).toContain("Grant 130 GiB at most here, or make room");
});

test("the last GiB may be granted", () => {
  expect(told(files, granting("marmite", "web: 30 GiB", "web: 130 GiB"))).toEqual([]);
});

test("files may be promised over the size of their volume, as far as the policy goes", () => {
  expect(told(files, granting("marmite", "files: 100 GiB", "files: 880 GiB"))).toEqual([]);
  expect(told(files, granting("marmite", "files: 100 GiB", "files: 881 GiB"))[0]).toContain("3360 GiB peuvent l'être");
});

test("what was over before is a warning, and not the fault of who asks for something else", () => {
  const full = granting("marmite", "web: 30 GiB", "web: 200 GiB");
  const other = { ...full, "eau-vive": files["eau-vive"]?.replace("mailboxes:\n", "mailboxes:\n  - zoe\n") ?? "" };
  expect(told(full, other).map((line) => line.slice(0, 13))).toEqual(["warning K0802"]);
  const smaller = { ...full, marmite: files["marmite"]?.replace("web: 30 GiB", "web: 180 GiB") ?? "" };
  expect(told(full, smaller).map((line) => line.slice(0, 13))).toEqual(["warning K0802"]);
});

test("what was over before is refused to whoever makes it worse", () => {
  const full = granting("marmite", "web: 30 GiB", "web: 200 GiB");
  const worse = { ...full, "eau-vive": files["eau-vive"]?.replace("web: 30 GiB", "web: 31 GiB") ?? "" };
  expect(told(full, worse)[0]).toMatch(/^error K0801 members\/eau-vive.yaml:\d+ .*Rien ne reste pour ce membre/);
});

const candidate = `name: Nouvelle\ncontact: { name: A, email: a@ailleurs.test, forge: a }\n`;

test("a candidate is promised nothing, and counted in its own request as if admitted", () => {
  const [www] = answered(files, { ...files, nouvelle: candidate }).volumes;
  expect([www?.promised, www?.ifAgreed].map((bytes) => (bytes ?? 0) / gib)).toEqual([700, 730]);
  const waiting = answered(
    { ...files, nouvelle: candidate },
    { ...granting("marmite", "web: 30 GiB", "web: 31 GiB"), nouvelle: candidate },
  );
  expect(waiting.volumes.map(({ promised, ifAgreed }) => ifAgreed - promised)).toEqual([0]);
});

test("a candidate whose plan would not fit is a warning, for asking is never an error", () => {
  const full = granting("marmite", "web: 30 GiB", "web: 110 GiB");
  const [problem] = told(full, { ...full, nouvelle: candidate });
  expect(problem).toMatch(/^warning K0804 members\/nouvelle.yaml:1 .*« www » aura 810 GiB promis pour 800 GiB/);
});

test("a wish shows what would be left if it were granted", () => {
  const wish = granting("marmite", "granted:\n", "requests: { web: 50 GiB }\ngranted:\n");
  const [www] = answered(files, wish).volumes;
  expect([www?.promised, www?.ifAgreed].map((bytes) => (bytes ?? 0) / gib)).toEqual([700, 720]);
});

test("volumes, their reserve and the policy come from the stack's config", () => {
  const rules = rulesSchema.parse({
    volumes: [{ name: "srv", size: "1000 GiB", holds: ["web", "mail", "files"], reserve: "100 GiB" }],
    overcommit: { srv: 200 },
  });
  expect(volumePromises([], [], rules)).toMatchObject([{ name: "srv", promisable: 1800 * gib }]);
  expect(told({}, files, rules)[0]).toContain("« srv »");
  const careful = rulesSchema.parse({ volumes: [{ name: "srv", size: "1000 GiB", holds: ["mail", "files"] }] });
  expect(volumePromises([], [], careful)[0]?.promisable).toBe(1000 * gib);
});

test("a use that stands on two volumes is refused in the config", () => {
  const twice = ["a", "b"].map((name) => ({ name, size: "1 TiB", holds: ["web"] }));
  expect(rulesSchema.safeParse({ volumes: twice }).success).toBe(false);
});
