import { readdir, readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { memberJsonSchema } from "../../../core/member/json-schema.ts";
import { keyTexts } from "../../../core/member/key-texts.ts";
import { readMembers } from "../../../core/member/read.ts";
import { defaultRules } from "../../../core/rules.ts";
import { accepted } from "../../corpus/accepted.ts";
import { malformed } from "../../corpus/malformed/index.ts";
import { memberText } from "./arbitrary-member.ts";

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(memberJsonSchema());

/** As an editor reads it. */
function isValid(text: string): boolean {
  return validate(parseDocument(text, { version: "1.2", logLevel: "error", uniqueKeys: false }).toJS());
}

test("the committed file is what the schema makes: npm run schema", async () => {
  const written = await readFile("schema/member.schema.json", "utf8");
  expect(written).toBe(`${JSON.stringify(memberJsonSchema(), null, 2)}\n`);
});

test("every key has a text in both languages, and every text a key", () => {
  const keys = new Set<string>();
  (function collect(node: object, path: readonly string[]): void {
    for (const [name, child] of Object.entries(node)) {
      if (typeof child !== "object" || child === null) continue;
      if (name !== "properties") collect(child as object, path);
      else
        for (const [key, property] of Object.entries(child as object)) {
          keys.add([...path, key].join("."));
          collect(property as object, [...path, key]);
        }
    }
  })(memberJsonSchema(), []);
  expect(keys.size).toBeGreaterThan(80);
  expect(Object.keys(keyTexts).sort()).toEqual(Array.from(keys).sort());
});

describe("every accepted file is valid to an editor too", () => {
  test.each(accepted)("%s", (_, text) => {
    expect([isValid(text), validate.errors]).toEqual([true, null]);
  });

  test("the members of the repository and the reference, which name the schema", async () => {
    for (const name of (await readdir("members")).filter((one) => one.endsWith(".yaml"))) {
      const text = await readFile(`members/${name}`, "utf8");
      expect([name, isValid(text), text.includes("$schema=../schema/member.schema.json")]).toEqual([name, true, true]);
    }
  });

  test("whatever valid file", () => {
    fc.assert(
      fc.property(memberText, (text) => isValid(text)),
      { numRuns: 60 },
    );
  });
});

// Unknown keys, wrong types, wrong words, missing keys: K02.
const ofShape = malformed.filter(({ path, bytes }) => {
  const { problems } = readMembers([{ path, bytes, kind: "file" }], defaultRules);
  const errors = problems.filter(({ severity }) => severity === "error");
  return errors.length > 0 && errors.every(({ code }) => code.startsWith("K02"));
});

test("an editor refuses 95 in a hundred files whose shape is wrong; these it cannot", () => {
  const passed = ofShape.filter(({ bytes }) => isValid(new TextDecoder().decode(bytes))).map(({ name }) => name);
  expect(ofShape.length).toBeGreaterThan(100);
  expect(passed.length / ofShape.length).toBeLessThan(0.05);
  // That two keys are one but for capitals is more than JSON Schema can say.
  expect(passed).toEqual(["a key twice but for capitals"]);
});
