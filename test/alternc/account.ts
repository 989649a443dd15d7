import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { account } from "../../kinds/alternc/account.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "../kinds/contract.ts";
import { accountInputs } from "../kinds/members.ts";
import type { Server } from "../kinds/server.ts";
import { isSupplied } from "./alternc-server.ts";
import { alternc, sql, start } from "./ground.ts";

const home = "/var/www/alternc/r/racine";

contract("account of AlternC", {
  kind: account,
  backend: alternc,
  inputs: [accountInputs(3, "racine"), accountInputs(4, "sillon")],
  another: (number) => ({ inputs: accountInputs(100 + number, `autre${number}`), before: () => Promise.resolve() }),
  drifts: [
    [
      { leaf: "name", by: sql("UPDATE local SET nom = 'Quelqu''un' WHERE nom LIKE '%racine'") },
      {
        leaf: "quota.webKiB",
        by: sql("UPDATE quotas q JOIN membres m ON m.uid = q.uid SET q.total = 1 WHERE q.name = 'web'"),
      },
      { leaf: "home", by: sh`chown alterncpanel ${home}` },
    ],
    [
      { leaf: "quota.webKiB", by: sql("DELETE q FROM quotas q JOIN membres m ON m.uid = q.uid WHERE q.name = 'web'") },
      { leaf: "home", by: sh`mv ${home} ${home}.away` },
    ],
  ],
  data: {
    returns: /opened/,
    fill: sh`
      echo archive >${home}/archive.txt
      mariadb alternc -e "INSERT INTO ftpusers (name, encrypted_password, homedir, uid, enabled) SELECT n, 'x', '${home}', uid, o FROM membres JOIN (SELECT 'racine_ftp' AS n, 1 AS o UNION SELECT 'racine_vieux', 0) AS f WHERE login = 'racine'"`,
    digest: sh`
      cd ${home}
      find . -printf '%p %y %m %U %G %T@ %l\n' | sort
      find . -type f -exec sha256sum {} + | sort
      mariadb -N alternc -e "SELECT m.uid, m.login, m.pass, f.name, f.encrypted_password, f.homedir FROM membres m JOIN ftpusers f ON f.uid = m.uid WHERE m.login = 'racine' ORDER BY f.name"`,
  },
});

describe.skipIf(!isSupplied)("accounts of AlternC through the years", () => {
  let server: Server;
  const state = (number: number, login: string) => account.desired(accountInputs(number, login));
  const ftp = () => server.run(sql("SELECT name, enabled FROM ftpusers ORDER BY name"));

  beforeAll(async () => {
    server = await start();
  });
  afterAll(async () => {
    await server.close();
  });

  test("one that somebody made in the panel is taken over with its uid, and nothing else of it changes", async () => {
    await server.make(account, [state(3, "racine")]);
    const before = await server.run(sql("SELECT * FROM membres WHERE login = 'racine'"));
    await server.run(sql("DELETE FROM konbit_declared"));
    const { changed } = await server.make(account, [state(3, "racine")]);
    expect(changed).toEqual([expect.stringMatching(/took over the account racine, uid \d+/)]);
    expect(await server.run(sql("SELECT * FROM membres WHERE login = 'racine'"))).toBe(before);
  });

  test("a job that AlternC began and a crash left undone is done", async () => {
    await server.run(sh`chown alterncpanel ${home}`);
    for (const lock of [sh`rm -f`, sh`echo 99999 >`, sh`: >`]) {
      await server.run(sql("UPDATE actions SET begin = NOW(), end = 0 WHERE type IN ('CREATE_DIR', 'FIX_USER')"));
      await server.run(sh`${lock} /run/alternc/do_actions_cron.lock`);
      await server.make(account, [state(3, "racine")]);
      expect((await server.observe(account, state(3, "racine")))?.home).toBe("its own");
      expect(await server.run(sql("SELECT COUNT(*) FROM actions WHERE end = 0 OR status != '0'"))).toBe("0\n");
      await server.run(sh`chown alterncpanel ${home}`);
    }
  });

  test("what was closed before a member left stays closed when the member comes back", async () => {
    await server.run(
      sql(
        "INSERT INTO ftpusers (name, homedir, uid, enabled) SELECT n, '/var/www/alternc/r/racine', uid, o FROM membres JOIN (SELECT 'racine_ftp' AS n, 1 AS o UNION SELECT 'racine_vieux', 0) AS f WHERE login = 'racine'",
      ),
    );
    await server.tell(account.retire([state(3, "racine")]));
    expect(await ftp()).toBe("racine_ftp\t0\nracine_vieux\t0\n");
    await server.make(account, [state(3, "racine")]);
    expect(await ftp()).toBe("racine_ftp\t1\nracine_vieux\t0\n");
  });

  test("a name of any letters arrives as it is, and is found so", async () => {
    const name = String.raw`L'"étoile" \' ?><?php exit; $x`;
    const desired = account.desired({ ...accountInputs(3, "racine"), name });
    await server.make(account, [desired]);
    expect(await server.observe(account, desired)).toMatchObject({ name });
  });

  test("another member's account is refused, and so is the administrator's", async () => {
    const told = await server.ensure(account, [state(7, "racine"), state(8, "admin")]);
    expect(told.failed.join("\n")).toMatch(/m-0007 the account racine is the member m-0003's/);
    expect(told.failed.join("\n")).toMatch(/m-0008 the account admin administers AlternC/);
  });

  test("a uid whose last account left something behind is given to nobody", async () => {
    await server.run(sql("INSERT INTO domaines (compte, domaine) SELECT MAX(uid) + 1, 'ancien.example' FROM membres"));
    const { failed } = await server.ensure(account, [state(9, "neuf")]);
    expect(failed.join()).toMatch(/which an account had that was deleted: its table domaines/);
    await server.run(sql("DELETE FROM domaines WHERE domaine = 'ancien.example'"));
    await server.make(account, [state(9, "neuf")]);
  });
});
