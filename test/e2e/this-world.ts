import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { inject } from "vitest";
import { succeeded, World } from "./world.ts";

/**
 * The world of this worker: a server with the three members of `members/`, made by `konbit up` and kept as "converged" by the
 * first file that needs it; the next ones go back to that. Empty where there can be none.
 */
export const world = await converged(inject("worlds"));
export const { folder } = world;

async function converged(worlds: string): Promise<World> {
  if (worlds === "") return new World("");
  const made = new World(path.join(worlds, `world-${process.env["VITEST_POOL_ID"] ?? "1"}`));
  if (made.has("converged")) return made;
  // What could not be finished before is no world.
  if (existsSync(made.folder)) await made.destroy();
  await World.create(made.folder);
  await succeeded(made.konbit("sandbox", "up", "--fresh"));
  await succeeded(made.konbit("up", "--yes"));
  await made.keep("converged");
  return made;
}
