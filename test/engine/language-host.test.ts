import { readdirSync, realpathSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { foldersOf } from "../../engine/folders.ts";
import { withLanguageHost } from "../../engine/language-host.ts";
import { program, temporaryFolder } from "./folder.ts";

test("an engine that has its own language host is used where it is", async () => {
  const root = temporaryFolder();
  const pulumi = program(path.join(root, "opt/pulumi"), "");
  const host = program(path.join(root, "opt/pulumi-language-nodejs"), "");
  const link = path.join(root, "link");
  symlinkSync(pulumi, link);
  const hosted = await withLanguageHost(link, foldersOf(path.join(root, "checkout"), {}));
  expect(hosted).toEqual({ pulumi: link, languageHost: { path: realpathSync(host), origin: "official" } });
});

test("for one without, ours is put beside a hard link to it, and its folder stays as it was", async () => {
  const root = temporaryFolder();
  const pulumi = program(path.join(root, "opt/pulumi"), "");
  const folders = foldersOf(path.join(root, "checkout"), {});
  const hosted = await withLanguageHost(pulumi, folders);
  expect(statSync(hosted.pulumi).ino).toBe(statSync(pulumi).ino);
  expect(readdirSync(folders.engine).sort()).toEqual(["pulumi", "pulumi-language-nodejs"]);
  expect(readdirSync(path.dirname(pulumi))).toEqual(["pulumi"]);
  expect(await withLanguageHost(pulumi, folders)).toEqual(hosted);
});

test("a newer engine takes the place of the linked one", async () => {
  const root = temporaryFolder();
  const folders = foldersOf(path.join(root, "checkout"), {});
  await withLanguageHost(program(path.join(root, "opt/pulumi"), "echo older"), folders);
  const newer = program(path.join(root, "new/pulumi"), "echo newer still");
  const { pulumi } = await withLanguageHost(newer, folders);
  expect(statSync(pulumi).ino).toBe(statSync(newer).ino);
});
