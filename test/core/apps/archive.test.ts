import { expect, test } from "vitest";
import type { App } from "../../../core/apps/app.ts";
import { archiveOf, pins } from "../../../core/apps/archive.ts";
import { php } from "../../../core/apps/php.ts";
import { picocms } from "../../../core/apps/picocms.ts";

const url = "https://essai.example/@VERSION@/essai-@VERSION@.tar.gz";
const sha256 = "0".repeat(64);
const archive = { version: "1.0", released: "2026-01-02", url, sha256, folder: "" };
const essai: App = { ...picocms, name: "essai", program: { ...picocms.program, archive } };

test("an archive is the catalogue's where the stack says nothing", () => {
  expect(archiveOf(essai, {})).toEqual({ ...archive, app: "essai", url: "https://essai.example/1.0/essai-1.0.tar.gz" });
});

test("the stack pins another release, of which the catalogue's date says nothing", () => {
  expect(archiveOf(essai, { essai: { version: "1.1", sha256: "1".repeat(64) } })).toEqual({
    app: "essai",
    version: "1.1",
    url: "https://essai.example/1.1/essai-1.1.tar.gz",
    sha256: "1".repeat(64),
    folder: "",
  });
});

test("the stack may pin the very release of the catalogue", () => {
  expect(archiveOf(essai, { essai: { sha256: "1".repeat(64) } })).toMatchObject({
    version: "1.0",
    released: "2026-01-02",
    sha256: "1".repeat(64),
  });
});

test("a program from a package has none, and neither has what is no program", () => {
  expect(archiveOf(php, {})).toBeUndefined();
});

test("no pin is taken without a whole checksum", () => {
  expect(pins.safeParse({ essai: { version: "1.1" } }).success).toBe(false);
  expect(pins.safeParse({ essai: { sha256: "abc" } }).success).toBe(false);
});
