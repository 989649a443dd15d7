import * as fc from "fast-check";
import { expect, test } from "vitest";
import { inCanonicalOrder, presented, type DnsRecord } from "../../../core/dns/record.ts";

test("a long text is cut into strings of at most 255 octets, and nothing of it is lost", () => {
  const printable = fc.string({
    unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
    maxLength: 1200,
  });
  fc.assert(
    fc.property(printable, (value) => {
      const strings = [...presented({ type: "TXT", value }).matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, inner = ""]) =>
        inner.replaceAll(/\\(.)/g, "$1"),
      );
      expect(strings.join("")).toBe(value);
      expect(Math.max(...strings.map((one) => one.length))).toBeLessThanOrEqual(255);
    }),
  );
});

test("names are ordered from the right, a domain before what lies in it", () => {
  const names = [
    "racine.example",
    "z.racine.example",
    "a.z.racine.example",
    "a-b.racine.example",
    "a.a-b.racine.example",
    "b.example",
  ];
  const records = names.map((name): DnsRecord => ({ name, type: "A", value: "203.0.113.7" }));
  expect(inCanonicalOrder(records.toReversed()).map(({ name }) => name)).toEqual([
    "b.example",
    "racine.example",
    "a-b.racine.example",
    "a.a-b.racine.example",
    "z.racine.example",
    "a.z.racine.example",
  ]);
});
