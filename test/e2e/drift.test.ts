import { beforeAll, describe, expect, test } from "vitest";
import { folder, world } from "./this-world.ts";
import { succeeded } from "./world.ts";

interface Drift {
  readonly what: string;
  /** Run as root on the server, as somebody would by hand. */
  readonly script: string;
  /** What the preview must name: the thing, and expected and found. */
  readonly says: readonly (string | RegExp)[];
  /** What plain pulumi marks, `<resource> <property>`, or what the property begins with. */
  readonly marks: string;
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
    marks: "m-0002/app/site files.vhost",
  },
  {
    what: "a pool edited by hand",
    script: `sed -i 's/^pm.max_children.*/pm.max_children = 99/' $(grep -rl racinecommune /etc/konbit/php --include='*.conf')`,
    says: [
      "site app.racine-commune.example",
      /files\.pool changed on the server: found “.*= 99.*”, expected “.*pm\.max_children = \d+.*”/,
    ],
    marks: "m-0002/app/site files.pool",
  },
  {
    what: "an owner changed",
    script: "chown root:root /srv/members/radiorivage/sites/*/htdocs",
    says: [
      "site www.radio-rivage.example",
      /modes\.htdocs changed on the server: found “root:root \d+”, expected “radiorivage:radiorivage \d+”/,
    ],
    marks: "m-0003/www/site modes.htdocs",
  },
  {
    what: "a quota lifted",
    script: "btrfs qgroup limit none /srv/members/etiennek",
    says: ["account etiennek", /quota\.maxBytes changed on the server: found “nothing”, expected “20 GiB”/],
    marks: "m-0004/account quota.maxBytes",
  },
  {
    what: "a user removed",
    script: "systemctl stop konbit-php@radiorivage; pkill -U radiorivage; userdel radiorivage",
    says: ["account radiorivage", "user: gone from the server"],
    marks: "m-0003/account user",
  },
];

describe.skipIf(folder === "")("something changed by hand on the server", () => {
  beforeAll(async () => {
    await world.restore("converged");
    await world.onServer(drifts.map(({ script }) => script).join("\n"));
  });

  test("is marked by plain pulumi preview, each at its property", async () => {
    const preview = await succeeded(world.pulumi("preview", "--stack", "sandbox", "--non-interactive", "--json"));
    const marked = (JSON.parse(preview.stdout) as Preview).steps.flatMap(({ urn, detailedDiff }) =>
      Object.keys(detailedDiff ?? {}).map((property) => `${urn.split("::").at(-1) ?? ""} ${property}`),
    );
    for (const { what, marks } of drifts) {
      expect(
        marked.filter((mark) => mark.startsWith(marks)),
        what,
      ).not.toEqual([]);
    }
  });

  test("is named by the next preview with expected and found, and repaired by up", async () => {
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
});

/** What `pulumi preview --json` prints, as far as it matters here. */
interface Preview {
  readonly steps: readonly { readonly urn: string; readonly detailedDiff?: Readonly<Record<string, unknown>> }[];
}
