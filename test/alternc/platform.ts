import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { account } from "../../kinds/alternc/account.ts";
import { platform } from "../../kinds/alternc/platform.ts";
import { type Script, sh } from "../../remote/sh.ts";
import { differences } from "../kinds/leaves.ts";
import { accountInputs } from "../kinds/members.ts";
import { Server } from "../kinds/server.ts";
import { alterncClaim, alterncServer, isSupplied } from "./alternc-server.ts";
import { sql } from "./ground.ts";

const desired = platform.desired({});

/** What is wrong with an AlternC, by whose doing, the way out that is told, and how a person takes it. */
const ailments: readonly {
  readonly fact: string;
  readonly by: Script;
  readonly says: RegExp;
  readonly undo: Script;
}[] = [
  {
    fact: "alternc.version",
    by: sh`sed -i '/^Package: alternc$/,/^$/s/^Version: .*/Version: 3.6.0/' /var/lib/dpkg/status`,
    says: /version: 3\.6\.0, not tested; .*upgrade/,
    undo: sh`sed -i '/^Package: alternc$/,/^$/s/^Version: .*/Version: 3.5.4/' /var/lib/dpkg/status`,
  },
  {
    fact: "alternc.jobs",
    by: sh`touch /run/alternc/jobs-lock`,
    says: /jobs-lock is there.*remove that file/,
    undo: sh`rm /run/alternc/jobs-lock`,
  },
  {
    fact: "alternc.actions",
    by: sql("ALTER TABLE actions MODIFY begin timestamp NULL DEFAULT NULL, MODIFY end timestamp NULL DEFAULT NULL"),
    says: /never runs a job; .*ALTER TABLE actions/,
    undo: sql("ALTER TABLE actions MODIFY begin timestamp NOT NULL DEFAULT 0, MODIFY end timestamp NOT NULL DEFAULT 0"),
  },
  {
    fact: "alternc.cron",
    by: sh`systemctl stop cron`,
    says: /systemctl enable --now cron/,
    undo: sh`systemctl start cron`,
  },
];

describe.skipIf(!isSupplied)("an AlternC", () => {
  let server: Server;
  const drift = async () => differences(desired, await server.observe(platform, desired));

  beforeAll(async () => {
    server = Server.of(await alterncServer(), alterncClaim);
  });
  afterAll(async () => {
    await server.close();
  });

  test("that konbit can work with is taken as it is, and only our own table is made", async () => {
    expect(await server.observe(platform, desired)).toBeUndefined();
    expect((await server.make(platform, [desired])).changed).toEqual([expect.stringMatching(/konbit_declared/)]);
    expect((await server.make(platform, [desired])).changed).toEqual([]);
    expect(await drift()).toEqual([]);
  });

  test.each(ailments)("is refused for $fact, with the way out", async ({ fact, by, says, undo }) => {
    await server.run(by);
    if (fact !== "alternc.jobs") expect((await drift()).map((line) => line.split(": ")[0])).toEqual([fact]);
    expect((await server.ensure(platform, [desired])).failed.join()).toMatch(says);
    await server.run(undo);
    expect((await server.make(platform, [desired])).changed).toEqual([]);
  });

  test("without alternc-mailman is refused to whoever has lists, before anything else", async () => {
    const told = await server.ensure(platform, [platform.desired({ hasLists: true })]);
    expect(told.failed.join()).toMatch(/lists: none; .*alternc-mailman 4\.0\.2.*install it.*or take "lists:" out/);
  });

  test("that waits for alternc.install is asked for nothing", async () => {
    await server.run(sh`touch /run/alternc/jobs-lock`);
    const told = await server.ensure(account, [account.desired(accountInputs(3, "racine"))]);
    expect(told.failed.join()).toMatch(/alternc\.install is at work/);
    await server.run(sh`rm /run/alternc/jobs-lock`);
  });
});
