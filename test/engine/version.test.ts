import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { engineVersion, isCompatible } from "../../engine/version.ts";

test("the engine is the version that the SDK and go.mod name", () => {
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: Record<string, string> };
  expect(manifest.dependencies["@pulumi/pulumi"]).toBe(engineVersion);
  expect(readFileSync("engine/go.mod", "utf8")).toContain(`github.com/pulumi/pulumi/pkg/v3 v${engineVersion} `);
});

test.each([
  ["3.259.0", true],
  ["v3.259.1", true],
  ["3.270.0", true],
  ["3.260.0-dev.5+abc", true],
  ["3.258.9", false],
  ["2.999.0", false],
  ["4.0.0", false],
  ["", false],
  ["dev", false],
])("an engine of version %s is compatible: %s", (version, answer) => {
  expect(isCompatible(version)).toBe(answer);
});
