import { expect, test } from "vitest";
import fc from "fast-check";
import { randomPassword } from "../../../engine/offline/random-password.ts";
import type { Call, Properties } from "../../../engine/offline/provider.ts";
import { revealed, unknown } from "../../../plugin/values.ts";

const call: Call = { urn: "", name: "", signal: new AbortController().signal, log: () => Promise.resolve() };
// shape of a record: outputs are always an object
const made = async (inputs: Properties): Promise<Properties> =>
  revealed((await randomPassword.create(inputs, call)).outputs) as Properties;

test("a password has its length, its minima, and no character of a set that is off", async () => {
  const options = fc.record({
    upper: fc.nat(4),
    lower: fc.nat(4),
    digits: fc.nat(4),
    special: fc.nat(4),
    more: fc.integer({ min: 1, max: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(options, async ({ upper, lower, digits, special, more }) => {
      const length = upper + lower + digits + special + more;
      const inputs = {
        length,
        minUpper: upper,
        minLower: lower,
        minNumeric: digits,
        minSpecial: special,
        overrideSpecial: "_-",
      };
      const result = String((await made(inputs))["result"]);
      const count = (set: RegExp): number => result.match(set)?.length ?? 0;
      expect(result).toHaveLength(length);
      expect(count(/[A-Z]/g)).toBeGreaterThanOrEqual(upper);
      expect(count(/[a-z]/g)).toBeGreaterThanOrEqual(lower);
      expect(count(/\d/g)).toBeGreaterThanOrEqual(digits);
      expect(count(/[_-]/g)).toBeGreaterThanOrEqual(special);
      expect(result).toMatch(/^[A-Za-z0-9_-]+$/);
    }),
    { numRuns: 5 },
  );
});

test("the state has what the official plugin's has", async () => {
  const { id, outputs } = await randomPassword.create({ length: 16, special: false }, call);
  expect(id).toBe("none");
  expect(revealed(outputs)).toEqual({
    __meta: '{"schema_version":"3"}',
    __pulumi_raw_state_delta: {
      obj: { ps: { keepers: { replace: { raw: null } }, overrideSpecial: { replace: { raw: null } } } },
    },
    bcryptHash: expect.stringMatching(/^\$2a\$10\$.{53}$/) as unknown,
    id: "none",
    length: 16,
    lower: true,
    minLower: 0,
    minNumeric: 0,
    minSpecial: 0,
    minUpper: 0,
    number: true,
    numeric: true,
    result: expect.stringMatching(/^[A-Za-z0-9]{16}$/) as unknown,
    special: false,
    upper: true,
  });
});

test("password and hash are marked as secrets", async () => {
  const { outputs } = await randomPassword.create({ length: 8 }, call);
  for (const name of ["result", "bcryptHash"]) expect(outputs[name]).toHaveProperty("value");
});

test("nothing differs from what was made, and every setting that does makes a new password", async () => {
  const inputs = { length: 8, keepers: { turn: "1" } };
  const outputs = await made(inputs);
  expect(randomPassword.diff(inputs, outputs, inputs)).toEqual({});
  expect(randomPassword.diff(inputs, outputs, { ...inputs, length: 9 })).toEqual({ length: "update-replace" });
  expect(randomPassword.diff(inputs, outputs, { ...inputs, keepers: { turn: "2" } })).toEqual({
    keepers: "update-replace",
  });
  expect(randomPassword.diff(inputs, outputs, { length: 8 })).toEqual({ keepers: "delete-replace" });
  expect(randomPassword.diff(inputs, outputs, { ...inputs, numeric: false })).toEqual({
    number: "update-replace",
    numeric: "update-replace",
  });
  expect(randomPassword.diff(inputs, outputs, { ...inputs, length: unknown })).toEqual({ length: "update-replace" });
});

test.each([
  [{}, "length"],
  [{ length: 0 }, "length"],
  [{ length: 3, minUpper: 4 }, "length"],
  [{ length: 8, number: true, numeric: false }, "number"],
  [{ length: 8, upper: false, lower: false, numeric: false, special: false }, "special"],
  [{ length: 8, lenght: 9 }, "lenght"],
])("%j is refused at %s", (inputs: Properties, property) => {
  expect(Object.keys(randomPassword.check(inputs).failures)).toEqual([property]);
});
