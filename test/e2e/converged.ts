import type { TestProject } from "vitest/node";
import { succeeded, World } from "./world.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the world in which three members have been provisioned and kept as "converged". */
    readonly world: string;
  }
}

/** Once for all end-to-end tests: a server with the three members of `members/`, made by `konbit up`. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.platform !== "linux" || process.getuid?.() !== 0) {
    project.provide("world", "");
    return undefined;
  }
  const world = await World.create();
  const teardown = () => world.destroy();
  try {
    await succeeded(world.konbit("sandbox", "up", "--fresh"));
    await succeeded(world.konbit("up", "--yes"));
    await world.keep("converged");
    project.provide("world", world.folder);
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}
