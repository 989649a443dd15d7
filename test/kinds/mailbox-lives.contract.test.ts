import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mailboxes } from "../../kinds/mailboxes.ts";
import type { MailboxesInputs } from "../../kinds/mailboxes-state.ts";
import { sh } from "../../remote/sh.ts";
import { platformGround } from "./grounds.ts";
import { differences } from "./leaves.ts";
import { addDomain, addMember, box, mailboxesInputs, prepareMail, sql } from "./mail.ts";
import { Server } from "./server.ts";

const home = "/srv/members/racine";
const mail = `${home}/mail/racine.example`;
const held = `${home}/quarantine/mail/racine.example`;
const chosen = (statement: string) => sh`sqlite3 /var/lib/konbit/mail-passwords/passwords.db ${statement}`;

/** What happens to boxes over the years, on a server whose mail nobody reads meanwhile. */
describe("mailboxes through the years", () => {
  let server: Server;
  const make = async (boxes: MailboxesInputs["boxes"], login = "racine", number = 3) =>
    server.make(mailboxes, [mailboxes.desired(mailboxesInputs(number, login, boxes))]);
  const write = async (local: string, text: string) =>
    server.run(sh`
      install -d -o 30003 -g 20003 ${mail}/${local}/Maildir/cur
      echo ${text} >${mail}/${local}/Maildir/cur/${text}:2,FS
      sqlite3 /var/lib/konbit/mail-passwords/passwords.db ${`REPLACE INTO password VALUES ('${local}@racine.example', '{X}${text}', 'd')`}`);
  const messages = async (folder: string) =>
    (await server.run(sh`ls ${folder}/Maildir/cur 2>/dev/null || true`)).trim().split("\n").join(" ");
  const password = async (local: string) =>
    (await server.run(chosen(`SELECT hash FROM password WHERE address = '${local}@racine.example'`))).trim();
  const stateOf = async (local: string) =>
    (await server.run(sql(`SELECT state FROM mailbox WHERE address = '${local}@racine.example'`))).trim();

  beforeAll(async () => {
    server = await Server.fresh(platformGround);
    await prepareMail(server);
  });
  afterAll(async () => {
    await server.close();
  });

  test("a suspended box stays where it is, and its mail with it", async () => {
    await make({ luc: box() });
    await write("luc", "lettre");
    await make({ luc: box({ state: "suspended" }) });
    expect(await messages(`${mail}/luc`)).toBe("lettre:2,FS");
    expect(await stateOf("luc")).toBe("suspended");
  });

  test("a box that is taken away is closed and waits in quarantine; back, it has its mail, flags and password", async () => {
    await make({ awa: box(), luc: box() });
    await write("awa", "souvenir");
    await make({ luc: box() });
    expect([await stateOf("awa"), await messages(`${held}/awa@racine.example`)]).toEqual(["closed", "souvenir:2,FS"]);
    await make({ awa: box(), luc: box() });
    expect(await messages(`${mail}/awa`)).toBe("souvenir:2,FS");
    expect(await password("awa")).toBe("{X}souvenir");
  });

  test("a renamed box keeps its mail and its password, and its old name has neither", async () => {
    await make({ info: box(), luc: box() });
    await write("info", "facture");
    const renamed = { accueil: box({ formerly: "info@racine.example" }), luc: box() };
    await make(renamed);
    expect(await messages(`${mail}/accueil`)).toBe("facture:2,FS");
    expect([await password("accueil"), await password("info"), await stateOf("info")]).toEqual([
      "{X}facture",
      "",
      "closed",
    ]);
    // It is done once: who has the old name next begins with nothing.
    expect((await make(renamed)).changed).toEqual([]);
    await make({ ...renamed, info: box() });
    expect([await messages(`${mail}/info`), await password("info")]).toEqual(["", ""]);
    expect(await messages(`${mail}/accueil`)).toBe("facture:2,FS");
  });

  test("a renaming that is killed at any point is completed", async () => {
    for (let point = 1; point <= 8; point += 1) {
      const [was, is] = [`ancien${String(point)}`, `nouveau${String(point)}`];
      await make({ [was]: box() });
      await write(was, `lettre${String(point)}`);
      const desired = mailboxes.desired(
        mailboxesInputs(3, "racine", { [is]: box({ formerly: `${was}@racine.example` }) }),
      );
      await server.runKilled(mailboxes.ensure([desired]), 0.02 * point);
      await server.make(mailboxes, [desired]);
      expect(await messages(`${mail}/${is}`), `killed at point ${String(point)}`).toBe(`lettre${String(point)}:2,FS`);
      expect(await password(is)).toBe(`{X}lettre${String(point)}`);
      expect(differences(desired, await server.observe(mailboxes, desired))).toEqual([]);
    }
  });

  test("a box moves with its mail to another domain of the member", async () => {
    await make({ info: box() });
    await write("info", "ailleurs");
    await addDomain(server, 3, "racine", "racine.test");
    const there = {
      ...mailboxesInputs(3, "racine", { info: box({ formerly: "info@racine.example" }) }),
      domain: "racine.test",
    };
    await server.make(mailboxes, [
      mailboxes.desired(mailboxesInputs(3, "racine", { autre: box() })),
      mailboxes.desired(there),
    ]);
    expect(await messages(`${home}/mail/racine.test/info`)).toBe("ailleurs:2,FS");
  });

  test("the second time of one name is not the first time of another", async () => {
    for (const text of ["premier", "second"]) {
      await make({ nom: box(), autre: box() });
      await write("nom", text);
      await make({ autre: box() });
      await server.run(sh`[ -e ${held}/../nom ] || mv ${held}/nom@racine.example ${held}/../nom`);
    }
    await server.run(sh`mv ${held}/../nom ${held}/nom@racine.example.2`);
    await make({ "nom.2": box(), autre: box() });
    expect(await messages(`${mail}/nom.2`)).toBe("");
    const told = await server.ensure(mailboxes, [
      mailboxes.desired(mailboxesInputs(3, "racine", { nom: box(), autre: box() })),
    ]);
    expect(told.failed.join()).toMatch(/there is data at .*nom@racine\.example .*nothing was touched/);
  });

  test("a box that begins anew inherits nobody's password, and its person is invited once", async () => {
    await server.run(sh`
      mkdir -p /usr/local/lib/konbit
      printf '%s\n' '#!/bin/sh' 'for address; do echo "$address" >>/run/invited; sqlite3 /var/lib/konbit/mail-passwords/passwords.db "INSERT INTO invitation VALUES (hex(randomblob(8)), '"'"'$address'"'"', '"'"'awa@ailleurs.example'"'"', '"'d', 'd'"', NULL)"; done' >/usr/local/lib/konbit/mail-invite
      chmod +x /usr/local/lib/konbit/mail-invite`);
    await server.run(chosen("REPLACE INTO password VALUES ('neuf@racine.example', '{X}of somebody before', 'd')"));
    await make({ neuf: box(), dormant: box({ state: "suspended" }) });
    await make({ neuf: box({ quota: 1_048_576 }), dormant: box({ state: "suspended" }) });
    expect(await password("neuf")).toBe("");
    expect(await server.run(sh`cat /run/invited`)).toBe("neuf@racine.example\n");
    await server.run(sh`rm /usr/local/lib/konbit/mail-invite`);
  });

  test("another member's domain is refused, and taking it away there leaves it alone", async () => {
    await addMember(server, 5, "verger");
    await make({ info: box() }, "verger", 5);
    const claimed = { ...mailboxesInputs(3, "racine", { info: box() }), domain: "verger.example" };
    const told = await server.ensure(mailboxes, [mailboxes.desired(claimed)]);
    expect(told.failed.join()).toContain("belongs to the member m-0005");
    expect((await server.tell(mailboxes.retire([mailboxes.desired(claimed)]))).ok).toEqual(["m-0003/verger.example"]);
    const own = mailboxes.desired(mailboxesInputs(5, "verger", { info: box() }));
    expect(differences(own, await server.observe(mailboxes, own))).toEqual([]);
  });
});
