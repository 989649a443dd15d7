import fc from "fast-check";
import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import { expect, test } from "vitest";
import type { Props } from "../../kinds/kind.ts";
import { fromStructBytes, toStructBytes } from "../../provider/struct-bytes.ts";
import { structOf } from "../../provider/struct.ts";

/** Any JSON object; `__proto__` is not a key that the generated classes can read, however deep it stands. */
const props = fc
  .dictionary(fc.string({ unit: "binary" }), fc.jsonValue({ stringUnit: "binary" }))
  .filter((value) => !JSON.stringify(value).includes('"__proto__":')) as fc.Arbitrary<Props>;

/** Negative zero is no JSON. */
const json = (value: Props): unknown => JSON.parse(JSON.stringify(value));

test("what the generated classes write is read as they read it", () => {
  fc.assert(
    fc.property(props, (value) => {
      const bytes = structOf(value).serializeBinary();
      expect(json(fromStructBytes(bytes))).toEqual(json(structPb.Struct.deserializeBinary(bytes).toJavaScript()));
    }),
  );
});

test("what is written the generated classes read", () => {
  fc.assert(
    fc.property(props, (value) => {
      expect(json(structPb.Struct.deserializeBinary(toStructBytes(value)).toJavaScript())).toEqual(json(value));
    }),
  );
});

test("a key that names what objects inherit is a key like another", () => {
  const value: Props = JSON.parse('{"__proto__": {"size": 1}}') as Props;
  expect(Object.entries(fromStructBytes(toStructBytes(value)))).toEqual([["__proto__", { size: 1 }]]);
});
