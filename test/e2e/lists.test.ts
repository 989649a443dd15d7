import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Post } from "../kinds/post.ts";
import { askForMail } from "./ask-for-mail.ts";
import { choosePassword } from "./choose-password.ts";
import { folder, world } from "./this-world.ts";
import { succeeded } from "./world.ts";

const owner = "awa@racine-commune.example";
const stranger = "zoe@ailleurs.example";
const list = "nouvelles@racine-commune.example";
const lists = "\n\nlists:\n  - { name: nouvelles, style: announce, owners: [awa], archive: members }\n";

describe.skipIf(folder === "")("a mailing list, from a member's file to its readers", () => {
  let post: Post;
  const config = (...args: readonly string[]) => succeeded(world.pulumi("config", ...args, "--stack", "sandbox"));
  const imported = async () =>
    (await succeeded(world.konbit("list", "import", list, "readers.csv", "--agreed", "--yes"))).stdout;
  const archived = () =>
    world.onServer(
      `mariadb -BN konbit_lists_web -e 'SELECT message_id, subject, SHA2(content, 256) FROM hyperkitty_email ORDER BY 1'`,
    );
  const received = async () =>
    (await post.read(owner)).filter((text) => /^List-Id: .*nouvelles\.racine-commune\.example/m.test(text));

  beforeAll(async () => {
    post = await askForMail(lists);
    await writeFile(path.join(world.folder, "readers.csv"), `${owner}\n${stranger}\n`);
  });
  afterAll(async () => {
    await config("rm", "konbit:listHost");
  });

  test("wants a name for its pages, and says which key to write", async () => {
    const { exitCode, stdout, stderr } = await world.konbit("up", "--yes");
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).toContain("konbit:listHost");
  });

  test("takes the people of a file, and reaches them", async () => {
    await config("set", "konbit:listHost", "listes.racine-commune.example");
    const { stdout } = await succeeded(world.konbit("up", "--yes"));
    expect(stdout).toContain("+ mailing lists of racine-commune.example");
    await choosePassword("awa@ailleurs.example");
    expect(await imported()).toContain(`${list}: 2 new addresses`);
    expect(await post.send({ as: owner, from: owner, to: list, subject: "fete" })).toMatch(/^250/);
    await expect.poll(received, { timeout: 60_000, interval: 1000 }).toHaveLength(1);
    expect(await world.onServer("postqueue -j")).toContain(stranger);
    await expect.poll(archived, { timeout: 60_000, interval: 1000 }).toContain("fete");
  });

  test("has its pages where the zone says", async () => {
    const address = await world.onServer("kdig @$(hostname -I | cut -d' ' -f1) listes.racine-commune.example A +short");
    const page = await world.onServer(
      `curl -sk -o /dev/null -w '%{http_code}' --resolve listes.racine-commune.example:443:${address.trim()} https://listes.racine-commune.example/listes/`,
    );
    expect(page).toBe("200");
  });

  test("changes nothing the second time, and the state knows nobody who reads it", async () => {
    expect((await succeeded(world.konbit("up", "--yes"))).stdout).toContain("Nothing changes.");
    const { stdout } = await succeeded(world.pulumi("stack", "export", "--show-secrets", "--stack", "sandbox"));
    expect(stdout).toContain(list.split("@")[0]);
    expect(stdout).not.toContain(stranger);
  });

  test("taken out of the file it is unknown and kept; put back, it has the same people and archive", async () => {
    const had = await archived();
    const file = await world.readMember("racine-commune");
    await world.writeMember("racine-commune", file.replace(lists, ""));
    await succeeded(world.konbit("up", "--yes"));
    expect(await post.send({ as: owner, from: owner, to: list })).toMatch(/^550/);
    expect(await world.onServer(`cat /srv/members/racinecommune/quarantine/lists/${list}.mbox`)).toContain("fete");

    await world.writeMember("racine-commune", file);
    await succeeded(world.konbit("up", "--yes"));
    expect(await imported()).toContain("2 already subscribed");
    expect(await archived()).toBe(had);
    expect(await post.send({ as: owner, from: owner, to: list, subject: "encore" })).toMatch(/^250/);
    await expect.poll(received, { timeout: 60_000, interval: 1000 }).toHaveLength(2);
  });
});
