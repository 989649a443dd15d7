import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSurvey } from "../../core/upgrade/survey.ts";
import { readTold, type Told } from "../../core/upgrade/told.ts";
import { type StageName, stageNames } from "../../core/upgrade/stages.ts";
import { site } from "../../kinds/site.ts";
import { upgradeStart, upgradeSurvey } from "../../kinds/upgrade.ts";
import { type Script, sh } from "../../remote/sh.ts";
import { Browser } from "./browser.ts";
import { membersGround } from "./grounds.ts";
import { differences } from "./leaves.ts";
import { siteInputs } from "./members.ts";
import { type NewVersion, offer } from "./packages.ts";
import { Server } from "./server.ts";
import { fewOrAll } from "../thorough.ts";

const settings = {
  title: "Coopérative",
  lang: "fr",
  access: "public-read",
  isReadonly: false,
  admin: { login: "awa", name: "Awa", email: "awa@ailleurs.example" },
} as const;

const wikis = (
  [
    [3, "racine"],
    [4, "sillon"],
  ] as const
).map(([number, login]) => {
  const inputs = siteInputs(number, login, { app: "dokuwiki", settings });
  delete inputs.databasePassword;
  return site.desired(inputs);
});

const isThorough = fewOrAll(false, true);
const code = "/usr/share/dokuwiki/doku.php";
const born = "/srv/members/sillon/sites/www/private/dokuwiki/born";
const told = "/var/lib/konbit/upgrade/told";

/** What works as the one before. */
let count = 0;
const fine = (): NewVersion => ({ version: `0.0.20220731.b-${++count}`, change: "date >usr/share/dokuwiki/newer" });
/** What does not, and how it shows only after a while: its script is run for real alone. */
const after = (postinst: string): NewVersion => ({ ...fine(), postinst });

describe("an upgrade of a program that two members share", { timeout: 600_000 }, () => {
  let server: Server;
  let first = "";
  const version = async () => server.run(sh`dpkg-query -W -f ${"${Version} ${db:Status-Status}"} dokuwiki`);
  /** Names, owners and contents of all that is the sites', but for what is written by looking at a page. */
  const data = () =>
    server.run(sh`
      cd /srv/members
      seen() { find */sites -not -path '*/data/cache/*' -not -path '*/data/log/*' -not -path '*/sessions/*' -not -path '*/logs/*' "$@"; }
      seen -type f | sort | xargs -d '\n' sha256sum
      seen -printf '%p %y %m %u %g %l\n' | sort`);
  const start = async (next?: NewVersion) => {
    if (next !== undefined) await server.run(offer("dokuwiki", next));
    const { packages, sites } = readSurvey(await server.run(upgradeSurvey));
    const run = {
      app: "dokuwiki",
      to: packages.get("dokuwiki")?.candidate ?? "",
      sites: sites.map(({ id }) => id),
    } as const;
    expect(await server.run(upgradeStart(run, "a-token"))).toBe("started\n");
  };
  const ended = async (): Promise<Told> =>
    readTold(await server.run(sh`while [ -e /var/lib/konbit/upgrade/program ]; do sleep 0.1; done; cat ${told}`));
  const upgrade = async (next?: NewVersion): Promise<Told> => {
    await start(next);
    return ended();
  };
  /** The version before, whole, with the same data, open to everybody, and nothing of the upgrade left. */
  const expectAsBefore = async (before: string) => {
    expect(await data()).toBe(before);
    expect(await version()).toBe(first);
    for (const wiki of wikis) {
      expect(differences(wiki, await server.observe(site, wiki))).toEqual([]);
      const page = await new Browser(server, wiki.host).get("/start");
      expect(page).toContain("Cette page est la première de votre wiki");
    }
    const left = sh`ls -d /srv/konbit/upgrade /var/lib/konbit/upgrade/undo /etc/systemd/system/konbit-upgrade.service /srv/members/*/quarantine/upgrade/*[^d] 2>/dev/null || true`;
    expect(await server.run(left)).toBe("");
  };

  beforeAll(async () => {
    server = await Server.fresh(membersGround);
    await server.make(site, wikis);
    // What a wiki writes when it is first looked at.
    for (const { host } of wikis)
      for (const path of ["/", "/start", "/doku.php?do=login"]) await new Browser(server, host).get(path);
    first = await version();
  });
  afterAll(async () => {
    await server.close();
  });

  /** How it is made to fail, at which stage, and what is told. */
  interface Case {
    readonly how: string;
    readonly stage: StageName;
    readonly words: RegExp;
    readonly next: NewVersion;
    readonly hinder?: Script;
    readonly free?: Script;
  }
  const failures: readonly Case[] = [
    {
      how: "there is no room",
      stage: "space",
      words: /^full \/srv \d+ \d+$/,
      next: fine(),
      hinder: sh`sync -f /srv; fallocate -l $(($(df -k --output=avail /srv | tail -n 1) - 200000))K /srv/full`,
      free: sh`rm /srv/full`,
    },
    {
      how: "a member has no room for a copy",
      stage: "copy",
      words: /quota/i,
      next: fine(),
      hinder: sh`btrfs qgroup limit 16384 /srv/members/sillon; sync -f /srv`,
      free: sh`btrfs qgroup limit 67108864 "0/$(btrfs inspect-internal rootid /srv/members/sillon)" /srv`,
    },
    {
      how: "it shows something else",
      stage: "canary",
      words: /without “content="DokuWiki"”/,
      next: { ...fine(), change: `echo '<?php exit("autre chose");' >.${code}` },
    },
    {
      how: "its own script fails",
      stage: "upgrade",
      words: /post-installation script subprocess returned error/,
      next: after("exit 1"),
    },
    {
      how: "it breaks once it is in place",
      stage: "health",
      words: /answers 500|answers 200 without/,
      next: after(`echo '<?php syntax error' >${code}`),
    },
    {
      how: "it cannot be kept",
      stage: "keep",
      words: /is a directory where a file belongs/,
      next: after(`rm -f ${born}; mkdir -p ${born}`),
    },
  ];

  // One before anything is touched and one after, unless all are wanted.
  const ordinary = failures.filter(({ stage }) => stage === "copy" || stage === "health");

  test.each(fewOrAll(ordinary, failures))(
    "when $how, it ends at “$stage” and all is as before",
    async ({ stage, words, next, hinder, free }) => {
      const before = await data();
      await server.run(offer("dokuwiki", next));
      if (hinder !== undefined) await server.run(hinder);
      const { failure, end } = await upgrade().finally(async () => {
        if (free !== undefined) await server.run(free);
      });
      expect(failure).toMatchObject({ stage, words: expect.stringMatching(words) as unknown });
      expect(end).toBe(["space", "copy", "canary"].includes(stage) ? "same" : "back");
      await expectAsBefore(before);
    },
  );

  test("tried on copies while everybody reads, it is put in place with the same data", async () => {
    const before = await data();
    const { done, end } = await upgrade(fine());
    expect([done.length, end]).toEqual([6, "kept"]);
    expect(await version()).toBe(`0.0.20220731.b-${count} installed`);
    const without = (text: string) =>
      text
        .split("\n")
        .filter((line) => !line.includes("/born"))
        .join("\n");
    expect(without(await data())).toBe(without(before));
    first = await version();
    await expectAsBefore(await data());
    expect((await server.make(site, wikis)).changed).toEqual([]);
  });

  test.runIf(isThorough)("killed at any moment, it goes back by itself", async () => {
    const before = await data();
    for (const stage of stageNames.slice(0, -1)) {
      await start(fine());
      await server.run(
        sh`until grep -q ${`begin ${stage}`} ${told}; do sleep 0.02; done; sleep 0.3; systemctl kill -s KILL konbit-upgrade`,
      );
      expect(["back", "same"], stage).toContain((await ended()).end);
      await expectAsBefore(before);
    }
  });

  test("cut off with the whole server, it is put back by the next run that makes sites", async () => {
    const before = await data();
    await start(fine());
    await server.run(sh`
      until [ -e /var/lib/konbit/upgrade/undo/packages ]; do sleep 0.02; done
      sed -i /ExecStopPost/d /etc/systemd/system/konbit-upgrade.service
      systemctl daemon-reload
      systemctl kill -s KILL konbit-upgrade`);
    expect((await new Browser(server, "www.racine.example").get("/start")).slice(-3)).toBe("503");
    const { changed } = await server.make(site, wikis);
    expect(changed.join("\n")).toContain("put back an upgrade that was cut off");
    await expectAsBefore(before);
  });
});
