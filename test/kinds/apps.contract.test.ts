import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { archiveOf, fileOf } from "../../core/apps/archive.ts";
import { apps as catalogue, wikiApps } from "../../core/apps/index.ts";
import { account } from "../../kinds/account.ts";
import { appArchive } from "../../kinds/app-archive.ts";
import type { SiteInputs } from "../../kinds/site-state.ts";
import { site } from "../../kinds/site.ts";
import { type Script, sh } from "../../remote/sh.ts";
import { appTalks } from "./app-talks.ts";
import { sha256Of } from "./archive-files.ts";
import { Browser } from "./browser.ts";
import { membersGround, sendmailToFiles } from "./grounds.ts";
import { differences } from "./leaves.ts";
import { accountInputs, siteInputs } from "./members.ts";
import { Server } from "./server.ts";
import { fewOrAll } from "../thorough.ts";

type App = (typeof catalogue)[number];

/** The folder with the archives of the catalogue, which nobody serves to a test. */
const folder = process.env["KONBIT_APP_ARCHIVES"] ?? "";
const archiveIn = (app: App) => {
  const archive = archiveOf(app, {});
  return archive && { ...archive, file: join(folder, fileOf(archive)) };
};
const isSupplied = (app: App) => archiveIn(app) === undefined || existsSync(archiveIn(app)?.file ?? "");
const apps = catalogue.filter(isSupplied);

const settings: NonNullable<SiteInputs["settings"]> = {
  title: `Coopérative « Racine » & l'amie`,
  lang: "fr",
  access: "public-read",
  isReadonly: false,
  admin: { login: "awa-d", name: "Awa L'Écuyer: D", email: "awa@ailleurs.example" },
};

function inputsOf(app: App, more: Partial<SiteInputs> = {}): SiteInputs {
  const { name, runsPhp, program, leadsTo } = app;
  const version = archiveOf(app, {})?.version;
  const { databasePassword, php, ...inputs } = siteInputs(3, "racine");
  return {
    ...inputs,
    name,
    app: name,
    host: hostOf(name),
    aliases: [],
    ...(runsPhp && php !== undefined ? { php } : {}),
    ...(leadsTo === undefined ? {} : { to: "https://ailleurs.example/ici?a=1&b=$2" }),
    ...(version === undefined ? {} : { version }),
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
    // A copy of WordPress alone is 56 MiB.
    await server.make(account, [account.desired({ ...accountInputs(3, "racine"), quota: 268_435_456 })]);
    await server.run(sendmailToFiles);
    // The mail server's, which sites' mail goes through.
    await server.run(sh`
      useradd --system --no-create-home konbit-post
      install -d /etc/systemd/system/konbit-post@.service.d
      printf '[Service]\nReadWritePaths=/var/spool/test-mail\n' >/etc/systemd/system/konbit-post@.service.d/test.conf
      systemctl daemon-reload`);
    server.archives = folder;
    const archives = apps.flatMap((app) => archiveIn(app) ?? []);
    const unpacked = archives.map(({ app, version, url, folder: inner, file }) =>
      appArchive.desired({ app, version, url, folder: inner, sha256: sha256Of(file) }),
    );
    if (unpacked.length > 0) await server.make(appArchive, unpacked);
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

  describe.each(catalogue.map((app) => [app.name, app] as const))("%s", (name, app) => {
    if (!isSupplied(app)) {
      test.skip(`(KONBIT_APP_ARCHIVES has no ${archiveIn(app)?.file.split("/").at(-1) ?? ""})`);
      return;
    }
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

    test("is shown inside nobody else's page, and a wiki loads nothing from elsewhere", async () => {
      if (leadsTo !== undefined) return;
      const { path } = program?.health ?? { path: "/" };
      const policy = await server.run(
        sh`curl -sI -H ${`Host: ${hostOf(name)}`} ${`http://127.0.0.1${path}`} | sed -n 's/^Content-Security-Policy: //ip'`,
      );
      expect(policy).toContain("frame-ancestors 'self'");
      if (wikiApps.some((one) => one.name === name)) expect(policy).toMatch(/^default-src 'self';/);
    });

    if (program !== undefined && program.isEditedAsFiles !== true) {
      test("lets nobody write who was not invited, nor make an account", async () => {
        const { write, read, register } = needed(talk);
        const stranger = new Browser(server, hostOf(name), "stranger");
        await write(stranger, "SPAM-OF-A-STRANGER");
        expect(await read(stranger)).not.toContain("SPAM-OF-A-STRANGER");
        expect(await register(stranger)).not.toMatch(/name="?(fullname|retype|user_email)\b/);
      });

      test("its first admin gets in by the invitation, once, and writes what everybody reads", async () => {
        const { choose, write, read } = needed(talk);
        const letters = await server.run(sh`grep -l ${hostOf(name)} /var/spool/test-mail/* | xargs cat`);
        const letter = quoted(letters);
        expect(letter).toMatch(/^argv: -i -f postmaster@racine\.example -- awa@ailleurs\.example\n/);
        expect(letter.match(/^To: /gm)).toHaveLength(1);
        const admin = new Browser(server, hostOf(name), "admin");
        await choose(admin, letter, password);
        await write(admin, "Une page pour tout le monde");
        expect(await read(new Browser(server, hostOf(name), "stranger"))).toContain("Une page pour tout le monde");
        const thief = new Browser(server, hostOf(name), "thief");
        await choose(thief, letter, `${password}-2`);
        await write(thief, "Une page du voleur");
        expect(await read(thief)).not.toContain("Une page du voleur");
      });

      const isWiki = wikiApps.some((one) => one.name === name);

      test.runIf(isWiki)("read-only, nobody writes, and everybody reads", async () => {
        const { write, read } = needed(talk);
        await make(site.desired(inputsOf(app, { settings: { ...settings, isReadonly: true } })));
        const admin = new Browser(server, hostOf(name), "admin");
        await write(admin, "Trop tard");
        const page = await read(new Browser(server, hostOf(name), "stranger"));
        expect(page).toContain("Une page pour tout le monde");
        expect(page).not.toContain("Trop tard");
        await make(state);
        await write(admin, "De nouveau");
        expect(await read(admin)).toContain("De nouveau");
      });

      test.runIf(isWiki)("private, a stranger reads nothing", async () => {
        const { read } = needed(talk);
        await make(site.desired(inputsOf(app, { settings: { ...settings, access: "private" } })));
        expect(await read(new Browser(server, hostOf(name), "stranger"))).not.toContain("De nouveau");
        expect(await read(new Browser(server, hostOf(name), "admin"))).toContain("De nouveau");
        await make(state);
      });
    }

    if (program !== undefined)
      test("another member's PHP reads nothing of it", async () => {
        const tree = `/srv/members/racine/sites/${name}`;
        await server.run(
          sh`printf %s '<?php echo @file_get_contents($_GET["f"]), @implode(@scandir($_GET["f"]) ?: []);' >/srv/members/sillon/sites/www/htdocs/probe.php; chmod 644 /srv/members/sillon/sites/www/htdocs/probe.php`,
        );
        const probe = new Browser(server, "www.sillon.example");
        const paths = [`private/site.json`, `private/${name}/${program.prepend}`, program.folder];
        for (const path of paths) expect(await probe.get(`/probe.php?f=${tree}/${path}`), path).toBe("\n200");
      });

    const { themes = [] } = app;
    test.runIf(themes.length > 0)("has the theme of its file, until somebody chooses another one in it", async () => {
      const front = async () => new Browser(server, hostOf(name)).get("/");
      const inTheme = (theme: string) => `/themes/${theme}/`;
      const of = (theme: SiteInputs["theme"]) => site.desired(inputsOf(app, theme === undefined ? {} : { theme }));
      const [first, last] = [themes[0]?.name, themes.at(-1)?.name];
      for (const theme of new Set([first, last])) {
        const there = of(theme);
        await make(there);
        expect(await front()).toContain(inTheme(theme ?? ""));
        expect(differences(there, await server.observe(site, there))).toEqual([]);
        expect((await make(there)).changed).toEqual([]);
      }
      if (first === undefined || first === last) return;
      await server.run(
        sh`mariadb -e ${`UPDATE wp_options SET option_value = '${first}' WHERE option_name IN ('template', 'stylesheet')`} racine_wordpress`,
      );
      expect((await make(of(last))).changed).toEqual([]);
      expect(await front()).toContain(inTheme(first));
      // Nothing is asked any more, and what is there stays.
      expect((await make(state)).changed).toEqual([]);
      expect(differences(state, await server.observe(site, state))).toEqual([]);
      expect(await front()).toContain(inTheme(first));
    });

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
        expect(await talk.read(new Browser(server, hostOf(name), "stranger"))).toMatch(
          /De nouveau|Une page pour tout le monde/,
        );
    });
  });

  test("what was changed by hand in a program is found, fact by fact, and put right", async () => {
    const wiki = site.desired(inputsOf(needed(apps.find(({ name }) => name === "mediawiki"))));
    const tree = "/srv/members/racine/sites/mediawiki";
    await server.run(sh`
      echo '// by hand' >>${tree}/private/mediawiki/LocalSettings.php
      chmod 666 ${tree}/private/mediawiki/prepend.php
      rm ${tree}/private/site.php
      chmod 777 ${tree}/mediawiki
      echo 1:1.35 >${tree}/private/mediawiki/born
      sed -i s/public-read/private/ ${tree}/private/site.json
      a2enconf -q mediawiki; rm -f /var/lib/apache2/conf/disabled_by_admin/mediawiki
      systemctl stop konbit-jobs@racine.timer
      echo studio@sillon.example >/etc/konbit/post/20003
      echo 'exit' >>/etc/konbit/jobs/racine/mediawiki`);
    const found = differences(wiki, await server.observe(site, wiki)).map((line) => line.split(":")[0]);
    expect(found.sort()).toEqual([
      "files.jobs",
      "files.settings",
      "program.born",
      "program.jobs",
      "program.mail",
      "program.mediawiki/",
      "program.page",
      "program.private/mediawiki/LocalSettings.php",
      "program.private/mediawiki/prepend.php",
      "program.private/site.php",
    ]);
    await make(wiki);
    expect(differences(wiki, await server.observe(site, wiki))).toEqual([]);
  });

  test("without a mail server the invitation waits, and nothing is missing until there is one", async () => {
    const { sender, ...inputs } = inputsOf(needed(apps.find(({ name }) => name === "dokuwiki")));
    const [alone, later] = [{ ...inputs, name: "wiki-3", host: hostOf("wiki3") }].flatMap((one) => [
      site.desired(one),
      site.desired({ ...one, ...(sender === undefined ? {} : { sender }) }),
    ]);
    const letters = sh`grep -l 'wiki3.racine.example' /var/spool/test-mail/* | wc -l`;
    await make(needed(alone));
    expect(differences(alone, await server.observe(site, needed(alone)))).toEqual([]);
    expect(await server.run(letters)).toBe("0\n");
    await make(needed(later));
    expect(differences(later, await server.observe(site, needed(later)))).toEqual([]);
    expect(await server.run(letters)).toBe("1\n");
  });

  test("a birth that was killed half-way is brought to its end by the next run, even of a wiki that is read-only", async () => {
    const born = ["mediawiki", "wordpress"].map((name) =>
      site.desired(
        inputsOf(needed(apps.find((app) => app.name === name)), {
          name: `${name}-2`,
          host: hostOf(`${name}2`),
          settings: { ...settings, isReadonly: name === "mediawiki" },
        }),
      ),
    );
    const ensure = site.ensure(born);
    for (const seconds of fewOrAll([1.5, 4], [1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6]))
      await server.runKilled(ensure, seconds);
    await make(...born);
    for (const state of born) expect(differences(state, await server.observe(site, state))).toEqual([]);
    for (const name of ["mediawiki", "wordpress"]) {
      const { path, text } = needed(apps.find((app) => app.name === name)?.program).health;
      expect(await new Browser(server, hostOf(`${name}2`)).get(path)).toContain(text);
    }
  });

  test("a wiki whose accounts are lost is not made anew over its pages, and others are born meanwhile", async () => {
    const [wiki, other] = ["mediawiki", "dokuwiki"].map((name) =>
      site.desired(inputsOf(needed(apps.find((app) => app.name === name)))),
    );
    if (wiki === undefined || other === undefined) throw new Error("two wikis");
    const pages = sh`mariadb -N -e 'SELECT COUNT(*) FROM mw_page' racine_mediawiki`;
    const before = await server.run(pages);
    await server.run(sh`
      mariadb -e 'RENAME TABLE mw_user TO lost_user' racine_mediawiki
      rm /srv/members/racine/sites/{mediawiki/private/mediawiki,dokuwiki/private/dokuwiki}/born`);
    const { ok, failed } = await server.ensure(site, [wiki, other]);
    expect(ok).toEqual(["m-0003/dokuwiki"]);
    expect(failed.join()).toMatch(/racine_mediawiki has pages and no account .*nothing was touched/);
    expect(await server.run(pages)).toBe(before);
    await server.run(sh`mariadb -e 'RENAME TABLE lost_user TO mw_user' racine_mediawiki`);
    await make(wiki);
  });

  test("a WordPress that was brought from elsewhere stays as it is with the next version of the package", async () => {
    const blog = site.desired(inputsOf(needed(apps.find(({ name }) => name === "wordpress"))));
    const title = sh`mariadb -N -e "SELECT option_value FROM wp_options WHERE option_name = 'blogname'" racine_wordpress`;
    await server.run(sh`
      mariadb -e "DELETE FROM wp_options WHERE option_name = 'konbit_born'; UPDATE wp_options SET option_value = 'Venu' WHERE option_name = 'blogname'" racine_wordpress
      echo 1.0 >/srv/members/racine/sites/wordpress/private/wordpress/born`);
    await make(blog);
    expect(await server.run(title)).toBe("Venu\n");
  });

  test("nobody is invited twice", async () => {
    const programs = apps.filter(({ program }) => program !== undefined && program.isEditedAsFiles !== true);
    const letters = await server.run(
      sh`grep -h '^Subject: .*votre invitation' /var/spool/test-mail/* | sort -u | wc -l`,
    );
    expect(await server.run(sh`grep -h '^Subject: .*votre invitation' /var/spool/test-mail/* | wc -l`)).toBe(letters);
    expect(Number(letters)).toBeGreaterThanOrEqual(programs.length);
  });

  test("who has forgotten a password is sent a link by the site itself", async () => {
    const stranger = new Browser(server, hostOf("dokuwiki"), "forgetful");
    await stranger.post("/doku.php", { do: "resendpwd", save: "1", login: "awa-d" });
    const letter = await server.run(sh`grep -L 'votre invitation' /var/spool/test-mail/* | xargs cat`);
    expect(letter).toMatch(/^argv: -i -t -f postmaster@racine\.example\n/);
    expect(letter).toMatch(/\nFrom: (.* )?<postmaster@racine\.example>\n/);
  });

  test("whatever a site writes, its mail leaves in its member's own name", async () => {
    const forged = [
      "To: quelqu-un@ailleurs.example",
      "From: Radio <studio@sillon.example>",
      "Sender: studio@sillon.example",
      "Subject: Bonjour",
      "",
      "Corps",
      "",
    ].join("\n");
    const send = (login: string, mail: string) =>
      server.run(
        sh`rm -f /var/spool/test-mail/*; printf %s ${mail} | setpriv --reuid=${login} --regid=${login} --clear-groups --no-new-privs /usr/local/lib/konbit/sendmail -f studio@sillon.example 2>&1; echo "status $?"; cat /var/spool/test-mail/* 2>/dev/null || true`,
      );
    const left = await send("racine", forged);
    expect(left).toMatch(/^status 0\nargv: -i -t -f postmaster@racine\.example\n/);
    expect(left).toContain('From: "Radio" <postmaster@racine.example>\n');
    expect(left).toContain("Reply-To: <studio@sillon.example>\n");
    expect(left).not.toContain("Sender:");
    // Of another member no program sends.
    expect(await send("sillon", forged)).toBe("no site of this account sends mail\nstatus 75\n");
    const many = forged.replace("To: ", `To: ${Array.from({ length: 50 }, (_, at) => `p${at}@x.example, `).join("")}`);
    expect(await send("racine", many)).toBe("51 recipients: 1 to 50 are taken\nstatus 75\n");
    const fifty = many.replace("p0@x.example, ", "");
    for (let hour = 0; hour < 3; hour++) expect(await send("racine", fifty)).toContain("status 0");
    expect(await send("racine", fifty)).toMatch(/^more than 200 recipients within an hour\nstatus 75/);
  });

  describe.skipIf(!apps.some(({ name }) => name === "picocms"))("Pico's files", () => {
    const home = "/srv/members/racine/sites/picocms/picocms";
    const asMember = (script: Script) =>
      server.run(sh`setpriv --reuid=racine --regid=racine --clear-groups bash -c ${script.text}`);
    const get = (path: string) => new Browser(server, hostOf("picocms")).get(path);

    test("are the member's to write, and a page a moment later", async () => {
      await asMember(sh`
        mkdir -p ${home}/content/radio
        printf '%s\n' --- 'Title: Émissions' --- '' 'Le *mardi* à 20 h.' >${home}/content/radio/emissions.md
        printf 'un logo' >${home}/assets/logo.svg`);
      expect(await get("/radio/emissions")).toMatch(/<title>Émissions[\s\S]*Le <em>mardi<\/em> à 20 h\.[\s\S]*\n200$/);
      expect(await get("/")).toContain('href="http://picocms.racine.example/themes/default/css/style.css"');
      expect((await get("/themes/default/css/style.css")).slice(-3)).toBe("200");
      expect(await get("/assets/logo.svg")).toBe("un logo\n200");
    });

    test("that are no page are not there for anybody", async () => {
      await asMember(
        sh`printf '<?php echo 7 * 6;' >${home}/assets/essai.php; printf x >${home}/.cache; printf x >${home}/config/other`,
      );
      const paths =
        "/content/index.md /content/radio/emissions.md /config/config.yml /config/other /themes/default/index.twig /themes/default/pico-theme.yml /assets/essai.php /assets/essai.php/x /.cache /index.php/config /private/site.json /content/../config/config.yml /nowhere".split(
          " ",
        );
      for (const path of paths) expect(await get(path), path).toMatch(/(Page introuvable|picocms\.org)[\s\S]*\n404$/);
    });

    test("nor is the shared program theirs to change, and it says nothing in their log", async () => {
      const { version = "" } = archiveIn(needed(catalogue.find(({ name }) => name === "picocms"))) ?? {};
      const code = `/usr/local/share/konbit/apps/picocms/${version}`;
      expect(await asMember(sh`touch ${code}/index.php 2>&1 || true`)).toContain("Permission denied");
      expect(await server.run(sh`cat /srv/members/racine/sites/picocms/logs/php-error.log 2>/dev/null || true`)).toBe(
        "",
      );
    });
  });

  test("who guesses a password of WordPress waits, even with the right one", async () => {
    const guesser = new Browser(server, hostOf("wordpress"), "guesser");
    const login = (pwd: string) => guesser.post("/wp-login.php", { log: "awa-d", pwd });
    for (let tries = 0; tries < 5; tries++) expect(await login(`faux-${tries}`)).toContain("login_error");
    expect(await login(password)).toContain("attendez un quart d");
  });
});

function needed<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("core/apps/ or test/kinds/app-talks.ts says nothing of it");
  return value;
}

/** A letter as people read it: quoted-printable undone. */
function quoted(letter: string): string {
  const bytes = letter
    .replaceAll("=\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
