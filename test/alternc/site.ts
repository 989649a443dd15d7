import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { account } from "../../kinds/alternc/account.ts";
import { site } from "../../kinds/alternc/site.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "../kinds/contract.ts";
import { differences } from "../kinds/leaves.ts";
import { accountInputs, siteInputs } from "../kinds/members.ts";
import type { Server } from "../kinds/server.ts";
import { isSupplied } from "./alternc-server.ts";
import { addMember, alternc, sql, start, withVlogger } from "./ground.ts";

const home = "/var/www/alternc/r/racine";
const inputs = (number: number, login: string, more = {}) =>
  siteInputs(number, login, { domains: [`${login}.example`], ...more });

contract("site of AlternC", {
  kind: site,
  backend: alternc,
  inputs: [inputs(3, "racine"), inputs(4, "sillon")],
  another: (number) => ({
    inputs: inputs(100 + number, `autre${number}`),
    before: async (server) => {
      await server.make(account, [account.desired(accountInputs(100 + number, `autre${number}`))]);
    },
  }),
  prepare: async (server) => {
    await server.make(
      account,
      [accountInputs(3, "racine"), accountInputs(4, "sillon")].map((given) => account.desired(given)),
    );
  },
  drifts: [
    [
      {
        leaf: "hosts.www.racine.example",
        by: sql("UPDATE sub_domaines SET enable = 'DISABLED' WHERE domaine = 'racine.example' AND sub = 'www'"),
      },
      {
        leaf: "hosts.racine.example",
        by: sql(
          "UPDATE sub_domaines SET valeur = '/ailleurs' WHERE domaine = 'racine.example' AND sub = '' AND type = 'vhost'",
        ),
      },
      {
        leaf: "database.password",
        by: sql("UPDATE dbusers SET password = 'changed-by-hand' WHERE name = 'racine_www'"),
      },
      {
        leaf: "docroot",
        by: sql("UPDATE konbit_declared SET facts = JSON_SET(facts, '$.docroot', 'x') WHERE kind = 'Site'"),
      },
    ],
  ],
  data: {
    returns: /opened/,
    fill: sh`
      head -c 300000 /dev/urandom >${home}/sites/www/archive.bin
      mariadb racine_www -e 'CREATE TABLE IF NOT EXISTS page (id INT PRIMARY KEY, text BLOB); REPLACE INTO page VALUES (1, REPEAT("konbit", 1000))'`,
    digest: sh`
      cd ${home}
      find . -mindepth 1 -printf '%p %y %m %U %G %T@ %l\n' | sort
      find . -type f -exec sha256sum {} + | sort
      mariadb-dump --skip-dump-date racine_www | sha256sum`,
  },
});

describe.skipIf(!isSupplied)("sites of AlternC", () => {
  let server: Server;
  const make = (more = {}) => server.make(site, [site.desired(inputs(3, "racine", more))]);
  const get = (host: string) =>
    server.run(
      sh`curl -sS --max-time 10 -o /dev/null -w '%{http_code}' -H ${`Host: ${host}`} http://127.0.0.1/; curl -sS --max-time 10 -H ${`Host: ${host}`} http://127.0.0.1/ | head -c 300`,
    );

  beforeAll(async () => {
    server = await start();
    await server.run(withVlogger);
    await addMember(server, 3, "racine");
  });
  afterAll(async () => {
    await server.close();
  });

  test("answer as the member's own uid, and reach their database with what stands in their file", async () => {
    await make();
    await server.run(sh`
      printf '%s' '<?php $c = json_decode(file_get_contents("../../private/www.database.json"), true); $d = new PDO("mysql:host={$c["host"]};dbname={$c["database"]}", $c["user"], $c["password"]); echo posix_geteuid(), " ", $d->query("SELECT DATABASE()")->fetchColumn();' >${home}/sites/www/index.php`);
    const uid = (await server.run(sql("SELECT uid FROM membres WHERE login = 'racine'"))).trim();
    expect(await get("www.racine.example")).toBe(`200${uid} racine_www`);
    expect(await get("racine.example")).toBe(`200${uid} racine_www`);
  });

  test("are not served while they are suspended, and come back with all that they had", async () => {
    await make({ state: "suspended" });
    expect(await get("www.racine.example")).not.toContain("racine_www");
    await make();
    expect(await get("www.racine.example")).toContain("racine_www");
  });

  test("no longer answer to a name that was taken away", async () => {
    await make({ aliases: [] });
    expect(await get("racine.example")).not.toContain("racine_www");
    await make();
    expect(await get("racine.example")).toContain("racine_www");
  });

  test("that AlternC serves already keep their folder; a name that led elsewhere is closed there, not erased", async () => {
    await server.run(
      sh`runuser -u alterncpanel -- mkdir -p ${home}/www/vieux; echo vieux >${home}/www/vieux/index.html`,
    );
    await server.run(
      sql(
        "INSERT INTO sub_domaines (compte, domaine, sub, valeur, type, https) SELECT uid, 'racine.example', 'vieux', '/www/vieux', 'vhost', 'http' FROM membres WHERE login = 'racine'",
      ),
    );
    const old = { name: "vieux", host: "vieux.racine.example", aliases: [], app: "static" };
    const rest = site.inputs.parse(
      Object.fromEntries(
        Object.entries(inputs(3, "racine", old)).filter(([key]) => key !== "databasePassword" && key !== "php"),
      ),
    );
    const { changed } = await server.make(site, [site.desired(rest)]);
    expect(changed.join()).toMatch(/took over the folder \/www\/vieux/);
    expect(await get("vieux.racine.example")).toBe("200vieux\n");
    expect((await server.make(site, [site.desired(rest)])).changed).toEqual([]);
    await make({ aliases: ["vieux.racine.example"] });
    expect(await server.run(sql("SELECT valeur, enable FROM sub_domaines WHERE sub = 'vieux' ORDER BY id"))).toBe(
      "/www/vieux\tDISABLED\n/sites/www\tENABLED\n",
    );
  });

  test("that AlternC cannot make are told at once with what to look at, are found, and are made once it can", async () => {
    const templates = "/etc/alternc/templates/apache2";
    const state = site.desired(inputs(3, "racine", { aliases: ["neuf.racine.example"] }));
    await server.run(sh`mkdir ${templates}/away; mv ${templates}/vhost*.conf ${templates}/away/`);
    const { failed } = await server.ensure(site, [state]);
    expect(failed.join()).toMatch(
      /cannot make the host neuf\.racine\.example \(web_result 1\).*templates\/apache2\/vhost.*\.conf/,
    );
    expect(differences(state, await server.observe(site, state))).toEqual([
      'hosts.neuf.racine.example: "served" ≠ "AlternC could not make it"',
    ]);
    await server.run(sh`mv ${templates}/away/vhost*.conf ${templates}/; rmdir ${templates}/away`);
    expect((await server.make(site, [state])).changed.join()).toMatch(/once more to serve neuf\.racine\.example/);
    expect(differences(state, await server.observe(site, state))).toEqual([]);
    expect(await get("neuf.racine.example")).toContain("racine_www");
  });

  test("of one name with another's database are refused", async () => {
    await server.run(sql("INSERT INTO db (uid, login, pass, db, bck_mode) VALUES (2000, 'x', 'x', 'racine_blog', 0)"));
    const told = await server.ensure(site, [
      site.desired(inputs(3, "racine", { name: "blog", host: "blog.racine.example", aliases: [] })),
    ]);
    expect(told.failed.join()).toMatch(/the database racine_blog is another account's/);
  });
});
