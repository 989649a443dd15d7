import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lists } from "../../kinds/alternc/lists.ts";
import type { ListsInputs } from "../../kinds/lists-state.ts";
import { shipped } from "../../kinds/shipped.ts";
import { Script, sh } from "../../remote/sh.ts";
import { contract } from "../kinds/contract.ts";
import { differences } from "../kinds/leaves.ts";
import { list, listsInputs } from "../kinds/lists-ground.ts";
import type { Server } from "../kinds/server.ts";
import { isMailmanSupplied } from "./alternc-server.ts";
import { addMember, alterncWithLists, sql, startWithLists } from "./ground.ts";

/** As an owner does it on the pages of lists, which go through the same interface. */
const rest = (method: string, path: string, body: string): Script =>
  sh`secret=$(sed -n 's/^admin_pass: //p' /etc/mailman3/mailman.cfg)
    curl -fsS -u "restadmin:$secret" -X ${method} -d ${body} http://127.0.0.1:8001/3.1/${path}`;
const patch = (setting: string) => rest("PATCH", `lists/${news}/config`, setting);
const pages = (statement: string) => sh`mariadb -BN mailman3-web -e ${statement}`;

const news = "nouvelles@racine.example";

contract("lists of AlternC", {
  kind: lists,
  backend: alterncWithLists,
  inputs: [listsInputs(3, "racine"), listsInputs(4, "sillon")],
  killings: 4,
  another: (number) => ({
    inputs: listsInputs(100 + number, `autre${String(number)}`),
    before: (server) => addMember(server, 100 + number, `autre${String(number)}`),
  }),
  prepare: async (server) => {
    await addMember(server, 3, "racine");
    await addMember(server, 4, "sillon");
  },
  drifts: [
    // Mailman's own settings are made in one go, of which one line is told.
    [
      { leaf: "lists.nouvelles.archive", by: patch("archive_policy=private") },
      {
        leaf: "lists.nouvelles.owners",
        by: rest("POST", "members", "list_id=nouvelles.racine.example&subscriber=moi%40ailleurs.example&role=owner"),
      },
      { leaf: "lists.nouvelles.state", by: sql("UPDATE address SET enabled = 0 WHERE address = 'nouvelles-owner'") },
    ],
    [
      { leaf: "lists.nouvelles.lang", by: patch("preferred_language=en") },
      { leaf: "lists.nouvelles.joining", by: rest("POST", `lists/${news}/bans`, "email=%5E.*") },
      { leaf: "lists.nouvelles.archive", by: pages("UPDATE hyperkitty_mailinglist SET archive_policy = 0") },
      {
        leaf: "lists.nouvelles.state",
        by: sql(
          "DELETE m, a FROM mailbox m JOIN address a ON a.id = m.address_id WHERE a.address = 'nouvelles-bounces'",
        ),
      },
    ],
    { leaf: "lists.nouvelles.messages", by: patch("default_member_action=accept") },
    { leaf: "lists.nouvelles.listed", by: patch("advertised=false") },
    { leaf: "lists.nouvelles.joining", by: patch("subscription_policy=open") },
    { leaf: "lists.nouvelles", by: sql("DELETE FROM mailman WHERE list = 'nouvelles'") },
    { leaf: "lists.nouvelles", by: sql("UPDATE konbit_declared SET state = 'closed' WHERE part = 'nouvelles'") },
  ],
  data: {
    returns: /opened nouvelles@racine.example/,
    fill: sh`${rest("POST", "members", "list_id=membres.racine.example&subscriber=luc%40ailleurs.example&pre_verified=1&pre_confirmed=1&pre_approved=1")}
      python3 -c ${`import smtplib
smtplib.LMTP("127.0.0.1", 8024).sendmail("awa@racine.example", "${news}", "From: awa@racine.example\\r\\nTo: ${news}\\r\\nSubject: essai\\r\\nMessage-ID: <un@racine.example>\\r\\n\\r\\nBonjour.")`}
      for try in $(seq 200); do [ -z "$(mariadb -BN mailman3-web -e 'SELECT 1 FROM hyperkitty_email')" ] || break; sleep 0.3; done`,
    digest: sh`
      mariadb -BN mailman3 -e 'SELECT list_id, role, email, moderation_action FROM member JOIN address a ON a.id = address_id ORDER BY 1, 2, 3;
        SELECT list_name, mail_host, subject_prefix, description, max_message_size, subscription_policy, default_member_action, preferred_language FROM mailinglist ORDER BY 1, 2'
      mariadb -BN mailman3-web -e 'SELECT message_id, subject, content FROM hyperkitty_email ORDER BY 1'
      mariadb -BN alternc -e 'SELECT list, domain, uid, mailman_action FROM mailman ORDER BY id'`,
  },
});

describe.skipIf(!isMailmanSupplied)("lists of AlternC through the years", () => {
  let server: Server;
  const declared = (all: ListsInputs["lists"]) => lists.desired(listsInputs(3, "racine", all));
  const team = (more = {}) => ({ equipe: list({ owners: ["awa@racine.example"], ...more }) });
  /** What Postfix answers to a message from somebody in the domain, and what luc has got since. */
  const write = async (to: string, subject: string) => {
    const before = await messages();
    const said = await server.run(sh`
      printf 'From: luc@racine.example\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: <%s@racine.example>\r\n\r\nbonjour\r\n' ${to} ${subject} ${subject} >/tmp/letter
      curl -sS --max-time 20 smtp://127.0.0.1:25 --mail-from luc@racine.example --mail-rcpt ${to} --upload-file /tmp/letter 2>&1 || true`);
    if (said === "") await expect.poll(messages, { timeout: 60_000, interval: 500 }).toBe(before + 1);
    return said;
  };
  const messages = async () =>
    Number(
      await server.run(sh`grep -rlE '^List-Id:.*equipe' /var/mail/alternc/l/luc_racine.example 2>/dev/null | wc -l`),
    );

  beforeAll(async () => {
    server = await startWithLists();
    await addMember(server, 3, "racine");
    await server.run(
      sql(`INSERT INTO address (domain_id, address, type) SELECT id, 'luc', '' FROM domaines WHERE domaine = 'racine.example';
        INSERT INTO mailbox (address_id, path, quota, delivery) SELECT id, '/var/mail/alternc/l/luc_racine.example', 5, 'dovecot' FROM address WHERE address = 'luc'`),
    );
    await server.make(lists, [declared(team())]);
  });
  afterAll(async () => {
    await server.close();
  });

  test("a new one begins as konbit's own do, and people come from a file as there", async () => {
    expect(await server.run(rest("GET", "lists/equipe@racine.example/config", ""))).toContain('"munge_from"');
    const asked = { list: "equipe@racine.example", way: "subscribe", csv: "luc@racine.example\n" };
    const program = shipped("lists/rest.py") + shipped("lists/import.py");
    const told = await server.run(sh`printf %s ${JSON.stringify(asked)} | python3 -c ${program}`);
    expect(JSON.parse(told)).toMatchObject({ new: 1, done: 1, refused: [] });
  });

  test("a message goes through AlternC's Postfix to whoever has joined", async () => {
    expect(await write("equipe@racine.example", "un")).toBe("");
  });

  test("a frozen one, and one that was taken out, are written to in vain; back, the same people get what is written", async () => {
    for (const state of [team({ state: "frozen" }), { autre: list({ owners: ["awa@racine.example"] }) }]) {
      await server.make(lists, [declared(state)]);
      expect(await write("equipe@racine.example", "deux")).toMatch(/RCPT failed: 550/);
    }
    await server.make(lists, [declared(team())]);
    expect(await write("equipe@racine.example", "trois")).toBe("");
  });

  test("what somebody made in the panel is taken over with who has joined, and what no file names stays", async () => {
    await server.run(
      sql("UPDATE konbit_declared SET kind = 'Forgotten' WHERE kind = 'Lists' AND part IN ('equipe', 'autre')"),
    );
    const told = await server.make(lists, [declared(team())]);
    expect(told.changed).toContainEqual(expect.stringContaining("took over the list equipe@racine.example"));
    expect(await write("equipe@racine.example", "quatre")).toBe("");
    expect(await server.run(sql("SELECT list, mailman_action FROM mailman ORDER BY list"))).toBe(
      "autre\tOK\nequipe\tOK\n",
    );
  });

  test("one whose address is somebody's box, or whose domain's mail is elsewhere, is refused by name", async () => {
    const box = await server.ensure(lists, [declared({ ...team(), luc: list() })]);
    expect(box.failed.join()).toMatch(/AlternC says: .*already used|luc@racine\.example is an address of its own/);
    await addMember(server, 4, "sillon", { state: "prepared" });
    const elsewhere = await server.ensure(lists, [lists.desired(listsInputs(4, "sillon"))]);
    expect(elsewhere.failed.join()).toMatch(/only where a domain's mail is here \(cutover: live\)/);
    const state = declared(team());
    expect(differences(state, await server.observe(lists, state))).toEqual([]);
  });
});
