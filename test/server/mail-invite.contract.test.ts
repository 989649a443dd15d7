import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { mailLinks } from "../../kinds/mail-links.ts";
import { sh } from "../../remote/sh.ts";
import { mailHost } from "../kinds/grounds.ts";
import { LinksBench } from "./links-bench.ts";

let bench: LinksBench;
const awa = "awa@racine.example";
const info = "info@racine.example";

beforeAll(async () => {
  bench = await LinksBench.make();
});
afterAll(async () => {
  await bench.server.close();
});
beforeEach(async () => {
  await bench.start(
    [awa, "awa@ailleurs.example", "fr", "active"],
    [info, "noe@ailleurs.example", "en", "active"],
    ["luc@racine.example", "luc@ailleurs.example", "fr", "suspended"],
    ["parti@racine.example", "luc@ailleurs.example", "fr", "closed"],
    ["seule@racine.example", "", "fr", "active"],
    ["boucle@racine.example", "boucle@racine.example", "fr", "active"],
  );
});

test("a new box gets one link, and no second one while that is open", async () => {
  expect(await bench.invite(awa, info)).toBe(`sent\t${awa}\tawa@ailleurs.example\nsent\t${info}\tnoe@ailleurs.example\n`);
  expect(await bench.invite(awa)).toMatch(/^open\tawa@racine\.example\tawa@ailleurs\.example\t\d{4}-\d\d-\d\dT[\d:]+Z\n$/);
  expect(await bench.mails()).toHaveLength(2);
});

test("a link holds 256 bits, is stored as its digest alone and lasts 72 hours", async () => {
  await bench.invite(awa);
  const token = await bench.token();
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  const hours = "(julianday(expires) - julianday(made)) * 24";
  expect(await bench.sql(`SELECT round(${hours}), length(token_hash), instr(token_hash, '${token}') FROM invitation`)).toBe(
    "72.0|64|0\n",
  );
});

test("a box whose person has chosen a password gets a link only when asked again", async () => {
  await bench.sql(`INSERT INTO password VALUES ('${awa}', '{ARGON2ID}x', '2026-11-26')`);
  expect(await bench.invite(awa)).toBe(`chosen\t${awa}\n`);
  expect(await bench.invite("--again", awa)).toBe(`sent\t${awa}\tawa@ailleurs.example\n`);
  expect((await bench.mails())[0]).toMatch(/l'ancien mot de passe reste bon/);
});

test("who cannot be served is named, and the others are", async () => {
  const told = await bench.invite("luc@racine.example", "parti@racine.example", "x@racine.example", "seule@racine.example", "boucle@racine.example", awa);
  expect(told.split("\n")).toEqual([
    "suspended\tluc@racine.example",
    "unknown\tparti@racine.example",
    "unknown\tx@racine.example",
    "nowhere\tseule@racine.example",
    "nowhere\tboucle@racine.example",
    `sent\t${awa}\tawa@ailleurs.example`,
    "status 1",
    "",
  ]);
});

test("the mail is in the language of the box, from the konbit's own address, and has the link in its text alone", async () => {
  await bench.invite(awa, info);
  const [french = "", english = ""] = await bench.mails();
  expect(french).toContain(`argv: -i -f postmaster@${mailHost} -- awa@ailleurs.example\n`);
  expect(french).toMatch(/\nFrom: Konbit <postmaster@mail\.konbit\.example>\nTo: <awa@ailleurs\.example>\n/);
  expect(french).toMatch(/La boîte courriel awa@racine\.example est prête/);
  expect(french).toContain("Auto-Submitted: auto-generated");
  expect(english).toMatch(/Content-Language: en\n[^]*The mailbox info@racine\.example is ready/);
  expect(english.split("\n\n")[0]).not.toMatch(/mot-de-passe/);
  expect(english).toMatch(new RegExp(`\nhttps://${mailHost}/mot-de-passe/[\\w-]{43}\\?lang=en\n`));
});

test("a link whose mail is refused does not exist, and the next run sends one", async () => {
  await bench.run(sh`mv /usr/sbin/sendmail /usr/sbin/sendmail.away; printf '#!/bin/sh\nexit 75\n' >/usr/sbin/sendmail; chmod 755 /usr/sbin/sendmail`);
  const refused = await bench.invite(awa);
  await bench.run(sh`mv /usr/sbin/sendmail.away /usr/sbin/sendmail`);
  expect(refused).toBe(`not-sent\t${awa}\nstatus 1\n`);
  expect(await bench.sql("SELECT count(*) FROM invitation")).toBe("0\n");
  expect(await bench.invite(awa)).toMatch(/^sent/);
});

test("started by root, it is not root", async () => {
  await bench.run(sh`sed -i '2i id >/var/spool/test-mail/.who' /usr/sbin/sendmail`);
  await bench.invite(awa);
  await bench.run(sh`sed -i 2d /usr/sbin/sendmail`);
  expect(await bench.run(sh`cat /var/spool/test-mail/.who; rm /var/spool/test-mail/.who`)).toMatch(
    /^uid=\d+\(konbit-link\) gid=\d+\(konbit-link\) groups=\d+\(konbit-link\),\d+\(konbit-mail\)\n$/,
  );
});

const argon = "{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=1$ZHVTcENmN09XQjlTRTBOOA$uqr4dDMH0OROvJWbVyBvuK2f8fhvWExvxgGn4mWZxR0";
const bcrypt = "{BLF-CRYPT}$2y$12$abcdefghijklmnopqrstuuMGMZ1lVxaVJcNS2GUVr1wDZsmU9EVtK";

test.each([
  ["Argon2id as Dovecot writes it", argon, "kept"],
  ["Blowfish", bcrypt, "kept"],
  ["a password in clear", "canary-in-clear", "bad-hash"],
  ["a scheme that keeps it in clear", "{PLAIN}canary-in-clear", "bad-hash"],
  ["a hash without its scheme", argon.slice("{ARGON2ID}".length), "bad-hash"],
  ["one too quick to guess", argon.replace("m=65536", "m=1024"), "bad-hash"],
  ["one that would take all the memory", argon.replace("m=65536", "m=4194304"), "bad-hash"],
  ["Blowfish too quick to guess", bcrypt.replace("$12$", "$04$"), "bad-hash"],
  ["something behind it", `${argon} x`, "bad-hash"],
  ["nothing", "", "bad-hash"],
])("a hash given by the member: %s", async (_what, hash, told) => {
  const said = await bench.run(sh`printf '%s\n' ${hash} | /usr/local/lib/konbit/mail-invite --hash ${awa} || true`);
  expect(said).toBe(`${told}\t${awa}\n`);
  expect(await bench.sql("SELECT hash FROM password")).toBe(told === "kept" ? `${hash}\n` : "");
});

test("a hash closes the links that were open", async () => {
  const token = await bench.newToken(awa);
  await bench.run(sh`printf '%s\n' ${argon} | /usr/local/lib/konbit/mail-invite --hash ${awa}`);
  expect((await bench.get(token)).status).toBe(410);
});

test("many at once make one link", async () => {
  await bench.run(sh`for i in 1 2 3 4 5 6; do /usr/local/lib/konbit/mail-invite ${awa} & done; wait`);
  expect(await bench.mails()).toHaveLength(1);
});

test("a writer that was killed in the middle is taken back before Dovecot reads", async () => {
  await bench.sql(`INSERT INTO password VALUES ('${awa}', '{ARGON2ID}before', '2026-11-26')`);
  // A page in the file, its journal beside it, and nobody who holds the lock.
  await bench.run(sh`cd /var/lib/konbit/mail-passwords && setpriv --reuid konbit-link --regid konbit-link --clear-groups php8.2 -r ${`
    $db = new PDO('sqlite:passwords.db'); $db->exec('PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE');
    for ($i = 0; $i < 200; $i++) $db->exec("INSERT OR REPLACE INTO password VALUES ('x$i', '" . str_repeat('y', 900) . "', '')");
    $db->exec("UPDATE password SET hash = '{ARGON2ID}after'"); posix_kill(getmypid(), SIGKILL);`} || true; test -s passwords.db-journal`);
  await bench.run(sh`systemctl restart konbit-link.service`);
  expect(await bench.run(sh`ls /var/lib/konbit/mail-passwords`)).toBe("passwords.db\n");
  expect(await bench.run(sh`setpriv --reuid dovecot --regid dovecot --clear-groups sqlite3 -readonly /var/lib/konbit/mail-passwords/passwords.db 'SELECT hash FROM password'`)).toBe(
    "{ARGON2ID}before\n",
  );
});

test("what people chose stays when the page is taken away, and so does its owner", async () => {
  await bench.sql(`INSERT INTO password VALUES ('${awa}', '${argon}', '2026-11-26')`);
  const state = mailLinks.desired({ host: mailHost, from: `postmaster@${mailHost}` });
  const digest = sh`sha256sum /var/lib/konbit/mail-passwords/passwords.db; stat -c '%U:%G %a' /var/lib/konbit/mail-passwords/passwords.db`;
  const before = await bench.run(digest);
  expect((await bench.server.tell(mailLinks.retire([state]))).failed).toEqual([]);
  expect(mailLinks.observe(await bench.run(mailLinks.survey), "server")).toBeUndefined();
  expect(await bench.run(digest)).toBe(before);
  await bench.server.make(mailLinks, [state]);
  expect(await bench.run(digest)).toBe(before);
});

test("a password that somebody else may know opens nothing any more, even where no link can be sent", async () => {
  await bench.sql(
    `INSERT INTO password VALUES ('${awa}', '${argon}', '2026-11-26'), ('luc@racine.example', '${argon}', '2026-11-26')`,
  );
  expect(await bench.invite("--lock", awa, "luc@racine.example")).toBe(
    `locked\t${awa}\nsent\t${awa}\tawa@ailleurs.example\nlocked\tluc@racine.example\nsuspended\tluc@racine.example\nstatus 1\n`,
  );
  expect(await bench.sql("SELECT count(*) FROM password")).toBe("0\n");
});

test("all who wait for a link get one, and nobody twice", async () => {
  await bench.sql(`INSERT INTO password VALUES ('${info}', '${argon}', '2026-11-26')`);
  const told = (await bench.invite("--all")).split("\n").map((line) => line.split("\t", 2).join(" "));
  expect(told).toEqual([`sent ${awa}`, "nowhere boucle@racine.example", `chosen ${info}`, "nowhere seule@racine.example", "status 1", ""]);
  expect(await bench.mails()).toHaveLength(1);
});
