import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mailboxes } from "../../kinds/alternc/mailboxes.ts";
import { mailLinks } from "../../kinds/alternc/mail-links.ts";
import type { MailboxesInputs } from "../../kinds/mailboxes-state.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "../kinds/contract.ts";
import { box, mailboxesInputs } from "../kinds/mail.ts";
import type { Server } from "../kinds/server.ts";
import { isSupplied } from "./alternc-server.ts";
import { addMember, alternc, sql, start, withVlogger } from "./ground.ts";

const host = "mail.konbit.example";
const inputs = { host, from: `postmaster@${host}` };
const page = "/usr/local/share/konbit/mail-links";
const links = "/var/lib/konbit/mail-passwords/passwords.db";

contract("mail links of AlternC", {
  kind: mailLinks,
  backend: alternc,
  inputs: [inputs],
  killings: 6,
  prepare: (server) => server.run(withVlogger),
  another: () => ({
    inputs,
    before: async (server) => {
      await server.run(sh`
        systemctl -q disable --now konbit-passwords.socket konbit-link-asked.path
        rm -rf ${page} /usr/local/share/konbit/alternc /etc/apache2/sites-enabled/konbit-mail-links.conf /var/lib/konbit
        rm -f /etc/systemd/system/konbit-link* /etc/systemd/system/konbit-passwords*
        userdel konbit-link; a2dismod -q -f headers >/dev/null
        systemctl daemon-reload`);
    },
  }),
  drifts: [
    [
      { leaf: "packages.php8.2-sqlite3", by: sh`dpkg --force-depends -r php8.2-sqlite3 >/dev/null` },
      {
        leaf: "files./usr/local/share/konbit/alternc/password.php",
        by: sh`echo >>/usr/local/share/konbit/alternc/password.php`,
      },
      { leaf: "services.konbit-link-asked.path", by: sh`systemctl -q disable konbit-link-asked.path` },
      { leaf: `modes.${links}`, by: sh`chmod 644 ${links}` },
    ],
    [
      { leaf: `files.${page}/passwords.php`, by: sh`rm ${page}/passwords.php` },
      { leaf: "from", by: sh`sed -i s/postmaster/somebody/ /etc/konbit/mail-links.json` },
      { leaf: "services.konbit-passwords.socket", by: sh`systemctl stop konbit-passwords.socket` },
    ],
    [
      { leaf: "modes./var/lib/konbit/mail/mail.db", by: sh`rm /var/lib/konbit/mail/mail.db` },
      { leaf: "page.answers", by: sh`systemctl stop apache2` },
    ],
    {
      leaf: "page.answers",
      by: sh`rm /etc/apache2/sites-enabled/konbit-mail-links.conf; systemctl reload apache2`,
    },
  ],
});

describe.skipIf(!isSupplied)("links of AlternC, from a new box to its person's mail", () => {
  let server: Server;
  const awa = "awa@racine.example";
  const make = (boxes: MailboxesInputs["boxes"]) =>
    server.make(mailboxes, [mailboxes.desired(mailboxesInputs(3, "racine", boxes))]);
  const url = (rest: string) => `https://${host}/mot-de-passe/${rest}`;
  const curl = (rest: string, fields: readonly string[] = []) =>
    server.run(
      sh`curl -sk --max-time 30 --resolve ${`${host}:443:127.0.0.1`} -o /tmp/page -w '%{http_code} %{redirect_url}' ${fields.flatMap((field) => ["--data-urlencode", field])} ${url(rest)}`,
    );
  const choose = (token: string, password: string) =>
    curl(`${token}?lang=en`, [`password=${password}`, `again=${password}`]);
  /** What cannot be delivered from here waits in the queue. */
  const letters = async (): Promise<readonly string[]> =>
    (
      await server.run(
        sh`for i in $(seq 100); do [ -n "$(find /var/spool/postfix/maildrop /var/spool/postfix/incoming -type f)" ] || break; sleep 0.1; done; postqueue -j | php8.2 -r ${'while ($l = fgets(STDIN)) { $m = json_decode($l); printf("%d %s\\n", $m->arrival_time, $m->queue_id); }'} | sort -n | while read -r _ id; do postcat -bhq "$id" | php8.2 -r ${"echo quoted_printable_decode(stream_get_contents(STDIN));"}; printf '\f'; done`,
      )
    )
      .split("\f")
      .slice(0, -1);
  const token = async () => /\/mot-de-passe\/([\w-]{43})\?/.exec((await letters()).at(-1) ?? "")?.[1] ?? "no link";
  const forget = () => server.run(sh`postsuper -d ALL 2>/dev/null; sqlite3 ${links} 'DELETE FROM attempt'`);
  const inbox = async (who: string, password: string) =>
    (
      await server.run(
        sh`curl -sS --max-time 20 -u ${`${who}:${password}`} imap://127.0.0.1/INBOX -X 'STATUS INBOX (MESSAGES)' 2>&1 || true`,
      )
    ).trim();

  beforeAll(async () => {
    server = await start();
    await server.run(withVlogger);
    await server.make(mailLinks, [mailLinks.desired(inputs)]);
    await addMember(server, 3, "racine");
  });
  afterAll(async () => {
    await server.close();
  });

  test("who gets a box is sent a link, chooses a password, and reads the box by IMAP", async () => {
    await make({ awa: box(), luc: box({ state: "suspended" }) });
    const [letter = "", ...more] = await letters();
    expect(more).toEqual([]);
    expect(letter).toMatch(/To: <awa@ailleurs\.example>/);
    expect((await make({ awa: box(), luc: box({ state: "suspended" }) })).changed).toEqual([]);
    expect(await letters()).toHaveLength(1);
    const link = await token();
    expect(await curl(link)).toBe("200 ");
    expect(await choose(link, "short")).toBe("422 ");
    expect(await choose(link, "canari tuba véloce 91")).toBe(`303 ${url("choisi?lang=en")}`);
    expect(await inbox(awa, "canari tuba véloce 91")).toBe("* STATUS INBOX (MESSAGES 0)");
    expect(await inbox(awa, "canari tuba véloce 92")).toMatch(/denied/);
    expect(await server.run(sql("SELECT password FROM address WHERE address = 'awa'"))).toMatch(
      /^\{ARGON2ID\}\$argon2id/,
    );
    expect(await server.run(sh`sqlite3 ${links} 'SELECT count(*) FROM password'`)).toBe("0\n");
  });

  test("a link that was used, or is over, opens nothing", async () => {
    expect(await choose(await token(), "une autre clé tout à fait")).toBe("410 ");
    await server.run(sh`/usr/local/lib/konbit/mail-invite --again ${awa}`);
    await server.run(sh`sqlite3 ${links} "UPDATE invitation SET expires = '2026-01-01T00:00:00Z' WHERE used IS NULL"`);
    expect(await choose(await token(), "une autre clé tout à fait")).toBe("410 ");
    expect(await inbox(awa, "canari tuba véloce 91")).toMatch(/MESSAGES/);
  });

  test("who has forgotten asks on the page, and only the new password is good", async () => {
    await forget();
    await server.run(sh`sqlite3 ${links} 'DELETE FROM invitation'`);
    expect(await curl("?lang=fr", [`address=${awa}`])).toBe(`303 ${url("envoi?lang=fr")}`);
    expect(await curl("?lang=fr", ["address=personne@racine.example"])).toBe(`303 ${url("envoi?lang=fr")}`);
    await server.run(
      sh`for i in $(seq 60); do [ -n "$(ls /var/lib/konbit/mail-links/asked)" ] || systemctl -q is-active konbit-link-asked || [ "$(postqueue -p | tail -n 1)" = "Mail queue is empty" ] || break; sleep 0.5; done`,
    );
    expect(await letters()).toHaveLength(1);
    expect(await choose(await token(), "une autre clé tout à fait")).toMatch(/^303/);
    expect(await inbox(awa, "canari tuba véloce 91")).toMatch(/denied/);
    expect(await inbox(awa, "une autre clé tout à fait")).toMatch(/MESSAGES/);
  });

  test("a suspended box stays closed whatever its person chooses, and has that password afterwards", async () => {
    await server.run(sh`/usr/local/lib/konbit/mail-invite --again ${awa}`);
    await make({ awa: box({ state: "suspended" }), luc: box({ state: "suspended" }) });
    expect(await choose(await token(), "pendant la pause du midi")).toMatch(/^303/);
    expect(await inbox(awa, "pendant la pause du midi")).toMatch(/denied/);
    await make({ awa: box(), luc: box({ state: "suspended" }) });
    expect(await inbox(awa, "pendant la pause du midi")).toMatch(/MESSAGES/);
  });

  test("a password that somebody else may know is taken away, and a link is sent", async () => {
    await forget();
    await server.run(sh`/usr/local/lib/konbit/mail-invite --lock ${awa}`);
    expect(await inbox(awa, "pendant la pause du midi")).toMatch(/denied/);
    expect(await choose(await token(), "une troisième, la bonne")).toMatch(/^303/);
    expect(await inbox(awa, "une troisième, la bonne")).toMatch(/MESSAGES/);
  });

  test("a link for a name opens nothing once that name is another box", async () => {
    await forget();
    await make({ awa: box(), luc: box({ invite: "luc@ailleurs.example" }) });
    const before = await token();
    const renamed = { awa: box(), lucas: box({ formerly: "luc@racine.example", invite: "luc@ailleurs.example" }) };
    await make(renamed);
    expect(await choose(await token(), "une clé pour la boîte 2")).toMatch(/^303/);
    expect(await inbox("lucas@racine.example", "une clé pour la boîte 2")).toMatch(/MESSAGES/);
    await make({ ...renamed, luc: box({ invite: "noe@ailleurs.example" }) });
    expect(await choose(before, "pour celle d'avant, luc")).toBe("410 ");
    expect((await letters()).at(-1)).toMatch(/To: <noe@ailleurs\.example>/);
  });

  test("a box with a password, as AlternC has it already, gets no link", async () => {
    await forget();
    await server.run(
      sql(
        "INSERT INTO address (domain_id, address, type, password) SELECT id, 'panneau', '', '{BLF-CRYPT}x' FROM domaines WHERE domaine = 'racine.example'",
      ),
    );
    await server.run(
      sql(
        "INSERT INTO mailbox (address_id, path, quota, delivery) SELECT id, '/var/mail/alternc/p/panneau_racine.example', 7, 'dovecot' FROM address WHERE address = 'panneau'",
      ),
    );
    // Not declared, it is nobody's here.
    expect(await server.run(sh`/usr/local/lib/konbit/mail-invite --again panneau@racine.example || true`)).toMatch(
      /^unknown/,
    );
    await make({ awa: box(), panneau: box() });
    expect(await letters()).toEqual([]);
    expect(await server.run(sql("SELECT password FROM address WHERE address = 'panneau'"))).toBe("{BLF-CRYPT}x\n");
  });

  test("a box that was taken out of the files opens to no link, and has its password when it is back", async () => {
    await server.run(sh`/usr/local/lib/konbit/mail-invite --again ${awa}`);
    await make({ panneau: box() });
    expect(await choose(await token(), "après la fin des temps 7")).toBe("410 ");
    await make({ awa: box(), panneau: box() });
    expect(await inbox(awa, "une troisième, la bonne")).toMatch(/MESSAGES/);
  });

  test("a link whose mail is refused fails the box, and the next run sends it", async () => {
    await forget();
    await server.run(sh`mv /usr/sbin/sendmail /usr/sbin/sendmail.away; ln -s /bin/false /usr/sbin/sendmail`);
    const state = mailboxes.desired(mailboxesInputs(3, "racine", { awa: box(), zoe: box() }));
    const { failed } = await server.ensure(mailboxes, [state]);
    await server.run(sh`mv /usr/sbin/sendmail.away /usr/sbin/sendmail`);
    expect(failed.join()).toMatch(/zoe@racine\.example is there, but its link could not be sent: .*not-sent/);
    await server.make(mailboxes, [state]);
    expect(await letters()).toHaveLength(1);
  });

  test("only the page's user may ask AlternC, and is told no password", async () => {
    const ask = (user: string, question: string) =>
      server.run(
        sh`setpriv --reuid ${user} --regid ${user} --clear-groups php8.2 -r ${'$s = @stream_socket_client("unix:///run/konbit-link/passwords"); if (!$s) exit("refused"); fwrite($s, $argv[1] . "\\n"); echo fgets($s);'} ${question} || true`,
      );
    const has = (address: string) => JSON.stringify({ op: "observe", what: "has", address });
    expect(await ask("www-data", has(awa))).toBe("refused");
    expect(await ask("konbit-link", has(awa))).toBe('{"answer":true}\n');
    expect(await ask("konbit-link", has("' OR 1 = 1 -- @racine.example"))).toBe('{"answer":false}\n');
    const clear = JSON.stringify({ what: "keep", address: awa, hash: "{PLAIN}en clair" });
    expect(await ask("konbit-link", clear)).toMatch(/refused/);
    expect(await inbox(awa, "une troisième, la bonne")).toMatch(/MESSAGES/);
  });

  test("without the page, passwords and boxes are as they were; it comes back with its links", async () => {
    await forget();
    await server.run(sh`/usr/local/lib/konbit/mail-invite --again ${awa}`);
    expect((await server.tell(mailLinks.retire([mailLinks.desired(inputs)]))).failed).toEqual([]);
    expect(await server.observe(mailLinks, mailLinks.desired(inputs))).toBeUndefined();
    expect(await inbox(awa, "une troisième, la bonne")).toMatch(/MESSAGES/);
    await make({ awa: box(), panneau: box(), eva: box() });
    await server.make(mailLinks, [mailLinks.desired(inputs)]);
    expect(await choose(await token(), "la quatrième est plus longue")).toMatch(/^303/);
    expect(await server.run(sh`/usr/local/lib/konbit/mail-invite --all`)).toMatch(/^sent\teva@racine\.example/m);
  });

  test("a name at which AlternC answers itself is refused, with the way out", async () => {
    const panel = (await server.run(sh`. /etc/alternc/local.sh; echo "$FQDN"`)).trim();
    const { failed } = await server.ensure(mailLinks, [mailLinks.desired({ ...inputs, host: panel })]);
    expect(failed.join()).toMatch(/something else answers than konbit's page: .*give konbit:mailHost another one/);
    await server.make(mailLinks, [mailLinks.desired(inputs)]);
    expect(await curl("")).toBe("200 ");
  });
});
