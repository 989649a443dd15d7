import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { account } from "../../kinds/alternc/account.ts";
import { mailDomain } from "../../kinds/alternc/mail-domain.ts";
import { mailboxes } from "../../kinds/alternc/mailboxes.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "../kinds/contract.ts";
import { mailboxesInputs } from "../kinds/mail.ts";
import { accountInputs, domainInputs } from "../kinds/members.ts";
import type { Server } from "../kinds/server.ts";
import { isSupplied } from "./alternc-server.ts";
import { addMember, alternc, mailData, sql, start } from "./ground.ts";

const inputs = (number: number, login: string, more = {}) => mailDomain.inputs.parse(domainInputs(number, login, more));

contract("mail domain of AlternC", {
  kind: mailDomain,
  backend: alternc,
  inputs: [inputs(3, "racine"), inputs(4, "sillon", { state: "prepared" })],
  another: (number) => ({
    inputs: inputs(100 + number, `autre${String(number)}`),
    before: async (server) => {
      await server.make(account, [account.desired(accountInputs(100 + number, `autre${String(number)}`))]);
    },
  }),
  prepare: async (server) => {
    await server.make(
      account,
      [accountInputs(3, "racine"), accountInputs(4, "sillon")].map((given) => account.desired(given)),
    );
  },
  drifts: [{ leaf: "state", by: sql("UPDATE domaines SET gesmx = 0 WHERE domaine = 'racine.example'") }],
  data: {
    returns: /takes mail for racine.example/,
    fill: sh`
      mariadb alternc -e "INSERT INTO address (domain_id, address, type) SELECT id, 'awa', '' FROM domaines WHERE domaine = 'racine.example'"
      mariadb alternc -e "INSERT INTO mailbox (address_id, path, quota, delivery) SELECT id, '/var/mail/alternc/a/awa_racine.example', 5, 'dovecot' FROM address WHERE address = 'awa'"
      ${mailData.fill}`,
    digest: mailData.digest,
  },
});

describe.skipIf(!isSupplied)("domains of AlternC", () => {
  let server: Server;
  const domain = (more = {}) => mailDomain.desired(inputs(3, "racine", more));

  beforeAll(async () => {
    server = await start();
    await addMember(server, 3, "racine");
    await server.make(mailboxes, [mailboxes.desired(mailboxesInputs(3, "racine"))]);
    await server.run(mailData.fill);
  });
  afterAll(async () => {
    await server.close();
  });

  test("keep every box and every message when their mail goes elsewhere, also after AlternC has been at work", async () => {
    const before = await server.run(mailData.digest);
    for (const state of ["prepared", "live", "prepared"]) {
      await server.make(mailDomain, [domain({ state })]);
      await server.run(sh`/usr/lib/alternc/update_domains.php; /usr/lib/alternc/update_mails.sh`);
      expect(await server.run(mailData.digest), state).toBe(before);
    }
    await server.make(mailDomain, [domain()]);
  });

  test("of another account are refused", async () => {
    await addMember(server, 4, "sillon");
    const told = await server.ensure(mailDomain, [
      mailDomain.desired({ ...inputs(4, "sillon"), domain: "racine.example" }),
    ]);
    expect(told.failed.join()).toMatch(/racine\.example is the account racine's in AlternC; nothing was touched/);
  });

  test("that somebody deletes in the panel are told, and nothing is made meanwhile", async () => {
    await server.run(sql("UPDATE domaines SET dns_action = 'DELETE' WHERE domaine = 'racine.example'"));
    expect(await server.observe(mailDomain, domain())).toMatchObject({ applied: "AlternC is deleting it" });
    expect((await server.ensure(mailDomain, [domain()])).failed.join()).toMatch(/is deleting the domain.*cancel that/);
    await server.run(sql("UPDATE domaines SET dns_action = 'OK' WHERE domaine = 'racine.example'"));
  });

  test("that AlternC cannot finish are failed in time, with what to look at; others are not held up", async () => {
    await server.run(sh`mv /usr/lib/alternc/update_domains.php /usr/lib/alternc/away.php`);
    const told = await server.ensure(mailDomain, [
      domain({ state: "prepared" }),
      mailDomain.desired(inputs(4, "sillon")),
    ]);
    await server.run(sh`mv /usr/lib/alternc/away.php /usr/lib/alternc/update_domains.php`);
    expect(told.failed.join()).toMatch(/still not done the domain racine\.example.*cron does not run/);
    expect(told.ok).toEqual(["m-0004/sillon.example"]);
    expect((await server.make(mailDomain, [domain()])).changed).not.toEqual([]);
  }, 300_000);
});
