import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { proofOf, type Try } from "../../core/isolation/proof.ts";
import { wayNames } from "../../core/isolation/ways.ts";
import { account } from "../../kinds/account.ts";
import { platform } from "../../kinds/platform.ts";
import { site } from "../../kinds/site.ts";
import { lines, sh } from "../../remote/sh.ts";
import { answersIn, isolationQuestion } from "../../scripts/cli/isolation.ts";
import { membersGround } from "./grounds.ts";
import { walls } from "./isolation-walls.ts";
import { accountInputs, siteInputs } from "./members.ts";
import { Server } from "./server.ts";

const members: readonly [number, string][] = [
  [3, "racine"],
  [4, "sillon"],
];
const base = platform.desired({ disks: ["/dev/sda", "/dev/sdb"] });
const accounts = members.map(([number, login]) => account.desired(accountInputs(number, login)));
const sites = members.map(([number, login]) => site.desired(siteInputs(number, login)));

/** What later tests ask of, and a folder of mail to aim at. */
const plant = (login: string) => sh`
  cd ${`/srv/members/${login}/sites/www`}
  echo '<?php eval(file_get_contents("php://input"));' >htdocs/probe.php
  echo '<?php echo posix_getpwuid(posix_geteuid())["name"];' >htdocs/whoami.php
  chown ${`${login}:${login}`} htdocs/*
  install -d -m 700 ${`/srv/members/${login}/mail`}
  install -d -m 750 -o ${login} -g ${login} ${`/srv/members/${login}/statistics`}`;

const pairs = [
  ["racine", "sillon"],
  ["sillon", "racine"],
] as const;

describe("two members on a server", () => {
  let server: Server;
  const make = async () => {
    await server.make(platform, [base]);
    await server.make(account, accounts);
    await server.make(site, sites);
  };

  beforeAll(async () => {
    server = await Server.fresh(membersGround);
    await make();
    for (const [, login] of members) await server.run(plant(login));
  });
  afterAll(async () => {
    await server.close();
  });

  const prove = async () => answersIn(await server.run(isolationQuestion()));

  test("has every way tried, and none leads from one to the other", async () => {
    const { members: count, tallies, crossings, silent } = proofOf(await prove());
    expect([count, silent]).toEqual([2, []]);
    expect(tallies.filter(({ tried }) => tried === 0)).toEqual([]);
    expect(crossings).toEqual([]);
  });

  test("finds what was planted by a proof that was killed taken away by the next", async () => {
    const killed = await server.runKilled(isolationQuestion(), 0.15);
    await prove();
    const left = sh`find /srv /var/log /tmp /dev/shm -name '*konbit-canary*'`;
    expect([killed, await server.run(left)]).toEqual([true, ""]);
  });

  test("every way stands behind a wall", () => {
    expect(walls.flatMap(({ ways }) => ways).sort()).toEqual([...wayNames].sort());
  });

  // Both directions at once: what is taken away from one member helps nobody to get at the other.
  describe.each(walls)("behind $name", (wall) => {
    let open: readonly Try[] = [];

    beforeAll(async () => {
      try {
        await server.run(lines(pairs.map(([a, b]) => wall.open(a, b))));
        open = (await prove()).tries;
      } finally {
        await server.run(lines(pairs.map(([a, b]) => wall.close?.(a, b) ?? sh`true`)));
        await make();
      }
    });

    test.each(wall.ways)("%s: leads both ways when it is taken away", (way) => {
      const through = open.filter(({ probe, got }) => probe === way && got !== null);
      expect(new Set(through.map(({ by }) => by))).toEqual(new Set(["racine", "sillon"]));
    });
  });

  test("and behind all of them again nothing leads from one to the other", async () => {
    expect(proofOf(await prove()).crossings).toEqual([]);
  });

  test("a member over quota cannot write, and the other can", async () => {
    const write = (login: string) => sh`
      setpriv --reuid=${login} --regid=${login} --clear-groups dd if=/dev/urandom of=${`/srv/members/${login}/sites/www/htdocs/big`} bs=1M count=$1 2>&1 | tail -n 1
      sync -f /srv`;
    const sized = (login: string, mebibytes: number) => sh`set -- ${mebibytes}; ${write(login)}`;
    expect(await server.run(sized("racine", 100))).not.toMatch(/^104857600 bytes/);
    expect(await server.run(sized("sillon", 20))).toMatch(/^20971520 bytes/);
    await server.run(sh`rm -f /srv/members/*/sites/www/htdocs/big; sync -f /srv`);
  });

  test("a member's PHP stays within its memory, and the other answers", async () => {
    // 400 MB in one program under a slice of 256 MiB: the kernel ends it.
    const hog = 'echo "CANARY", shell_exec("head -c 400000000 /dev/zero | tail -c 399999999 | wc -c");';
    const run = (login: string, code: string) =>
      server.run(
        sh`curl -s -m 60 --data-binary ${code} -H ${`Host: www.${login}.example`} http://127.0.0.1/probe.php || true`,
      );
    expect(await run("racine", hog)).not.toContain("399999999");
    expect(await run("sillon", 'echo "here";')).toBe("here");
    await make();
  });

  test("a site whose PHP hangs says that it is busy, and keeps no other's visitors waiting", async () => {
    const answers = await server.run(sh`
      for n in {1..60}; do
        curl -s -o /dev/null -m 9 -w '%{http_code}\n' --data-binary 'sleep(9);' -H 'Host: www.racine.example' http://127.0.0.1/probe.php &
      done >/tmp/answers
      sleep 1
      curl -s -m 5 --data-binary 'echo "here";' -H 'Host: www.sillon.example' http://127.0.0.1/probe.php
      wait
      printf ' busy: %s' "$(grep -c 503 /tmp/answers)"`);
    expect(answers).toMatch(/^here busy: [1-9]/);
  });

  test("a vhost that Apache refuses is not put in force, and the others are", async () => {
    const [bad, good] = [
      site.desired(siteInputs(3, "racine", { host: "neuf.racine.example" })),
      site.desired(siteInputs(4, "sillon", { host: "neuf.sillon.example" })),
    ];
    const broken = { ...bad, files: { ...bad.files, vhost: `${bad.files["vhost"] ?? ""}NoSuchDirective on\n` } };
    const told = await server.ensure(site, [broken, good]);
    expect(told.ok).toEqual(["m-0004/www"]);
    expect(told.failed.join()).toMatch(/^m-0003\/www Apache refuses the vhost.*NoSuchDirective/);
    const page = (host: string) => server.run(sh`curl -s -H ${`Host: ${host}`} http://127.0.0.1/whoami.php`);
    expect(await page("neuf.sillon.example")).toBe("sillon");
    // What was in force before still is.
    expect(await page("www.racine.example")).toBe("racine");
    await make();
  });

  test("a pool that PHP refuses is not put in force, and the others are", async () => {
    const changed = members.map(([number, login]) =>
      site.desired(
        siteInputs(number, login, { limits: { children: 3, memory: 134_217_728, upload: 1_048_576, seconds: 60 } }),
      ),
    );
    const [bad, good] = changed;
    if (bad === undefined || good === undefined) throw new Error("two members");
    const broken = { ...bad, files: { ...bad.files, pool: `${bad.files["pool"] ?? ""}no_such_setting = on\n` } };
    const told = await server.ensure(site, [broken, good]);
    expect(told.ok).toEqual(["m-0004/www"]);
    expect(told.failed.join()).toMatch(/^m-0003\/www PHP refuses the pool.*no_such_setting/);
    for (const [, login] of members) {
      expect(await server.run(sh`curl -s -H ${`Host: www.${login}.example`} http://127.0.0.1/whoami.php`)).toBe(login);
    }
    await make();
  });

  test("a name that nobody has is nobody's site", async () => {
    const code = sh`curl -si -w '%{http_code}' -H 'Host: inconnu.example' http://127.0.0.1/`;
    expect(await server.run(code)).toMatch(/Server: Apache\r\n[\s\S]*Aucun site de ce nom ici[\s\S]*404$/);
  });

  test("a suspended site answers 503 in two languages and runs no PHP", async () => {
    const suspended = site.desired(siteInputs(3, "racine", { state: "suspended" }));
    await server.make(site, [suspended]);
    const answer = await server.run(
      sh`curl -s -w '%{http_code}' -H 'Host: www.racine.example' http://127.0.0.1/whoami.php`,
    );
    expect(answer).toMatch(/Site suspendu[\s\S]*Site suspended[\s\S]*503$/);
    expect(await server.run(sh`systemctl is-active konbit-php@racine || true`)).toBe("inactive\n");
    await make();
  });
});
