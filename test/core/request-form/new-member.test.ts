import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mistakes } from "../../../core/request-form/answers.ts";
import { newMemberFields, newMemberFile, slugMistake } from "../../../core/request-form/new-member.ts";
import { suggestSlug } from "../../../core/request-form/slug.ts";
import { parseSlug } from "../../../core/member/names.ts";
import { defaultRules } from "../../../core/rules.ts";
import { readTexts, summary } from "../member/reading.ts";

const around = { konbit: defaultRules };

describe("a short name is made of the name", () => {
  test.each([
    ["Coopérative Racine Commune", "racine-commune"],
    ["L'Étoile du Nord", "etoile-nord"],
    ["L’Étoile du Nord", "etoile-nord"],
    ["Étienne Kalala", "etienne-kalala"],
    ["Radio Rivage — L'Étoile d'Anaïs", "radio-rivage"],
    ["Œuvre & Cœur", "oeuvre-coeur"],
    ["123 Soleil", "soleil"],
    ["Association", "association"],
    ["root", "root-2"],
    ["E\u0301toile", "etoile"],
    ["россия", undefined],
    ["2026", undefined],
    ["!!!", undefined],
  ])("%s", (name, slug) => {
    expect(suggestSlug(name)).toBe(slug);
  });

  test("whatever the name, it is one that check accepts whole, or none; a taken one is passed by", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (name) => {
        const slug = suggestSlug(name);
        if (slug === undefined) return;
        expect(parseSlug(slug)).toHaveProperty("value");
        expect(slugMistake(slug)).toBeUndefined();
        const taken = [{ file: "members/x.yaml", slug, login: slug.replaceAll("-", "").slice(0, 14) }];
        const next = suggestSlug(name, (one) => slugMistake(one, taken) === undefined);
        expect(next).not.toBe(slug);
        if (next !== undefined) expect(slugMistake(next, taken)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});

test("a short name that is taken, reserved or malformed is refused in the words of check", () => {
  const taken = [{ file: "members/racine.yaml", slug: "racine", login: "racine" }];
  expect(slugMistake("Racine")?.code).toBe("K0110");
  expect(slugMistake("www-data")?.code).toBe("K0116");
  expect(slugMistake("ra-cine", taken)?.code).toBe("K0705");
  expect(slugMistake("racine", taken)?.text.fr).toContain("members/racine.yaml");
  expect(slugMistake("racine-b", taken)).toBeUndefined();
});

test("a new file takes five to ten lines", async () => {
  const values = {
    name: "Vélo Solidaire",
    contactName: "Luc Roy",
    contactEmail: "luc@ailleurs.example",
    contactForge: "luc-r",
    domain: "velo.example",
  };
  const text = newMemberFile(values, "fr", [
    { append: "info", to: ["mailboxes"] },
    { append: "wiki", to: ["wikis"] },
  ]);
  await expect(text).toMatchFileSnapshot("../../golden/request-form/new-member.yaml");
});

test("whatever somebody is called, the file says so and is accepted", () => {
  const name = fc.constantFrom(
    "yes",
    "on",
    "2026",
    "a: b",
    "# 1",
    "L'Étoile",
    "« d'Anaïs », SARL",
    "- x",
    "~",
    "{a}",
    '"',
    "'",
  );
  const values = fc.record({
    name,
    contactName: name,
    contactEmail: fc.constantFrom("awa+konbit@ailleurs.example", "o'neil@île.example"),
    contactForge: fc.constantFrom("awa-d", "2026", "on", "no"),
    domain: fc.constantFrom("", "étoile.example", "racine-commune.example", "россия.example"),
  });
  fc.assert(
    fc.property(values, fc.constantFrom("fr" as const, "en" as const), (given, lang) => {
      expect(mistakes(newMemberFields, { ...given, slug: "racine" }, around)).toEqual(new Map());
      const text = newMemberFile(given, lang, []) ?? "";
      const { members, problems } = readTexts({ racine: text });
      expect(summary(problems), text).toEqual([]);
      expect(members[0]?.member).toMatchObject({ name: given.name, status: "candidate", lang });
      expect(members[0]?.member.contact.name).toBe(given.contactName);
    }),
  );
});
