import { beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../scripts/cli/answers.ts";
import { folder, world } from "./this-world.ts";
import { succeeded } from "./world.ts";

const treeOf = (root: string) => `cd ${root} && find . -type f -path '*htdocs*' -exec sha256sum {} + | sort`;
const rows = "mariadb --skip-column-names -e 'SELECT body FROM racinecommune_app.posts ORDER BY body'";

describe.skipIf(folder === "")("a member's file taken away", () => {
  let before = "";

  beforeAll(async () => {
    await world.restore("converged");
    await world.onServer(`
      cd /srv/members/racinecommune/sites
      for n in 1 2 3 4 5; do head -c 20000 /dev/urandom >app/htdocs/picture$n.bin; done
      mkdir -p www/htdocs/archives && echo 'procès-verbal' >www/htdocs/archives/2019.txt
      chown -R racinecommune:racinecommune app/htdocs www/htdocs
      mariadb -e "CREATE TABLE racinecommune_app.posts (body TEXT); INSERT INTO racinecommune_app.posts VALUES ('un'), ('deux')"
    `);
    before = await world.onServer(treeOf("/srv/members/racinecommune"));
  });

  test("the preview says beforehand that access closes and nothing is erased", async () => {
    const file = await world.readMember("racine-commune");
    await world.removeMember("racine-commune");
    const preview = await world.konbit("preview");
    expect(preview.stdout).toMatch(
      /- account racinecommune: access is closed, the data goes to quarantine; nothing is erased/,
    );
    expect(preview.stdout).toMatch(/- site app\.racine-commune\.example: access is closed/);

    await succeeded(world.konbit("up", "--yes"));
    const { host } = await world.server();
    for (const name of ["www.racine-commune.example", "app.racine-commune.example"]) {
      expect((await ask(host, name, AbortSignal.timeout(20_000))).status).not.toBe(200);
    }
    expect((await ask(host, "www.radio-rivage.example", AbortSignal.timeout(20_000))).status).toBe(200);
    expect(await world.onServer("[ -e /srv/members/racinecommune ] && echo there || echo gone")).toBe("gone");
    const contents = (listing: string) =>
      listing
        .split("\n")
        .map((line) => line.split(" ")[0])
        .sort();
    expect(contents(await world.onServer(treeOf("/srv/quarantine/m-0002")))).toEqual(contents(before));
    expect(await world.onServer("getent shadow racinecommune | cut -d: -f2")).toMatch(/^[!*]/);

    await world.writeMember("racine-commune", file);
    await succeeded(world.konbit("up", "--yes"));
    expect(await world.onServer(treeOf("/srv/members/racinecommune"))).toBe(before);
    expect(await world.onServer(rows)).toBe("deux\nun");
    expect((await ask(host, "app.racine-commune.example", AbortSignal.timeout(20_000))).status).toBe(200);
    expect((await world.konbit("preview")).stdout).toContain("Nothing changes.");
  });
});
