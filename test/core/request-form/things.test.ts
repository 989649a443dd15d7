import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editedAll, meaning } from "../../../core/member/edit/edit.ts";
import { mistake, mistakes, relevant } from "../../../core/request-form/answers.ts";
import { thingNamed, things } from "../../../core/request-form/index.ts";
import { pastes } from "../../../core/request-form/paste.ts";
import type { Around, Thing, Values } from "../../../core/request-form/thing.ts";
import { defaultRules } from "../../../core/rules.ts";
import { head, readTexts, summary } from "../member/reading.ts";
import { fewOrAll } from "../../thorough.ts";

const admitted = `id: m-0003\nstatus: active\nlogin: racine\n${head}domains: [racine.example]\n`;
const files = [
  `${admitted}mailboxes: [info, awa]\n`,
  `${admitted}mailboxes:\n  - info # un\n  - { name: awa, quota: 8 GiB }\naliases: { contact: [info] }\nlists: []\nrequests:\n  note: "déjà"\n`,
  `# un\r\n${admitted.replaceAll("\n", "\r\n")}\r\nmailboxes:\r\n- info\r\n- awa\r\n\r\nwikis: [archives]\r\n# ---\r\ngranted: { plan: association }\r\n`,
  `{ id: m-0003, status: active, name: R, contact: { name: A, email: a@b.example, forge: f }, domains: [racine.example], mailboxes: [info, awa] }`,
];

/** Answers that people could give, none of them wrong. */
const words: Readonly<Record<string, readonly string[]>> = {
  name: ["noe", "n2026", "yes", "on", "x.y", "awa-racine"],
  newName: ["nova", "n2026"],
  displayName: ["", "L'Écuyer, Anaïs", "yes", "2026", "a: b", "# 1", "Noé « le » Tremblay"],
  quota: ["", "8 Gio", "500 MB", "1.5 GiB"],
  invite: ["", "noe+konbit@ailleurs.example", "o'neil@étoile.example"],
  to: ["info", "info, awa@ailleurs.example", "awa;  info"],
  leadsTo: ["https://ailleurs.example/racine", "http://étoile.example"],
  owners: ["info", "awa, x+y@ailleurs.example"],
  reason: ["", "départ de Luc : à revoir", "#", "no"],
  email: ["", "noe+x@étoile.example"],
  note: ["on manque d'espace, beaucoup: 2 fois", "yes", "- x"],
};

function answersOf(thing: Thing, around: Around): fc.Arbitrary<Values> {
  const fields = thing.fields.map(({ name, choices, isRequired }) => {
    const own = choices?.(around).map(({ value }) => value) ?? [];
    const all = own.length > 0 ? own : name === "amount" ? ["280 Gio"] : (words[name] ?? []);
    return [name, fc.constantFrom(...(isRequired ? all.filter((one) => one !== "") : ["", ...all]))] as const;
  });
  return fc.record(Object.fromEntries(fields));
}

/** `amount` goes with `limit`: a size or a number. */
function matched(values: Values): Values {
  const isCount = !["files", "web", "mail"].includes(values["limit"] ?? "files");
  // Web names have no dot.
  const name = "app" in values || "engine" in values ? { name: (values["name"] ?? "").replace(".", "-") } : {};
  return { ...values, ...name, ...(isCount ? { amount: "25" } : {}) };
}

describe.each(things.map((thing) => [thing.name, thing] as const))("%s", (_, thing) => {
  test("whatever is chosen, the file that comes out is accepted", () => {
    const one = fc.constantFrom(...files).chain((text) => {
      const file = meaning(text);
      const around = { konbit: defaultRules, ...(file === undefined ? {} : { file }) };
      return answersOf(thing, around).map((values) => ({ text, around, values: matched(values) }));
    });
    fc.assert(
      fc.property(one, ({ text, around, values: all }) => {
        const values = relevant(thing.fields, all, around);
        expect(mistakes(thing.fields, values, around)).toEqual(new Map());
        const after = editedAll(text, thing.changes(values, around));
        expect(after).toBeDefined();
        const problems = summary(readTexts({ racine: after ?? "" }).problems);
        expect(problems, after).toEqual([]);
        expect(after).not.toBe(text);
      }),
      { numRuns: fewOrAll(20, 60) },
    );
  });

  test("the lines alone, pasted where it is said, are accepted too", () => {
    if (thing.isReplacement === true || thing.name === "leaving") return;
    const around = { konbit: defaultRules };
    const bare = `${admitted}mailboxes:\n  - info\n  - awa\n`;
    fc.assert(
      fc.property(answersOf(thing, around).map(matched), (all) => {
        const values = relevant(thing.fields, all, around);
        const pasted = pastes(thing.changes(values, around)).reduce(
          (text, { key, whole, below }) => text + (key === "mailboxes" ? below : whole),
          bare,
        );
        expect(summary(readTexts({ racine: pasted }).problems), pasted).toEqual([]);
      }),
      { numRuns: fewOrAll(10, 30) },
    );
  });
});

test("an answer is judged in the words of check", () => {
  const wrong = (thing: string, field: string, value: string, others: Values = {}) => {
    const one = thingNamed(thing)?.fields.find(({ name }) => name === field);
    return one && mistake(one, { ...others, [field]: value }, { konbit: defaultRules })?.code;
  };
  expect(wrong("mailbox", "name", "Info")).toBe("K0301");
  expect(wrong("mailbox", "name", "postmaster")).toBe("K0306");
  expect(wrong("mailbox", "name", "")).toBe("K0320");
  expect(wrong("mailbox", "quota", "8")).toBe("K0402");
  expect(wrong("mailbox", "quota", "")).toBeUndefined();
  expect(wrong("alias", "to", "info, nope@")).toBe("K0305");
  expect(wrong("list", "name", "nouvelles-request")).toBe("K0307");
  expect(wrong("site", "name", "mail")).toBe("K0317");
  expect(wrong("site", "app", "pages")).toBe("K0204");
  expect(wrong("user", "name", "x")).toBe("K0318");
  expect(wrong("space", "amount", "280", { limit: "files" })).toBe("K0402");
  expect(wrong("space", "amount", "12 GiB", { limit: "wikis" })).toBe("K0210");
  expect(wrong("other", "note", "x".repeat(501))).toBe("K0321");
});

test("an alias that exists gets the new targets as well, and a wish does not drop the one before", () => {
  const text = `${admitted}mailboxes: [info, awa]\naliases: { contact: [info] }\nrequests: { note: un }\n`;
  const around = { konbit: defaultRules, file: meaning(text) ?? {} };
  const after = (thing: string, values: Values) => editedAll(text, thingNamed(thing)?.changes(values, around) ?? []);
  expect(after("alias", { name: "contact", to: "info awa" })).toContain("aliases: { contact: [info, awa] }");
  expect(after("other", { note: "deux" })).toContain("requests: { note: un — deux }");
  expect(after("suspend", { name: "awa", reason: "départ" })).toContain(
    "mailboxes: [info, { name: awa, state: suspended, reason: départ }]",
  );
});

test("a box that is renamed says what it was called, in its short and in its long form", () => {
  const renamed = (mailboxes: string) => {
    const text = `${admitted}mailboxes: ${mailboxes}\n`;
    const [thing, file] = [thingNamed("rename"), meaning(text) ?? {}];
    const around = { konbit: defaultRules, file };
    return editedAll(text, thing?.changes({ name: "awa", newName: "awa-diallo" }, around) ?? []);
  };
  expect(renamed("[info, awa]")).toContain("mailboxes: [info, { name: awa-diallo, formerly: awa }]");
  expect(renamed("[info, awa]\naliases: { contact: [info, awa] }")).toContain("contact: [info, awa-diallo]");
  expect(renamed("[{ name: awa, quota: 8 GiB }]")).toContain("[{ name: awa-diallo, quota: 8 GiB, formerly: awa }]");
});

test("a suspended box is not offered for suspension, and a name has both languages", () => {
  const file = meaning(`${admitted}mailboxes: [info, { name: vieux, state: suspended }]\n`) ?? {};
  const [which] = thingNamed("suspend")?.fields ?? [];
  expect(which?.choices?.({ konbit: defaultRules, file }).map(({ value }) => value)).toEqual(["info"]);
  for (const { title, about, fields } of things)
    for (const { fr, en } of [title, about, ...fields.map(({ label }) => label)]) expect(fr).not.toBe(en);
});
