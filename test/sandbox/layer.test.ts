import { expect, test } from "vitest";
import { layerId } from "../../sandbox/layer.ts";

test("a layer keeps its name as long as what it is made from is the same", () => {
  expect(layerId("base", ["recipe", "ssh"])).toBe(layerId("base", ["recipe", "ssh"]));
  expect(layerId("base", ["recipe", "ssh"])).toMatch(/^base-[0-9a-f]{12}$/);
});

test("any change of an ingredient makes another layer", () => {
  const names = [
    layerId("services", ["recipe", "apache2", "base-1"]),
    layerId("services", ["recipe!", "apache2", "base-1"]),
    layerId("services", ["recipe", "apache2 acl", "base-1"]),
    layerId("services", ["recipe", "apache2", "base-2"]),
    // What ends one ingredient does not begin the next.
    layerId("services", ["recipe", "apache2b", "ase-1"]),
  ];
  expect(new Set(names).size).toBe(names.length);
});
