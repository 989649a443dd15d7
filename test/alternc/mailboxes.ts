import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mailboxes } from "../../kinds/alternc/mailboxes.ts";
import type { MailboxesInputs } from "../../kinds/mailboxes-state.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "../kinds/contract.ts";
import { box, mailboxesInputs } from "../kinds/mail.ts";
import type { Server } from "../kinds/server.ts";
import { isSupplied } from "./alternc-server.ts";
import { addMember, alternc, mailData, prepareMail, sql, start } from "./ground.ts";

const ofAwa = "a.address = 'awa' AND d.domaine = 'racine.example'";
const address = (set: string) =>
  sql(`UPDATE address a JOIN domaines d ON d.id = a.domain_id SET ${set} WHERE ${ofAwa}`);
const declared = (set: string) => sql(`UPDATE konbit_declared SET ${set} WHERE kind = 'Mailboxes' AND part = 'awa'`);

contract("mailboxes of AlternC", {
  kind: mailboxes,
  backend: alternc,
  inputs: [mailboxesInputs(3, "racine"), mailboxesInputs(4, "sillon")],
  another: (number) => ({
    inputs: mailboxesInputs(100 + number, `autre${number}`),
    before: (server) => addMember(server, 100 + number, `autre${number}`),
  }),
  prepare: prepareMail,
  drifts: [
    [
      { leaf: "boxes.awa.quota", by: sql("UPDATE mailbox SET quota = 1") },
      { leaf: "boxes.awa.state", by: address("a.enabled = 0") },
      { leaf: "boxes.awa.invite", by: declared(`facts = JSON_SET(facts, '$.invite', 'moi@ailleurs.example')`) },
      {
        leaf: "boxes.compta.2.displayName",
        by: sql(`UPDATE konbit_declared SET facts = JSON_REMOVE(facts, '$.displayName') WHERE part = 'compta.2'`),
      },
    ],
    { leaf: "boxes.awa.state", by: address("a.password = CONCAT('!', COALESCE(a.password, ''))") },
    { leaf: "boxes.awa", by: declared("state = 'closed'") },
    {
      leaf: "boxes.awa",
      by: sql("DELETE m, a FROM mailbox m JOIN address a ON a.id = m.address_id WHERE a.address = 'awa'"),
    },
  ],
  data: mailData,
});

describe.skipIf(!isSupplied)("mailboxes of AlternC through the years", () => {
  let server: Server;
  const make = (boxes: MailboxesInputs["boxes"]) =>
    server.make(mailboxes, [mailboxes.desired(mailboxesInputs(3, "racine", boxes))]);
  const canLogIn = async (who: string, password = "bon-jour-42") =>
    (await server.run(sh`doveadm auth test ${who} ${password} >/dev/null 2>&1 && echo yes || echo no`)).trim();
  const choose = (local: string) =>
    server.run(
      sh`hash=$(doveadm pw -s BLF-CRYPT -r 5 -p bon-jour-42); mariadb alternc -e "UPDATE address SET password = '$hash' WHERE address = '"${local}"'"`,
    );
  const receive = async (to: string) => {
    await server.run(sh`
      printf 'From: noe@ailleurs.example\r\nTo: %s\r\nSubject: lettre\r\n\r\nbonjour\r\n' ${to} >/tmp/letter
      curl -sS --max-time 20 smtp://127.0.0.1:25 --mail-from noe@ailleurs.example --mail-rcpt ${to} --upload-file /tmp/letter`);
    await server.run(
      sh`for i in 1 2 3 4 5 6 7 8 9 10; do [ "$(postqueue -p | tail -n 1)" != "Mail queue is empty" ] || break; sleep 0.5; done`,
    );
  };
  const messages = async (who: string) =>
    (
      await server.run(
        sh`curl -sS --max-time 20 -u ${`${who}:bon-jour-42`} imap://127.0.0.1/INBOX -X 'FETCH 1:* (FLAGS)'`,
      )
    ).trim();

  beforeAll(async () => {
    server = await start();
    await addMember(server, 3, "racine");
  });
  afterAll(async () => {
    await server.close();
  });

  test("a new box is locked until a password is chosen, receives meanwhile, and then its person reads it by IMAP", async () => {
    await make({ awa: box() });
    expect(await canLogIn("awa@racine.example", "")).toBe("no");
    await receive("awa@racine.example");
    await choose("awa");
    expect(await messages("awa@racine.example")).toMatch(/FETCH \(FLAGS \(\\Recent\)\)/);
  });

  test("a suspended box lets nobody in and takes more mail; active again, all of it is there with the same password", async () => {
    await server.run(
      sh`curl -sS -u awa@racine.example:bon-jour-42 imap://127.0.0.1/INBOX -X 'STORE 1 +FLAGS (\Flagged \Seen)'`,
    );
    await make({ awa: box({ state: "suspended" }) });
    expect(await canLogIn("awa@racine.example")).toBe("no");
    await receive("awa@racine.example");
    await make({ awa: box() });
    expect(
      (await messages("awa@racine.example")).split("\n").map((line) => line.replaceAll(/.*FLAGS |\r/g, "")),
    ).toEqual(["(\\Flagged \\Seen))", "(\\Recent))"]);
  });

  test("a box that is taken away is closed; back, it has the same messages, flags and password", async () => {
    const before = await messages("awa@racine.example");
    await make({ luc: box() });
    expect(await canLogIn("awa@racine.example")).toBe("no");
    await server.run(sh`/usr/lib/alternc/update_mails.sh`);
    await make({ awa: box(), luc: box() });
    expect(await messages("awa@racine.example")).toBe(before);
  });

  test("a renamed box keeps its mail and its password, and who has the old name next begins with nothing", async () => {
    const before = await messages("awa@racine.example");
    const renamed = { aya: box({ formerly: "awa@racine.example" }), luc: box() };
    await make(renamed);
    expect(await messages("aya@racine.example")).toBe(before);
    expect((await make(renamed)).changed).toEqual([]);
    await make({ ...renamed, awa: box() });
    await receive("awa@racine.example");
    await choose("awa");
    expect((await messages("awa@racine.example")).split("\n")).toHaveLength(1);
    expect(await messages("aya@racine.example")).toBe(before);
  });

  test("a box that somebody made in the panel stays as it is, and is nobody's drift", async () => {
    await server.run(
      sql(
        "INSERT INTO address (domain_id, address, type) SELECT id, 'panneau', '' FROM domaines WHERE domaine = 'racine.example'",
      ),
    );
    await server.run(
      sql(
        "INSERT INTO mailbox (address_id, path, quota, delivery) SELECT id, '/var/mail/alternc/p/panneau_racine.example', 7, 'dovecot' FROM address WHERE address = 'panneau'",
      ),
    );
    const inputs = { luc: box() };
    await make(inputs);
    expect((await make(inputs)).changed).toEqual([]);
    expect(
      await server.run(
        sql("SELECT enabled, quota FROM address a JOIN mailbox m ON m.address_id = a.id WHERE address = 'panneau'"),
      ),
    ).toBe("1\t7\n");
    // Declared, it is taken over: with its password, which nobody is invited to choose anew.
    await choose("panneau");
    const { changed } = await make({ luc: box(), panneau: box() });
    expect(changed.join()).toMatch(/took over the mailbox panneau@racine.example with its mail and its password/);
    expect(await canLogIn("panneau@racine.example")).toBe("yes");
  });

  test("a quota of AlternC denies no box that a file declares, and leaves room for no other", async () => {
    await server.run(
      sql(
        "UPDATE quotas q JOIN membres m ON m.uid = q.uid SET q.total = 0 WHERE q.name = 'mail' AND m.login = 'racine'",
      ),
    );
    await make({ luc: box(), un: box(), deux: box() });
    const [total, used] = (
      await server.run(
        sql(
          "SELECT (SELECT q.total FROM quotas q JOIN membres m ON m.uid = q.uid WHERE q.name = 'mail' AND m.login = 'racine'), COUNT(*) FROM address a JOIN domaines d ON d.id = a.domain_id WHERE d.domaine = 'racine.example' AND a.type = ''",
        ),
      )
    )
      .trim()
      .split("\t");
    expect(total).toBe(used);
  });

  test("a box that AlternC is deleting is not given to anybody, and that is said", async () => {
    await server.run(
      sql(
        "UPDATE mailbox m JOIN address a ON a.id = m.address_id SET m.mail_action = 'DELETE', a.mail_action = 'DELETE' WHERE a.address = 'un'",
      ),
    );
    const told = await server.ensure(mailboxes, [
      mailboxes.desired(mailboxesInputs(3, "racine", { luc: box(), un: box(), deux: box() })),
    ]);
    expect(told.failed.join()).toMatch(/AlternC is deleting un@racine\.example.*undo that there/);
  });
});
