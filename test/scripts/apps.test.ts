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
    packages: expect.arrayContaining(["dokuwiki"]) as unknown,
    hosts: ["notes.racine.example"],
  });
});
