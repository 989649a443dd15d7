import { beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../scripts/cli/answers.ts";
import { folder, world } from "./this-world.ts";

beforeAll(async () => {
  if (folder !== "") await world.restore("converged");
});

describe.skipIf(folder === "")("konbit up, with three members", () => {
  test("every PHP site answers over HTTP as its own Unix user", async () => {
    const { host } = await world.server();
    const sites = [
      ["app.racine-commune.example", "racinecommune"],
      ["www.radio-rivage.example", "radiorivage"],
    ] as const;
    for (const [name, user] of sites) {
      const answer = await ask(host, name, AbortSignal.timeout(20_000));
      expect(answer.status).toBe(200);
      expect(answer.text).toContain(user);
    }
  });

  test("a second up changes nothing and writes nothing on the server", async () => {
    const before = await world.onServer(checksums);
    const again = await world.konbit("up", "--yes");
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toContain("Nothing changes.");
    const plain = await world.pulumi("up", "--yes", "--stack", "sandbox", "--non-interactive");
    expect(plain.exitCode).toBe(0);
    expect(plain.stdout).toMatch(/Resources:\s+\d+ unchanged/);
    expect(await world.onServer(checksums)).toBe(before);
  });

  test("pulumi destroy is refused and touches nothing", async () => {
    const before = await world.onServer(checksums);
    const refused = await world.pulumi("destroy", "--yes", "--stack", "sandbox", "--non-interactive");
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stdout + refused.stderr).toMatch(/protect/);
    expect(await world.onServer(checksums)).toBe(before);
  });
});

describe.skipIf(folder === "")("a member file that is not acceptable", () => {
  test.each([
    ["a key nobody knows", "boites: [info]\n", /members\/etienne-k\.yaml:\d+:1 /],
    ["what no kind provides yet", "extras: { visio: true }\n", /members\/etienne-k\.yaml:\d+:\d+/],
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

/** Names, owners, modes, times of change and contents of everything that konbit could write. */
const checksums = `
cd /
{ find etc srv/members srv/quarantine usr/local -xdev -not -path 'etc/ssh/*' -printf '%p %u:%g %m %T@ %s\\n' 2>/dev/null | sort
  find etc srv/members usr/local -xdev -type f -exec sha256sum {} + | sort; } | sha256sum
`;
