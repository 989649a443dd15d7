import { beforeEach, describe, expect, test } from "vitest";
import { folder, world } from "./this-world.ts";

interface Drift {
  readonly what: string;
  /** Run as root on the server, as somebody would by hand. */
  readonly script: string;
  /** What the preview must name: the thing, and expected and found. */
  readonly says: readonly (string | RegExp)[];
}

const drifts: readonly Drift[] = [
  {
    what: "a vhost edited by hand",
    // The generation that Apache reads; the one before it is kept beside.
    script: `f=$(grep -rl 'ServerName app.racine-commune' /etc/konbit/apache/sites/ | head -n 1); echo '# by hand' >>"$f"`,
    says: [
      "site app.racine-commune.example",
      /files\.vhost changed on the server: found “.*# by hand.*”, expected “.*”/,
    ],
  },
  {
    what: "a pool edited by hand",
    script: `sed -i 's/^pm.max_children.*/pm.max_children = 99/' $(grep -rl racinecommune /etc/konbit/php --include='*.conf')`,
    says: [
      "site app.racine-commune.example",
      /files\.pool changed on the server: found “.*= 99.*”, expected “.*pm\.max_children = \d+.*”/,
    ],
  },
  {
    what: "an owner changed",
    script: "chown root:root /srv/members/radiorivage/sites/*/htdocs",
    says: [
      "site www.radio-rivage.example",
      /modes\.htdocs changed on the server: found “root:root \d+”, expected “radiorivage:radiorivage \d+”/,
    ],
  },
  {
    what: "a quota lifted",
    script: "btrfs qgroup limit none /srv/members/etiennek",
    says: ["account etiennek", /quota\.maxBytes changed on the server: found “nothing”, expected “20 GiB”/],
  },
  {
    what: "a user removed",
    script: "systemctl stop konbit-php@radiorivage; pkill -U radiorivage; userdel radiorivage",
    says: ["account radiorivage", "user: gone from the server"],
  },
];

describe.skipIf(folder === "")("something changed by hand on the server", () => {
  beforeEach(() => world.restore("converged"));

  test("is named by the next preview with expected and found, and repaired by up", async () => {
    await world.onServer(drifts.map(({ script }) => script).join("\n"));
    const preview = await world.konbit("preview");
    expect(preview.exitCode).toBe(0);
    for (const { what, says } of drifts) {
      for (const words of says) expect(preview.stdout, what).toMatch(words);
    }
    const up = await world.konbit("up", "--yes");
    expect(up.exitCode, up.stderr).toBe(0);
    const after = await world.konbit("preview");
    expect(after.stdout).toContain("Nothing changes.");
  });

  test.each(drifts)("$what: plain pulumi preview sees it too", async ({ script }) => {
    await world.onServer(script);
    const preview = await world.pulumi("preview", "--stack", "sandbox", "--non-interactive", "--expect-no-changes");
    expect(preview.exitCode).not.toBe(0);
    expect(preview.stdout).toMatch(/[~+] +\d+ to (update|create)/);
  });
});
