import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apps } from "../../core/apps/index.ts";
import type { SiteInputs } from "../../kinds/site-state.ts";
import { site } from "../../kinds/site.ts";
import { sh } from "../../remote/sh.ts";
import { type AppTalk, appTalks } from "./app-talks.ts";
import { Browser } from "./browser.ts";
import { membersGround, sendmailToFiles } from "./grounds.ts";
import { differences } from "./leaves.ts";
import { siteInputs } from "./members.ts";
import { Server } from "./server.ts";

type App = (typeof apps)[number];

const settings: NonNullable<SiteInputs["settings"]> = {
  title: `Coopérative « Racine » & l'amie`,
  lang: "fr",
  access: "public-read",
  isReadonly: false,
  admin: { login: "awa-d", name: "Awa L'Écuyer: D", email: "awa@ailleurs.example" },
};

function inputsOf({ name, runsPhp, program, leadsTo }: App, more: Partial<SiteInputs> = {}): SiteInputs {
  const { databasePassword, php, ...inputs } = siteInputs(3, "racine");
  return {
    ...inputs,
    name,
    app: name,
    host: hostOf(name),
    aliases: [],
    ...(runsPhp && php !== undefined ? { php } : {}),
    ...(leadsTo === undefined ? {} : { to: "https://ailleurs.example/ici?a=1&b=$2" }),
    ...(program === undefined ? {} : { settings, sender: "postmaster@racine.example" }),
    ...(program?.hasDatabase === true && databasePassword !== undefined ? { databasePassword } : {}),
    ...more,
  };
}

const hostOf = (name: string) => `${name}.racine.example`;
const password = "une-longue-phrase-que-personne-ne-devine";

describe("apps of the catalogue", () => {
  let server: Server;
  const all = apps.map((app) => site.desired(inputsOf(app)));
  const make = async (...states: ReturnType<typeof site.desired>[]) => server.make(site, states);

  beforeAll(async () => {
    server = await Server.fresh(membersGround);
    await server.run(sendmailToFiles);
    await make(...all, site.desired(siteInputs(4, "sillon")));
  });
  afterAll(async () => {
    await server.close();
  });

  test("made again, nothing changes, and the server shows what was asked", async () => {
    expect((await make(...all)).changed).toEqual([]);
    for (const state of all) expect(differences(state, await server.observe(site, state))).toEqual([]);
  });

  test("no package serves a page of its own below a site", async () => {
    for (const { program } of apps) {
      const folder = program?.packages[0] ?? "none";
      const answer = await new Browser(server, hostOf("static")).get(`/${folder}/`);
      expect(answer.slice(-3), folder).toBe("404");
    }
  });

  describe.each(apps.map((app) => [app.name, app] as const))("%s", (name, app) => {
    const { program, leadsTo } = app;
    const state = site.desired(inputsOf(app));
    const talk = appTalks[name];
    const isHealthy = async () => {
      if (leadsTo !== undefined) {
        const answer = await server.run(sh`curl -si -H ${`Host: ${hostOf(name)}`} http://127.0.0.1/ailleurs`);
        expect(answer).toMatch(/^HTTP\/1.1 301[\s\S]*Location: https:\/\/ailleurs\.example\/ici\?a=1&b=%242\r/);
        return;
      }
      const { path, text } = program?.health ?? { path: "/", text: "Bienvenue" };
      expect(await new Browser(server, hostOf(name)).get(path)).toContain(text);
    };

    test("is born and works", isHealthy);

    if (program !== undefined) {
      test("lets nobody write who was not invited, nor make an account", async () => {
        const { write, read, register } = needed(talk);
        const stranger = new Browser(server, hostOf(name), "stranger");
        await write(stranger, "SPAM-OF-A-STRANGER");
        expect(await read(stranger)).not.toContain("SPAM-OF-A-STRANGER");
        expect(await register(stranger)).not.toMatch(/<input[^>]*type="?password"?[^>]*name="?(wpPassword|pass)"?/);
      });

      test("its first admin gets in by the invitation, once, and writes what everybody reads", async () => {
        const { choose, write, read } = needed(talk);
        const letters = await server.run(sh`grep -l ${hostOf(name)} /var/spool/test-mail/* | xargs cat`);
        const letter = quoted(letters);
        expect(letter).toMatch(/^argv: -i -f postmaster@racine\.example -- awa@ailleurs\.example\n/);
        expect(letter.match(/^To: /gm)).toHaveLength(1);
        const admin = new Browser(server, hostOf(name), "admin");
        await choose(admin, letter, password);
        await write(admin, "Une page de l'admin");
        expect(await read(new Browser(server, hostOf(name), "stranger"))).toMatch(/Une page de l(’|'|&#0?39;)admin/);
        const thief = new Browser(server, hostOf(name), "thief");
        await choose(thief, letter, `${password}-2`);
        await write(thief, "Une page du voleur");
        expect(await read(thief)).not.toContain("Une page du voleur");
      });

      test("read-only, nobody writes, and everybody reads", async () => {
        const { write, read } = needed(talk);
        await make(site.desired(inputsOf(app, { settings: { ...settings, isReadonly: true } })));
        const admin = new Browser(server, hostOf(name), "admin");
        await write(admin, "Trop tard");
        const page = await read(new Browser(server, hostOf(name), "stranger"));
        expect(page).toContain("Une page de l");
        expect(page).not.toContain("Trop tard");
        await make(state);
        await write(admin, "De nouveau");
        expect(await read(admin)).toContain("De nouveau");
      });

      test("private, a stranger reads nothing", async () => {
        const { read } = needed(talk);
        await make(site.desired(inputsOf(app, { settings: { ...settings, access: "private" } })));
        expect(await read(new Browser(server, hostOf(name), "stranger"))).not.toContain("De nouveau");
        expect(await read(new Browser(server, hostOf(name), "admin"))).toContain("De nouveau");
        await make(state);
      });

      test("another member's PHP reads nothing of it", async () => {
        const tree = `/srv/members/racine/sites/${name}`;
        await server.run(
          sh`printf %s '<?php echo @file_get_contents($_GET["f"]), @implode(@scandir($_GET["f"]) ?: []);' >/srv/members/sillon/sites/www/htdocs/probe.php; chmod 644 /srv/members/sillon/sites/www/htdocs/probe.php`,
        );
        const probe = new Browser(server, "www.sillon.example");
        const paths = [`private/site.json`, `private/${name}/${program.prepend}`, ...program.folders];
        for (const path of paths) expect(await probe.get(`/probe.php?f=${tree}/${path}`), path).toBe("\n200");
      });
    }

    test("suspended it answers 503, and is back with what it was", async () => {
      await make(site.desired(inputsOf(app, { state: "suspended" })));
      expect((await new Browser(server, hostOf(name)).get("/")).slice(-3)).toBe("503");
      await make(state);
      await isHealthy();
    });

    test("taken away and put back, it has the same content", async () => {
      const told = await server.tell(site.retire([state]));
      expect(told.failed).toEqual([]);
      expect((await new Browser(server, hostOf(name)).get("/")).slice(-3)).toBe("404");
      await make(state);
      await isHealthy();
      if (talk !== undefined)
        expect(await talk.read(new Browser(server, hostOf(name), "stranger"))).toContain("De nouveau");
    });
  });

  test("nobody is invited twice", async () => {
    const programs = apps.filter(({ program }) => program !== undefined);
    expect(await server.run(sh`ls /var/spool/test-mail | wc -l`)).toBe(`${programs.length}\n`);
  });
});

function needed(talk: AppTalk | undefined): AppTalk {
  if (talk === undefined) throw new Error("test/kinds/app-talks.ts says nothing of it");
  return talk;
}

/** A letter as people read it: quoted-printable undone. */
function quoted(letter: string): string {
  const bytes = letter
    .replaceAll("=\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
