import { beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../scripts/cli/answers.ts";
import { folder, world } from "./this-world.ts";

describe.skipIf(folder === "")("konbit up, with three members", () => {
  beforeAll(() => world.restore("converged"));

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

/** Names, owners, modes, times of change and contents of everything that konbit could write. */
const checksums = `
cd /
{ find etc srv/members srv/quarantine usr/local -xdev -not -path 'etc/ssh/*' -printf '%p %u:%g %m %T@ %s\\n' 2>/dev/null | sort
  find etc srv/members usr/local -xdev -type f -exec sha256sum {} + | sort; } | sha256sum
`;
