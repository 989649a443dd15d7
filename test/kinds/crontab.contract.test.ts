import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { account } from "../../kinds/account.ts";
import { calendarOf } from "../../kinds/crontab-units.ts";
import { crontab } from "../../kinds/crontab.ts";
import { site } from "../../kinds/site.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { membersGround } from "./grounds.ts";
import { accountInputs, memberId, siteInputs } from "./members.ts";
import { Server } from "./server.ts";

const inputs = (number: number, login: string, ...lines: string[]) => ({
  member: memberId(number),
  login,
  jobs: lines.map((line) => ({ site: "www", line })),
});
const units = "/etc/systemd/system";

contract("crontab", {
  kind: crontab,
  inputs: [inputs(3, "racine", "*/15 * * * * php a.php", "0 3 13 * 5 php b.php"), inputs(4, "sillon", "0 * * * * x")],
  another: (number) => ({
    inputs: inputs(100 + number, `autre${number}`, "0 5 * * * php c.php"),
    before: async (server) => {
      await server.make(account, [account.desired(accountInputs(100 + number, `autre${number}`))]);
    },
  }),
  ground: membersGround,
  drifts: [
    [
      { leaf: "files.konbit-cron-racine.www.1.timer", by: sh`rm ${units}/konbit-cron-racine.www.1.timer` },
      {
        leaf: "timers.konbit-cron-racine.www.2",
        by: sh`systemctl stop konbit-cron-racine.www.2.timer`,
      },
    ],
    [
      {
        leaf: "files.konbit-cron-racine.www.1.service",
        by: sh`sed -i /^PrivateTmp/d ${units}/konbit-cron-racine.www.1.service`,
      },
      {
        leaf: "timers.konbit-cron-racine.www.2",
        by: sh`rm ${units}/timers.target.wants/konbit-cron-racine.www.2.timer`,
      },
      {
        leaf: "files.konbit-cron-racine.www.3.timer",
        by: sh`cp ${units}/konbit-cron-racine.www.{2,3}.timer`,
      },
    ],
  ],
});

describe("a line of a crontab", () => {
  let server: Server;
  const tree = (login: string) => `/srv/members/${login}/sites/www`;
  const give = (...lines: string[]) => server.make(crontab, [crontab.desired(inputs(3, "racine", ...lines))]);
  /** What the first line of the crontab says in the member's log. */
  const said = async () => {
    await server.run(
      sh`rm -f ${tree("racine")}/logs/cron.log*; systemctl reset-failed 'konbit-cron-*'; systemctl start konbit-cron-racine.www.1.service || true`,
    );
    return server.run(sh`cat ${tree("racine")}/logs/cron.log`);
  };

  beforeAll(async () => {
    server = await Server.fresh(membersGround);
    await server.make(site, [site.desired(siteInputs(3, "racine")), site.desired(siteInputs(4, "sillon"))]);
  });
  afterAll(async () => {
    await server.close();
  });

  test("runs as the member, in the site's folder and the member's slice", async () => {
    await give(
      `* * * * * id -un; pwd; grep -o 'konbit-[a-z]*.slice' /proc/self/cgroup | sort -u; echo "$((1 + 1)) \\"a  b\\""`,
    );
    expect((await said()).split("\n").slice(1)).toEqual([
      "racine",
      `${tree("racine")}/htdocs`,
      "konbit-racine.slice",
      '2 "a  b"',
      "",
    ]);
  });

  test("runs PHP that reaches the site's own database", async () => {
    await give(
      `0 3 * * * php -r '$d = json_decode(file_get_contents("../private/database.json")); $m = new mysqli(null, $d->user, $d->password, $d->database, null, $d->socket); echo $m->query("SELECT DATABASE()")->fetch_row()[0];'`,
    );
    expect(await said()).toMatch(/racine_www$/);
  });

  test("sees nothing of another member, of the server or of shared memory", async () => {
    await server.run(
      sh`echo canary >/dev/shm/canary; chmod 644 /dev/shm/canary; echo canary >/tmp/canary; chmod 644 /tmp/canary`,
    );
    await give(
      `* * * * * cat /dev/shm/canary /tmp/canary ${tree("sillon")}/private/database.json /etc/shadow; ls /srv/members /run/konbit-php; echo x >/etc/x; ps -e | wc -l`,
    );
    const text = (await said()).split("\n").slice(1).join("\n");
    expect(text).not.toContain("canary\n");
    expect(text).not.toMatch(/"password"|root:|sillon\n/);
    expect(text.match(/No such file|Permission denied|Read-only/gi)?.length).toBeGreaterThanOrEqual(6);
  });

  test("that fails is told to its member and to the coordinator", async () => {
    await give("* * * * * php keinesolche.php");
    expect(await said()).toMatch(/Could not open input file.*\n.* ended with status 1\n$/s);
    expect(await server.run(sh`systemctl is-failed konbit-cron-racine.www.1.service || true`)).toBe("failed\n");
  });

  test("writes no more than two files of a mebibyte", async () => {
    await give("* * * * * head -c 1100000 /dev/zero");
    await said();
    for (let round = 0; round < 3; round += 1)
      await server.run(sh`systemctl reset-failed 'konbit-cron-*'; systemctl start konbit-cron-racine.www.1.service`);
    expect(await server.run(sh`ls ${tree("racine")}/logs`)).toMatch(/cron\.log\ncron\.log\.1\n/);
    expect(await server.run(sh`ls ${tree("racine")}/logs | grep -c cron`)).toBe("2\n");
  });

  test("runs when it is due, and at another time once that is changed", async () => {
    const next = () =>
      server.run(
        sh`date -d "$(systemctl show -p NextElapseUSecRealtime --value konbit-cron-racine.www.1.timer)" +%H:%M`,
      );
    await give("30 3 * * * x");
    expect(await next()).toBe("03:30\n");
    await give("45 4 * * * x");
    expect(await next()).toBe("04:45\n");
  });

  test.each(["*/15 * * * * x", "0 8 13 * 5 x", "0 8 29 2 * x", "59 23 31 12 0 x"])(
    "is a time that systemd understands: %s",
    async (line) => {
      for (const time of calendarOf(line)) await server.run(sh`systemd-analyze calendar ${time}`);
    },
  );

  test("ends, with what it has started, when it is taken out of the file", async () => {
    await give("* * * * * sleep 300");
    await server.run(
      sh`systemctl start --no-block konbit-cron-racine.www.1.service; sleep 1; pgrep -u racine -x sleep`,
    );
    await server.tell(crontab.retire([crontab.desired(inputs(3, "racine", "* * * * * sleep 300"))]));
    expect(
      await server.run(sh`pgrep -u racine -x sleep || true; ls ${units}/konbit-cron-racine.* 2>/dev/null || true`),
    ).toBe("");
  });
});
