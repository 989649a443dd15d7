import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { compare } from "../../../core/plan/compare.ts";
import { planOf } from "../../../core/plan/plan.ts";
import { defaultRules } from "../../../core/rules.ts";
import { planJson } from "../../../core/say/plan-json.ts";
import { planMarkdown } from "../../../core/say/plan-markdown.ts";
import { planText } from "../../../core/say/plan-text.ts";
import { readTexts } from "../member/reading.ts";
import { konbitFiles } from "../../fixtures/konbit.ts";
import { fewOrAll } from "../../thorough.ts";
import { pullRequests, type Files } from "./pull-requests.ts";
import { accepted, answered, said } from "./reading.ts";

/** The requests with the members that they touch and one more: small enough to be read a hundred times. */
const requests = pullRequests.map(({ name, before, after }) => {
  const isTouched = (slug: string) => before[slug] !== after[slug] || slug === "marisol-b";
  const few = (files: Files): Files => Object.fromEntries(Object.entries(files).filter(([slug]) => isTouched(slug)));
  return { name, before: few(before), after: few(after) };
});

/** Everything that is written about a change, in all its forms. */
function everything(before: Files, after: Files): string {
  const answer = answered(before, after);
  const texts = (["fr", "en"] as const).map((lang) => planText(answer, { lang, isRequest: true }));
  return [planMarkdown(answer), JSON.stringify(planJson(answer)), ...texts].join("\n");
}

test("the order of files and of keys changes no byte", () => {
  // Where a grant is refused, its line is said, and that is the file's.
  const placeless = requests.filter(({ before, after }) => answered(before, after).problems.length === 0);
  fc.assert(
    fc.property(fc.constantFrom(...placeless.keys()), fc.nat(), (index, seed) => {
      const { before = {}, after = {} } = placeless[index] ?? {};
      expect(everything(reordered(before, seed), reordered(after, seed + 1))).toBe(everything(before, after));
    }),
    { numRuns: fewOrAll(6, 20) },
  );
});

test("the same input gives the same bytes", () => {
  for (const { before, after } of requests.slice(0, 4)) {
    expect(everything(before, after)).toBe(everything(before, after));
  }
});

test("adding member B changes no line about A", () => {
  const b = `id: m-0099\nstatus: active\nlogin: bravo\nname: Bravo\ncontact: { name: B, email: b@ailleurs.test, forge: b }\ndomains: [bravo.example]\nmailboxes: [info]\n`;
  const linesOf = (before: Files, after: Files) => {
    const members = (files: Files) => accepted(files).map(({ member }) => member);
    return compare(members(before), members(after)).filter(({ member }) => member.slug !== "bravo");
  };
  for (const { before, after } of requests) {
    const alone = linesOf(before, after);
    expect(linesOf(before, { ...after, bravo: b })).toEqual(alone);
    expect(linesOf({ ...before, bravo: b }, { ...after, bravo: b })).toEqual(alone);
  }
});

test("changing shares, time credits, decisions or dates changes nothing at all", () => {
  const { marmite = "", "etienne-k": etienne = "" } = konbitFiles();
  const files = { marmite, "etienne-k": etienne };
  const paid = /^ {2}shares: .*$/m;
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.constantFrom("CAD", "EUR"),
      fc.nat(100),
      fc.nat(99),
      (count, currency, hours, year) => {
        const other = `  shares: { count: ${count}, amount: ${hours}, currency: ${currency}, per: year }\n  timeCredits: { monthlyHours: ${hours} }\n  since: 20${String(year).padStart(2, "0")}-01-01\n  decisions: ["AG ${year}"]`;
        const changed = Object.fromEntries(
          Object.entries(files).map(([slug, text]) => [slug, text.replace(paid, other)]),
        );
        expect(said(files, changed)).toEqual([]);
        expect(everything(files, changed)).toBe(everything(files, files));
      },
    ),
    { numRuns: 5 },
  );
});

test("what differs on the server is never left unsaid", () => {
  const base = `id: m-0003\nstatus: active\nlogin: racine\nname: Racine\ncontact: { name: Awa, email: awa@ailleurs.test, forge: awa }\ndomains: [racine.example, r.test]\n`;
  const site = fc.record(
    {
      app: fc.constantFrom("static", "php"),
      host: fc.constantFrom("a.racine.example", "b.r.test"),
      state: fc.constantFrom("active", "suspended", "archived"),
      docroot: fc.constantFrom("public", "public/html"),
      database: fc.boolean(),
      aliases: fc.subarray(["c.r.test", "d.r.test"]),
    },
    { requiredKeys: ["app"] },
  );
  const file = fc.record({
    sites: fc.tuple(site, site).map(([a, b]) => [
      { name: "one", ...a },
      { name: "two", ...b, aliases: [], host: "two.r.test" },
    ]),
    granted: fc.record({ limits: fc.record({ web: fc.constantFrom("10 GiB", "20 GiB") }) }),
  });
  fc.assert(
    fc.property(file, file, (one, other) => {
      const membersOf = (rest: unknown) =>
        readTexts({ racine: base + stringify(rest) }).members.map(({ member }) => member);
      const [before, after] = [membersOf(one), membersOf(other)];
      fc.pre(before.length === 1 && after.length === 1);
      const isSame = JSON.stringify(planOf(before, defaultRules)) === JSON.stringify(planOf(after, defaultRules));
      if (!isSame) expect(compare(before, after)).not.toEqual([]);
    }),
    { numRuns: fewOrAll(30, 100) },
  );
});

test("no word of the engine reaches people", () => {
  for (const { before, after } of requests) {
    expect(everything(before, after)).not.toMatch(/urn:|output<|known after apply|\[secret\]|undefined|\[object/i);
  }
});

test("every sentence ends or goes on alike in both languages, and holds the name of its thing", () => {
  for (const { before, after } of requests) {
    const members = (files: Files) => accepted(files).map(({ member }) => member);
    for (const { sentence, kind, name } of compare(members(before), members(after))) {
      expect(sentence.fr).not.toBe(sentence.en);
      if (["mailbox", "alias", "list", "wiki", "site", "user", "domain"].includes(kind)) {
        expect([sentence.fr, sentence.en].every((text) => text.includes(name))).toBe(true);
      }
    }
  }
});

/** The same files with their keys in another order; lists keep theirs, for a domain's place has a meaning. */
function reordered(files: Files, seed: number): Files {
  let state = seed;
  // Park and Miller's generator: enough to shuffle with, and the same each time.
  const random = () => (state = (state * 48_271 + 11) % 2_147_483_647);
  const shuffled = <T>(items: readonly T[]) =>
    items
      .map((item) => [random(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inside);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(shuffled(Object.entries(value)).map(([key, one]) => [key, inside(one)]));
  };
  return Object.fromEntries(
    shuffled(Object.entries(files)).map(([slug, text]) => [slug, stringify(inside(parse(text)))]),
  );
}
