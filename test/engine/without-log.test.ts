import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { foldersOf } from "../../engine/folders.ts";
import { withoutLog } from "../../engine/without-log.ts";

test("where konbit keeps the engine's home, logs are no folder any more", async () => {
  const folders = foldersOf(await mkdtemp(path.join(os.tmpdir(), "konbit-log-")), {});
  await mkdir(path.join(folders.home, "logs"), { recursive: true });
  await writeFile(path.join(folders.home, "logs", "pulumi-up.log"), "addresses");
  await withoutLog(folders);
  await withoutLog(folders);
  expect(await readFile(path.join(folders.home, "logs"), "utf8")).toContain("keeps no log");
});

test("a home of the person's own keeps its logs", async () => {
  const home = await mkdtemp(path.join(os.tmpdir(), "konbit-log-"));
  await mkdir(path.join(home, "logs"));
  await withoutLog(foldersOf("/nowhere", { PULUMI_HOME: home }));
  expect(await readdir(path.join(home, "logs"))).toEqual([]);
});
