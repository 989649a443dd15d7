import fc from "fast-check";
import { expect, test } from "vitest";
import { stepsOf, valueAt } from "../../../core/preview/property-path.ts";

test("a path is read as Pulumi writes it", () => {
  expect(stepsOf('files["a.conf"].lines[2].text')).toEqual(["files", "a.conf", "lines", "2", "text"]);
  expect(stepsOf('["with \\"quotes\\""]')).toEqual(['with "quotes"']);
});

test("what is not there is undefined, even where JavaScript objects have something of their own", () => {
  expect(valueAt({ a: [1, 2] }, "a[1]")).toBe(2);
  expect(valueAt({ a: 1 }, "b.c")).toBeUndefined();
  expect(valueAt({}, "constructor")).toBeUndefined();
});

test("any key, quoted, finds its value again", () => {
  fc.assert(
    fc.property(fc.string(), (key) => {
      const quoted = key.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
      expect(valueAt({ files: { [key]: "here" } }, `files["${quoted}"]`)).toBe("here");
    }),
  );
});
