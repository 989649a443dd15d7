import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import type { TestProject } from "vitest/node";
import { World } from "./world.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the worlds that this run makes (`this-world.ts`); empty where there can be none. */
    readonly worlds: string;
  }
}

/** A place for worlds; what was made there is taken away at the end, whole or not. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.platform !== "linux" || process.getuid?.() !== 0) {
    project.provide("worlds", "");
    return undefined;
  }
  const worlds = await mkdtemp(path.join(os.tmpdir(), "konbit-e2e-"));
  project.provide("worlds", worlds);
  return async () => {
    for (const name of await readdir(worlds)) await new World(path.join(worlds, name)).destroy();
    await rm(worlds, { recursive: true });
  };
}
