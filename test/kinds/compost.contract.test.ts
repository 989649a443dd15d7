import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SiteInputs } from "../../kinds/site-state.ts";
import { site } from "../../kinds/site.ts";
import { sh } from "../../remote/sh.ts";
import { dormancyQuestion, sitesIn } from "../../scripts/cli/dormancy.ts";
import { fewOrAll } from "../thorough.ts";
import { differences } from "./leaves.ts";
import { siteInputs } from "./members.ts";
import { Server } from "./server.ts";
import { type Engine, engines, hostOf, inWiki, treeOf, wikiInputs, wikisGround } from "./wikis/ground.ts";

/** What is answered at one address. */
interface Answer {
  readonly url: string;
  readonly status: number;
  readonly type: string;
  readonly leads: string;
  readonly text: string;
}

/** Addresses that people know by heart: an accent, ?, &, / and +, a redirect, talk, files, categories and what comes after their first page. */
const known: Readonly<Record<Engine, readonly string[]>> = {
  dokuwiki: [
    "/",
    "/start",
    "/ete_a_montreal",
    "/quoi_qui_c",
    "/%D0%BE%D0%B1%D1%89%D0%B5%D0%B5",
    "/projets:start",
    "/projets:p25",
    "/_detail/ete.png?id=ete_a_montreal",
    "/lib/tpl/dokuwiki/images/favicon.ico",
  ],
  mediawiki: [
    "/",
    "/wiki/Accueil",
    "/wiki/%C3%89t%C3%A9_%C3%A0_Montr%C3%A9al",
    "/wiki/Quoi_%3F_%26_qui",
    "/wiki/A/B",
    "/wiki/C%2B%2B",
    "/wiki/Ancien_nom",
    "/wiki/Discussion:C%2B%2B",
    "/wiki/Fichier:%C3%89t%C3%A9.png",
    "/wiki/Cat%C3%A9gorie:Tout",
    "/wiki/Cat%C3%A9gorie:Images",
    "/index.php?title=Cat%C3%A9gorie:Tout&pagefrom=Projet+16",
  ],
};

/** Pictures lie in a folder of the copy, without an entry each. */
const pictures: Readonly<Record<Engine, readonly string[]>> = {
  dokuwiki: ["/_media/ete.png", "/_media/projets:plan.png"],
  mediawiki: ["/images/c/c9/Logo.png", "/images/f/f9/%C3%89t%C3%A9.png", "/images/thumb/c/c9/Logo.png/300px-Logo.png"],
};

/** Links to pages that nobody has written: whoever does not write is led to the page. */
const red: Readonly<Record<Engine, readonly string[]>> = {
  dokuwiki: [],
  mediawiki: ["/index.php?title=Cat%C3%A9gorie:Tout&action=edit&redlink=1"],
};

/** What there is no more, and what there never was. */
const gone: Readonly<Record<Engine, readonly string[]>> = {
  dokuwiki: [
    "/start?do=edit",
    "/start?do=revisions",
    "/doku.php?do=login",
    "/start?rev=1700000000",
    "/feed.php",
    "/lib/exe/ajax.php",
  ],
  mediawiki: [
    "/index.php?title=Accueil&action=edit",
    "/index.php?title=Accueil&action=history",
    "/wiki/Accueil?oldid=1",
    "/wiki/Sp%C3%A9cial:Connexion",
    "/api.php?action=query",
    "/load.php?modules=startup",
  ],
};

describe("a wiki's old age", () => {
  let server: Server;
  const stateOf = (engine: Engine, state: SiteInputs["state"]) => site.desired(wikiInputs(engine, state));
  const make = async (engine: Engine, state: SiteInputs["state"]) => server.make(site, [stateOf(engine, state)]);
  const drift = async (state: ReturnType<typeof site.desired>) => differences(state, await server.observe(site, state));
  const answers = async (engine: Engine, urls: readonly string[]): Promise<readonly Answer[]> => {
    const program = readFileSync(`${import.meta.dirname}/wikis/answers.php`, "utf8");
    const said = await server.run(
      sh`printf %s ${program} >/tmp/answers.php; printf '%s\n' ${urls} | php8.2 /tmp/answers.php ${hostOf(engine)}`,
    );
    // The program beside this file prints just that.
    return said
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Answer);
  };
  const addressesOf = async (engine: Engine) =>
    (await server.run(sh`cut -f2 ${treeOf(engine)}/compost/addresses.tsv`)).trimEnd().split("\n");
  /** What people have made of the wiki, not what its program has made of that. */
  const digest = (engine: Engine) =>
    sh`
      cd ${treeOf(engine)}; find ${engine} -type f -regextype egrep -regex '.*/((pages|attic|media|images/./..)/.*|users.auth.php)' -exec sha256sum {} + | sort
      [ ! -d /var/lib/mysql/racine_${engine} ] || mariadb-dump --skip-dump-date racine_${engine} mw_revision mw_text mw_image mw_user mw_actor | sha256sum`;
  const running = (engine: Engine) =>
    sh`ls /etc/konbit/php/racine/${engine}.conf /etc/konbit/jobs/racine/${engine} 2>/dev/null || true
       mariadb -N -e "SELECT User FROM mysql.global_priv WHERE User = 'racine_${engine}' AND NOT IFNULL(JSON_VALUE(Priv, '$.account_locked'), 0)"`;

  beforeAll(async () => {
    server = await Server.fresh(wikisGround);
  });
  afterAll(async () => {
    await server.close();
  });

  describe.each(engines)("%s", (engine) => {
    const composted = stateOf(engine, "composted");

    test("composted, it is as asked, nothing of it runs, and once more changes nothing", async () => {
      const before = await server.run(digest(engine));
      const { changed } = await make(engine, "composted");
      expect(changed.join("\n")).toMatch(/copied the wiki: 3\d pages, 1\d\d answers, \d+ files/);
      expect(await drift(composted)).toEqual([]);
      expect(await server.run(running(engine))).toBe("");
      expect(await server.run(digest(engine))).toBe(before);
      expect((await make(engine, "composted")).changed).toEqual([]);
    });

    test("every address answers with the text that the living wiki shows there", async () => {
      const urls = [...(await addressesOf(engine)), ...known[engine], ...pictures[engine], ...red[engine]];
      const copied = await answers(engine, [...new Set(urls)]);
      expect(copied.length).toBeGreaterThan(100);
      for (const { url, status, text } of copied) {
        expect([200, 301, 302], url).toContain(status);
        if (status === 200) expect(text.length, url).toBeGreaterThan(30);
      }
      await make(engine, "active");
      expect(await drift(stateOf(engine, "active"))).toEqual([]);
      expect(await server.run(sh`ls ${treeOf(engine)}`)).not.toContain("compost");
      // What a redirect says beside where it leads, nobody reads.
      const read = (answer: Answer) => (answer.status === 200 ? answer : { ...answer, text: "" });
      const living = await answers(engine, [...new Set(urls)]);
      expect(copied.map(read)).toEqual(living.map(read));
    });

    test("what was written since is in the next copy", async () => {
      await server.run(inWiki(engine, `fill-${engine}.php`, "Nouveau"));
      await make(engine, "composted");
      const [url = ""] = (await addressesOf(engine)).filter((one) => /nouveau/i.test(one));
      expect((await answers(engine, [url]))[0]?.text).toContain("Tout neuf");
    });

    test.runIf(engine === "mediawiki")("no link to a page that is there is red from before", async () => {
      const page = sh`curl -s -H ${`Host: ${hostOf(engine)}`} http://127.0.0.1/wiki/Projet_3`;
      expect(await server.run(page)).toContain('href="/wiki/Projet_4"');
    });

    test("what its program did besides leads to a page that says what has become of it", async () => {
      for (const { url, status, text } of await answers(engine, gone[engine])) {
        expect(status, url).toBe(410);
        expect(text).toMatch(/Ce wiki est composté .* This wiki is composted/);
      }
      for (const { status } of await answers(engine, ["/absente", "/answers/", "/made", "/.konbit"]))
        expect([403, 404]).toContain(status);
    });

    // What comes now is no engine's own matter.
    const once = test.runIf(engine === fewOrAll("dokuwiki", engine));

    once("a copy that somebody changed is found, made anew, and kept aside", async () => {
      await server.run(sh`f=$(ls ${treeOf(engine)}/compost/answers/* | head -n 1); sed -i s/200/201/ "$f"`);
      expect((await drift(composted)).map((line) => line.split(":")[0])).toEqual(["program.copy"]);
      expect((await make(engine, "composted")).changed.join("\n")).toContain("copied the wiki");
      expect(await drift(composted)).toEqual([]);
      expect(await server.run(sh`ls /srv/members/racine/quarantine/composts/`)).toContain(engine);
    });

    once("taken away and put back, it is the same copy", async () => {
      const copy = sh`cat ${treeOf(engine)}/compost/made`;
      const before = await server.run(copy);
      expect((await server.tell(site.retire([composted]))).failed).toEqual([]);
      expect((await answers(engine, ["/start"]))[0]?.status).toBe(404);
      expect((await make(engine, "composted")).changed.join("\n")).not.toContain("copied");
      expect(await server.run(copy)).toBe(before);
      expect(await drift(composted)).toEqual([]);
    });

    once("under another name it is copied anew", async () => {
      const other = site.desired({ ...wikiInputs(engine, "composted"), host: `vieux-${hostOf(engine)}` });
      expect((await server.make(site, [other])).changed.join("\n")).toContain("copied the wiki");
      expect(await drift(other)).toEqual([]);
      await make(engine, "composted");
    });

    test("archived, a page says so in both languages, nothing of it runs, and all of it comes back", async () => {
      await make(engine, "active");
      const before = await server.run(digest(engine));
      await make(engine, "archived");
      expect(await drift(stateOf(engine, "archived"))).toEqual([]);
      expect((await make(engine, "archived")).changed).toEqual([]);
      expect(await server.run(running(engine))).toBe("");
      const [answer] = await answers(engine, ["/n-importe-quoi"]);
      expect(answer?.status).toBe(410);
      expect(answer?.text).toMatch(/Site archivé .* Site archived/);
      await make(engine, "active");
      expect(await drift(stateOf(engine, "active"))).toEqual([]);
      expect(await server.run(digest(engine))).toBe(before);
      await server.run(inWiki(engine, `fill-${engine}.php`, "Encore"));
    });

    once("killed while it is copied, it is what it was, and the next run begins anew", async () => {
      const script = site.ensure([composted]);
      for (const seconds of fewOrAll([0.8, 2.5], [0.3, 0.6, 1, 1.5, 2, 2.5, 3, 4, 5])) {
        await make(engine, "active");
        await server.runKilled(script, seconds);
        const [answer] = await answers(engine, [known[engine][1] ?? ""]);
        expect(answer?.status, `killed after ${seconds} s`).toBe(200);
        await make(engine, "composted");
        expect(await drift(composted)).toEqual([]);
        expect(await server.run(sh`ls -A ${treeOf(engine)} ${treeOf(engine)}/private`)).not.toMatch(
          /konbit-new|before/,
        );
      }
    });
  });

  test("a server shows when somebody wrote in each of its wikis, and was there", async () => {
    const long = "2020-02-03T04:05:06Z";
    await server.run(sh`
      find ${treeOf("dokuwiki")}/dokuwiki/data/pages ${treeOf("dokuwiki")}/dokuwiki/data/media -type f -exec touch -d ${long} {} +
      mariadb racine_mediawiki -e "UPDATE mw_revision SET rev_timestamp = '20200203040506' WHERE rev_actor IN (SELECT actor_id FROM mw_actor WHERE actor_name = 'Awa-d')"
      for log in /var/log/konbit/racine/*.access.log; do : >"$log"; done
      for agent in 'Mozilla/5.0 (X11) Firefox/140.0' 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'; do
        curl -s -o /dev/null -A "$agent" -H ${`Host: ${hostOf("dokuwiki")}`} http://127.0.0.1/start
        sleep 1
      done
      sed -i '1s/\[[^]]*\]/[04\/Mar\/2021:01:00:00 +0100]/' /var/log/konbit/racine/dokuwiki.access.log`);
    const [dokuwiki, mediawiki] = sitesIn(await server.run(dormancyQuestion()));
    const [then, visit] = [Date.parse(long) / 1000, Date.parse("2021-03-04T00:00:00Z") / 1000];
    expect(dokuwiki).toMatchObject({ member: "m-0003", name: "dokuwiki", written: then, seen: visit });
    expect(mediawiki).toMatchObject({ name: "mediawiki", written: then, seen: null });
    expect(dokuwiki?.pages).toBeGreaterThanOrEqual(30);
    expect(mediawiki?.pages).toBeGreaterThanOrEqual(30);
    expect(mediawiki?.bytes).toBeGreaterThan(1_000_000);
  });

  test("a page that cannot be copied is named, and the wiki stays as it was", async () => {
    await make("mediawiki", "active");
    const settings = `${treeOf("mediawiki")}/mediawiki/LocalSettings.php`;
    const fault =
      '<?php $wgHooks["BeforePageDisplay"][] = fn ($out) => $out->getTitle()->getText() === "Projet 7" ? throw new Exception() : null;';
    await server.run(sh`echo ${fault} >${settings}`);
    const { failed } = await server.ensure(site, [stateOf("mediawiki", "composted")]);
    expect(failed.join()).toMatch(/could not be composted, and is as it was: \/wiki\/Projet_7 answers 500/);
    expect(await drift(stateOf("mediawiki", "active"))).toEqual([]);
    expect(await server.run(sh`ls -A ${treeOf("mediawiki")} ${treeOf("mediawiki")}/private`)).not.toMatch(
      /compost|before/,
    );
    await server.run(sh`: >${settings}`);
  });

  test("a site is archived, too, and back with its files, its tables and its password", async () => {
    const inputs = siteInputs(3, "racine");
    const [active, archived] = [site.desired(inputs), site.desired({ ...inputs, state: "archived" })];
    await server.make(site, [active]);
    await server.run(sh`mariadb racine_www -e 'CREATE TABLE page (id INT); INSERT INTO page VALUES (7)'`);
    await server.make(site, [archived]);
    expect(await drift(archived)).toEqual([]);
    expect(await server.run(running("www" as Engine))).toBe("");
    const credentials = sh`sha256sum /srv/members/racine/sites/www/private/database.json`;
    const before = await server.run(credentials);
    await server.make(site, [active]);
    expect(await drift(active)).toEqual([]);
    expect(await server.run(credentials)).toBe(before);
    expect(await server.run(sh`mariadb -N racine_www -e 'SELECT id FROM page'`)).toBe("7\n");
  });
});
