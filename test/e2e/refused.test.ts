import { beforeAll, describe, expect, test } from "vitest";
import { folder, world } from "./this-world.ts";

describe.skipIf(folder === "")("a member file that is not acceptable", () => {
  beforeAll(() => world.restore("converged"));

  test.each([
    ["a key nobody knows", "boites: [info]\n", /members\/etienne-k\.yaml:\d+:1 /],
    ["what no kind provides yet", "wikis: [wiki]\n", /members\/etienne-k\.yaml:\d+:\d+/],
  ])("%s: nothing is applied, by konbit or by pulumi, and the place is named", async (_, text, place) => {
    const good = await world.readMember("etienne-k");
    await world.writeMember("etienne-k", good + text);
    try {
      const ours = await world.konbit("up", "--yes");
      expect(ours.exitCode).toBe(1);
      expect(ours.stdout).toMatch(place);
      const plain = await world.pulumi("up", "--yes", "--stack", "sandbox", "--non-interactive");
      expect(plain.exitCode).not.toBe(0);
      expect(plain.stdout + plain.stderr).toMatch(place);
    } finally {
      await world.writeMember("etienne-k", good);
    }
    expect((await world.konbit("preview")).stdout).toContain("Nothing changes.");
  });
});
