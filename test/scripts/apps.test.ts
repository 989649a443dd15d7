import { readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { head, konbit, membersDir } from "./members-dir.ts";

const racine = `id: m-0003\nstatus: active\nlogin: racine\n${head}domains: [racine.example]\nwikis: [wiki, { name: notes, engine: dokuwiki }]\nsites: [{ name: www, app: wordpress }]\n`;
const verger = `name: V\ncontact: { name: B, email: b@ailleurs.example, forge: b }\ndomains: [verger.example]\nwikis: [wiki]\n`;

test("the catalogue says licence, home page and who has what; who only asks has nothing yet", async () => {
  const members = await membersDir({ "racine.yaml": racine, "verger.yaml": verger });
  const { stdout, exitCode } = await konbit(["apps", "--members", members], "fr");
  expect(exitCode).toBe(0);
  expect(stdout).toContain(
    "wordpress  WordPress · GPL-2.0-or-later · https://wordpress.org/\n             www.racine.example\n",
  );
  expect(stdout).toContain("https://www.mediawiki.org/\n             wiki.racine.example\n");
  expect(stdout).toContain("yeswiki    YesWiki (pas encore fourni)");
  expect(stdout).not.toContain("verger");
});

test("for a machine each app is an object", async () => {
  const members = await membersDir({ "racine.yaml": racine });
  const { stdout } = await konbit(["apps", "--members", members, "--json"]);
  expect(JSON.parse(stdout)).toContainEqual({
    name: "dokuwiki",
    title: "DokuWiki",
    isProvided: true,
    licence: "GPL-2.0-only",
    homePage: "https://www.dokuwiki.org/",
    source: "debian",
    remarks: [],
    packages: expect.arrayContaining(["dokuwiki"]) as unknown,
    hosts: ["notes.racine.example"],
  });
});

test("a program from an archive says its date, its age, and that nobody has pinned it", async () => {
  const members = await membersDir({ "racine.yaml": racine });
  const { stdout } = await konbit(["apps", "--members", members], "en");
  expect(stdout).toMatch(
    /picocms {4}Pico 3\.0\.0-alpha\.2 \(2020-12-24\) · MIT · .*\n.*! no checksum is pinned yet .*\n.*! released more than two years ago/,
  );
});

test("a page for everybody has it in both languages, and loads nothing", async () => {
  const members = await membersDir({ "racine.yaml": racine });
  const page = join(members, "..", `${basename(members)}.html`);
  const { stdout, exitCode } = await konbit(["apps", "--members", members, "--html", page], "fr");
  expect([stdout, exitCode]).toEqual(["", 0]);
  const text = await readFile(page, "utf8");
  await rm(page);
  expect(text).toMatch(
    /<section lang="fr">[\s\S]*MediaWiki[\s\S]*wiki\.racine\.example[\s\S]*<section lang="en">[\s\S]*DokuWiki/,
  );
  expect(text).toContain('<span class="remark">publiée il y a plus de deux ans');
  expect(text).not.toMatch(/<(script|link|img|iframe)|url\(|YesWiki/);
});
