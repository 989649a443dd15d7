import { beforeAll, describe, expect, inject, test } from "vitest";
import { succeeded, World } from "./world.ts";

const folder = inject("world");
const world = new World(folder);

describe.skipIf(folder === "")("a server that was reinstalled", () => {
  beforeAll(async () => {
    await world.restore("converged");
    // Without a name: a new machine at the same address, with another host key, and nobody on it.
    await succeeded(world.konbit("sandbox", "reset"));
  });

  test("is met again: the preview says what has gone, and one up makes all of it", async () => {
    const { stdout } = await succeeded(world.konbit("preview"));
    expect(stdout).toContain("account etiennek: had gone from the server, will be made again");
    await succeeded(world.konbit("up", "--yes"));
    expect(await world.onServer("id -u etiennek")).toMatch(/^\d+$/m);
    expect((await succeeded(world.konbit("preview"))).stdout).toContain("Nothing changes.");
  });

  test("while the configuration still has the old key, nothing is sent", async () => {
    const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    await succeeded(world.pulumi("config", "set", "konbit:hostKey", key, "--stack", "sandbox"));
    const { exitCode, stderr } = await world.konbit("preview");
    expect(exitCode).toBe(4);
    expect(stderr).toContain("does not show the expected key");
  });
});
