import { beforeAll, describe, expect, test } from "vitest";
import { password, type Post } from "../kinds/post.ts";
import { askForMail } from "./ask-for-mail.ts";
import { choosePassword } from "./choose-password.ts";
import { folder, world } from "./this-world.ts";
import { succeeded } from "./world.ts";

const address = "awa@racine-commune.example";

/** Messages with their names, which hold the flags, and their contents. */
const messages = String.raw`cd / && find /srv -path '*Maildir*' -name '*,S=*' -type f -printf '%f\n' -exec sha256sum {} + | sed 's| .*||' | sort`;

describe.skipIf(folder === "")("mail, from a member's file to a mail program", () => {
  let post: Post;

  beforeAll(async () => {
    post = await askForMail("\n\naliases:\n  contact: [awa]");
  });

  test("a box in the file is a box that somebody can log into with a password that nobody else saw", async () => {
    const { stdout } = await succeeded(world.konbit("up", "--yes"));
    expect(stdout).toContain("+ mailboxes of racine-commune.example");
    expect(stdout).not.toContain("konbit:index");
    await expect(post.read(address)).rejects.toThrow();

    await choosePassword("awa@ailleurs.example");
    expect(await post.read(address)).toEqual([]);
  });

  test("a mail from elsewhere arrives by its alias, a reply goes out signed, and nobody is impersonated", async () => {
    expect(await post.send({ from: "zoe@ailleurs.example", to: "contact@racine-commune.example" })).toMatch(/^250/);
    await expect.poll(() => post.read(address), { timeout: 20_000 }).toHaveLength(1);
    expect(await post.send({ as: address, from: address, to: address, subject: "à moi" })).toMatch(/^250/);
    await expect.poll(() => post.read(address), { timeout: 20_000 }).toHaveLength(2);
    expect((await post.read(address)).join("")).toMatch(/^DKIM-Signature: .*d=racine-commune\.example/m);
    expect(await post.send({ as: address, from: "autre@racine-commune.example", to: address })).toMatch(/^553/);
    expect(await post.send({ from: "zoe@ailleurs.example", to: "personne@racine-commune.example" })).toMatch(/^550/);
    expect(await post.send({ from: "zoe@ailleurs.example", to: "zoe@dehors.example" })).toMatch(/^[45]54/);
  });

  test("a second up changes nothing, and the state knows no password", async () => {
    const again = await succeeded(world.konbit("up", "--yes"));
    expect(again.stdout).toContain("Nothing changes.");
    const { stdout } = await succeeded(world.pulumi("stack", "export", "--show-secrets", "--stack", "sandbox"));
    expect(stdout).toContain("racine-commune.example");
    expect(stdout).not.toContain(password);
    expect(stdout).not.toMatch(/[$]argon2id[$]v=/);
  });

  test("the key that signs is served, and is among the records to publish", async () => {
    const key = "k1._domainkey.racine-commune.example";
    const served = await world.onServer(`kdig @$(hostname -I | cut -d' ' -f1) ${key} TXT +short`);
    expect(served).toMatch(/v=DKIM1; .*p=MII/);
    const { stdout } = await succeeded(world.konbit("check-dns", "--records", "racine-commune.example"));
    expect(stdout).toMatch(/k1\._domainkey[^]*v=DKIM1; .*p=MII/);
  });

  test("taken out of the file it is closed and its mail is kept; put back, it is all there", async () => {
    const had = await world.onServer(messages);
    const file = await world.readMember("racine-commune");
    await world.writeMember("racine-commune", file.replace("mailboxes:\n  - awa\n\naliases:\n  contact: [awa]", ""));
    expect((await world.konbit("preview")).stdout).toMatch(/nothing is erased/);
    await succeeded(world.konbit("up", "--yes"));
    await expect(post.read(address)).rejects.toThrow();
    expect(await post.send({ from: "zoe@ailleurs.example", to: address })).toMatch(/^550/);
    expect(await world.onServer(messages)).toBe(had);

    await world.writeMember("racine-commune", file);
    await succeeded(world.konbit("up", "--yes"));
    expect(await post.read(address)).toHaveLength(2);
    expect(await world.onServer(messages)).toBe(had);
  });
});
