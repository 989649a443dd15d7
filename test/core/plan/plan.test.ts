import fc from "fast-check";
import { expect, test } from "vitest";
import { planOf } from "../../../core/plan/plan.ts";
import { sizeChangeText, sizeText } from "../../../core/plan/size-text.ts";
import { defaultRules } from "../../../core/rules.ts";
import { accepted } from "./reading.ts";

const head = (number: number, slug: string) => `id: m-${String(number).padStart(4, "0")}
name: Membre ${slug}
status: active
login: ${slug}
contact: { name: Awa Diallo, email: awa@ailleurs.example, forge: awa-d }
domains: [{ name: ${slug}.example, dns: external, mail: none }]
`;

const planFor = (files: Readonly<Record<string, string>>) =>
  planOf(
    accepted(files).map(({ member }) => member),
    defaultRules,
  );

test("a candidate is provisioned with nothing", () => {
  const candidate = "name: Nouvelle\ncontact: { name: Awa, email: awa@ailleurs.example, forge: awa-d }\n";
  expect(planFor({ nouvelle: candidate }).members).toEqual([]);
});

test("what a member pays changes no resource", () => {
  const granted = (more: string) => `${head(2, "radio")}granted: { limits: { web: 10 GiB }${more} }\n`;
  const paying = granted(", shares: { count: 9, amount: 500, currency: CAD, per: month }");
  expect(planFor({ radio: paying })).toEqual(planFor({ radio: granted("") }));
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

test("a size that changes says its unit once", () => {
  const gib = 1024 ** 3;
  expect(sizeChangeText(32 * gib, 37 * gib)).toEqual({ fr: "32 → 37 Gio", en: "32 → 37 GiB" });
  expect(sizeChangeText(0, gib).fr).toBe("0 → 1 Gio");
  expect(sizeChangeText(gib / 2, gib).fr).toBe("512 Mio → 1 Gio");
});
