import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { site } from "../../kinds/site.ts";
import { webLogs } from "../../kinds/web-logs.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { membersGround, platformGround } from "./grounds.ts";
import { siteInputs } from "./members.ts";
import { Server } from "./server.ts";

const unit = "konbit-statistics.timer";

contract("web-logs", {
  kind: webLogs,
  inputs: [{ days: 30 }],
  killings: 4,
  another: () => ({
    inputs: { days: 30 },
    before: async (server) => {
      await server.run(sh`
        systemctl disable -q --now ${unit} 2>/dev/null || true
        rm -f /etc/logrotate.d/konbit /etc/systemd/system/konbit-statistics.* /usr/local/lib/konbit/statistics`);
    },
  }),
  ground: platformGround,
  drifts: [
    [
      { leaf: "files./etc/logrotate.d/konbit", by: sh`sed -i 's/rotate .*/rotate 9999/' /etc/logrotate.d/konbit` },
      { leaf: "modes./usr/local/lib/konbit/statistics", by: sh`chmod 777 /usr/local/lib/konbit/statistics` },
      { leaf: `services.${unit}`, by: sh`systemctl stop ${unit}` },
    ],
    { leaf: "packages.goaccess", by: sh`dpkg -r goaccess >/dev/null` },
  ],
});

describe("visits of a member's site", () => {
  let server: Server;
  const home = "/srv/members/racine/statistics";
  const line = (address: string, page: string) =>
    `${address} - - [25/Nov/2026:10:00:00 +0000] "GET ${page} HTTP/1.1" 200 512 "-" "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"`;
  const visit = (login: string, ...lines: readonly string[]) =>
    server.run(sh`printf '%s\n' ${lines} >>${`/var/log/konbit/${login}/www.access.log`}`);
  const night = () => server.run(sh`logrotate -f /etc/logrotate.d/konbit; systemctl start konbit-statistics.service`);

  beforeAll(async () => {
    server = await Server.fresh(membersGround);
    await server.make(site, [site.desired(siteInputs(3, "racine")), site.desired(siteInputs(4, "sillon"))]);
    await server.make(webLogs, [webLogs.desired({ days: 14 })]);
    await visit(
      "racine",
      line("203.0.113.77", "/accueil"),
      line("2001:db8:1:2:3:4:5:6", "/programme"),
      line("2001:db8::9", "/"),
    );
    await server.run(
      sh`echo '[Wed Nov 25 10:00:00.1 2026] [core:error] [pid 1] [client 203.0.113.77:4711] AH00124: x' >>/var/log/konbit/racine/www.error.log`,
    );
    await night();
  });
  afterAll(async () => {
    await server.close();
  });

  test("are kept with shortened addresses, and those of today with whole ones", async () => {
    await visit("racine", line("198.51.100.23", "/aujourd-hui"));
    const log = await server.run(
      sh`cat /var/log/konbit/racine/www.access.log.1 /var/log/konbit/racine/www.error.log.1`,
    );
    expect(log).toMatch(/^203\.0\.113\.0 - .*\n2001:db8:1:: - .*\n2001:db8:: - .*\n.*\[client 203\.0\.113\.0:4711\]/);
    expect(await server.run(sh`cat /var/log/konbit/racine/www.access.log`)).toContain("198.51.100.23 ");
  });

  test("are seen by the member, as a log and as a page that asks nobody else for anything", async () => {
    expect(await server.run(sh`stat -c '%n %U:%G %a' ${home} ${home}/*`)).toBe(
      `${home} racine:racine 750\n${home}/www.access.log racine:racine 640\n${home}/www.html racine:racine 640\n`,
    );
    expect(await server.run(sh`cat ${`${home}/www.access.log`}`)).toMatch(/^203\.0\.113\.0 .*\/accueil/);
    const page = await server.run(sh`cat ${`${home}/www.html`}`);
    expect(page).toMatch(/accueil[\s\S]*programme/);
    expect(page).not.toMatch(/203\.0\.113\.77|<(script|link|img|iframe)[^>]+(src|href)=.?https?:|url\(https?:/);
  });

  test("are none of another member's: that one has none, and sees none of these", async () => {
    expect(await server.run(sh`ls -A /srv/members/sillon`)).not.toContain("statistics");
    expect(
      await server.run(sh`setpriv --reuid=sillon --regid=sillon --clear-groups cat ${home}/www.html 2>&1 || true`),
    ).toMatch(/Permission denied/);
  });

  test("come together from all days that are kept, and a night without visits changes nothing", async () => {
    await night();
    const log = await server.run(sh`cat ${`${home}/www.access.log`}`);
    expect(log).toMatch(/accueil[\s\S]*aujourd-hui/);
    expect(log).not.toContain("198.51.100.23");
    const digest = () =>
      server.run(
        sh`cd /var/log/konbit && find . -type f -exec sha256sum {} + | sort; sha256sum ${`${home}/www.access.log`}`,
      );
    const before = await digest();
    await server.run(sh`systemctl start konbit-statistics.service`);
    expect(await digest()).toBe(before);
  });

  test("of a member whose home is full cost nobody else theirs, and the night says whose it was", async () => {
    await visit("sillon", line("203.0.113.5", "/sillon"));
    await visit("racine", line("203.0.113.6", "/plein"));
    await server.run(sh`btrfs qgroup limit 1M /srv/members/racine`);
    await server.run(
      sh`head -c 3M /dev/urandom | setpriv --reuid=racine --regid=racine --clear-groups tee /srv/members/racine/sites/www/htdocs/big >/dev/null 2>&1 || true; sync -f /srv`,
    );
    expect(await night().catch(String)).toContain("konbit-statistics.service");
    expect(await server.run(sh`journalctl -q -u konbit-statistics.service | tail -n 20`)).toMatch(
      /racine\/www: no statistics/,
    );
    expect(await server.run(sh`cat /srv/members/sillon/statistics/www.access.log`)).toMatch(
      /^203\.0\.113\.0 .*\/sillon/,
    );
    expect(await server.run(sh`cat ${`${home}/www.access.log`}`)).toContain("/accueil");
  });
});
