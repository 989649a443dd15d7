import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aliases } from "../../kinds/alternc/aliases.ts";
import { mailboxes } from "../../kinds/alternc/mailboxes.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "../kinds/contract.ts";
import { aliasesInputs, box, mailboxesInputs } from "../kinds/mail.ts";
import type { Server } from "../kinds/server.ts";
import { isSupplied } from "./alternc-server.ts";
import { addMember, alternc, prepareMail, sql, start } from "./ground.ts";

const recipients = (set: string, name: string) =>
  sql(`UPDATE recipient r JOIN address a ON a.id = r.address_id SET r.recipients = ${set} WHERE a.address = '${name}'`);

contract("aliases of AlternC", {
  kind: aliases,
  backend: alternc,
  inputs: [aliasesInputs(3, "racine"), aliasesInputs(4, "sillon")],
  another: (number) => ({
    inputs: aliasesInputs(100 + number, `autre${number}`),
    before: (server) => addMember(server, 100 + number, `autre${number}`),
  }),
  prepare: prepareMail,
  drifts: [
    [
      { leaf: "aliases.contact", by: recipients("'moi@ailleurs.example\n'", "contact") },
      { leaf: "aliases.*", by: sql("UPDATE address SET enabled = 0 WHERE address = ''") },
      { leaf: "aliases.postmaster", by: recipients("CONCAT(r.recipients, 'moi@ailleurs.example\n')", "postmaster") },
      {
        leaf: "aliases.abuse",
        by: sql("DELETE r, a FROM recipient r JOIN address a ON a.id = r.address_id WHERE a.address = 'abuse'"),
      },
    ],
    [
      { leaf: "aliases.contact", by: sql("UPDATE address SET enabled = 0 WHERE address = 'contact'") },
      { leaf: "aliases.*", by: recipients("'moi@ailleurs.example\n'", "") },
    ],
  ],
});

describe.skipIf(!isSupplied)("aliases of AlternC through the years", () => {
  let server: Server;
  const of = (names: Readonly<Record<string, readonly string[]>>) =>
    aliases.desired({
      ...aliasesInputs(3, "racine"),
      aliases: Object.fromEntries(Object.entries(names).map(([name, to]) => [name, [...to]])),
    });
  const leadsTo = async (address: string) =>
    (await server.run(sh`postmap -q ${address} proxy:mysql:/etc/postfix/myalias.cf || true`)).trim().split("\n").sort();

  beforeAll(async () => {
    server = await start();
    await addMember(server, 3, "racine");
  });
  afterAll(async () => {
    await server.close();
  });

  test("what Postfix reads is what the file says, the catch-all included; taken away, it leads nowhere", async () => {
    await server.make(aliases, [
      of({ ca: ["awa@ailleurs.example", "noe@ailleurs.example"], "*": ["x@ailleurs.example", "y@ailleurs.example"] }),
    ]);
    expect(await leadsTo("ca@racine.example")).toEqual(["awa@ailleurs.example", "noe@ailleurs.example"]);
    expect(await leadsTo("@racine.example")).toEqual(["x@ailleurs.example", "y@ailleurs.example"]);
    await server.make(aliases, [of({ autre: ["awa@ailleurs.example"] })]);
    expect([await leadsTo("ca@racine.example"), await leadsTo("@racine.example")]).toEqual([[""], [""]]);
  });

  test("an alias becomes a mailbox, which forwards nothing, and an alias again, and the mailbox keeps its mail", async () => {
    await server.make(aliases, [of({ equipe: ["awa@ailleurs.example"], autre: ["awa@ailleurs.example"] })]);
    await server.make(aliases, [of({ autre: ["awa@ailleurs.example"] })]);
    await server.make(mailboxes, [mailboxes.desired(mailboxesInputs(3, "racine", { equipe: box() }))]);
    expect(await leadsTo("equipe@racine.example")).toEqual([""]);
    await server.make(mailboxes, [mailboxes.desired(mailboxesInputs(3, "racine", { luc: box() }))]);
    await server.make(aliases, [of({ equipe: ["awa@ailleurs.example"] })]);
    expect(await leadsTo("equipe@racine.example")).toContain("awa@ailleurs.example");
    expect(
      await server.run(
        sql(
          "SELECT COUNT(*) FROM mailbox m JOIN address a ON a.id = m.address_id WHERE a.address = 'equipe' AND m.mail_action = 'OK'",
        ),
      ),
    ).toBe("1\n");
  });

  test("an address that AlternC would leave out in silence is refused", async () => {
    const { failed } = await server.ensure(aliases, [of({ ca: ["pas une adresse"] })]);
    expect(failed.join()).toMatch(/ca@racine\.example cannot lead to pas une adresse/);
  });

  test("an alias that somebody made in the panel stays as it is", async () => {
    await server.run(
      sql(
        "INSERT INTO address (domain_id, address, type) SELECT id, 'panneau', '' FROM domaines WHERE domaine = 'racine.example'",
      ),
    );
    await server.run(
      sql(
        "INSERT INTO recipient (address_id, recipients) SELECT id, 'p@ailleurs.example\n' FROM address WHERE address = 'panneau'",
      ),
    );
    await server.make(aliases, [of({ autre: ["awa@ailleurs.example"] })]);
    expect(await leadsTo("panneau@racine.example")).toEqual(["p@ailleurs.example"]);
  });
});
