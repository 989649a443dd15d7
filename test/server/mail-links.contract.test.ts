import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sh } from "../../remote/sh.ts";
import { mailHost } from "../kinds/grounds.ts";
import { LinksBench } from "./links-bench.ts";

let bench: LinksBench;
const awa = "awa@racine.example";
const canary = "canari tuba véloce 91";

beforeAll(async () => {
  bench = await LinksBench.make();
});
afterAll(async () => {
  await bench.server.close();
});
beforeEach(async () => {
  await bench.start([awa, "awa@ailleurs.example", "fr", "active"], ["info@racine.example", "noe@ailleurs.example", "en", "active"]);
});

test("opening a link, as programs that check mail do, does not use it", async () => {
  const token = await bench.newToken(awa);
  for (let times = 0; times < 5; times += 1) expect((await bench.get(token)).status).toBe(200);
  expect((await bench.choose(token, canary)).status).toBe(303);
});

test("a link works once, and Dovecot takes the password that was chosen", async () => {
  const token = await bench.newToken(awa);
  expect((await bench.choose(token, canary)).headers["location"]).toBe("/mot-de-passe/choisi?lang=en");
  expect((await bench.choose(token, "another one entirely 7")).status).toBe(410);
  expect((await bench.get(token)).status).toBe(410);
  const hash = (await bench.sql("SELECT hash FROM password")).trim();
  expect(hash).toMatch(/^\{ARGON2ID\}\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await bench.run(sh`doveadm pw -t ${hash} -p ${canary}`)).toMatch(/\(verified\)/);
});

test("an accent that a keyboard makes of two characters is the same password", async () => {
  const token = await bench.newToken(awa);
  await bench.choose(token, canary.normalize("NFD"), canary.normalize("NFC"));
  const hash = (await bench.sql("SELECT hash FROM password")).trim();
  expect(await bench.run(sh`doveadm pw -t ${hash} -p ${canary.normalize("NFC")}`)).toMatch(/\(verified\)/);
});

test("of six who choose at once with the same link, one gets through", async () => {
  const token = await bench.newToken(awa);
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => bench.choose(token, `${canary}${number}`)));
  const winners = answers.flatMap(({ status }, index) => (status === 303 ? [index + 1] : []));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410, 410, 410]);
  const hash = (await bench.sql("SELECT hash FROM password")).trim();
  expect(await bench.run(sh`doveadm pw -t ${hash} -p ${`${canary}${winners.join("")}`}`)).toMatch(/\(verified\)/);
});

test("neither password nor link is found anywhere on the server, whatever went wrong", async () => {
  const token = await bench.newToken(awa);
  await bench.get(`${token}?lang=fr`);
  await bench.get(`/mot-de-passe/${token}/%ff%00..`);
  await bench.choose(token, canary, `${canary}2`);
  await bench.run(sh`chmod 000 ${"/var/lib/konbit/mail-passwords/passwords.db"}`);
  expect((await bench.choose(token, canary)).status).toBe(503);
  await bench.run(sh`chmod 640 ${"/var/lib/konbit/mail-passwords/passwords.db"}; systemctl stop konbit-link.service`);
  expect((await bench.choose(token, canary)).status).toBe(503);
  await bench.run(sh`systemctl start konbit-link.service`);
  expect((await bench.choose(token, canary)).status).toBe(303);
  const words = ["canari tuba", "canari+tuba", "canari%20tuba", token];
  const found = await bench.run(sh`
    rm -f /var/spool/test-mail/*; journalctl --sync
    for word in ${words}; do
      grep -rlaF --exclude-dir=journal -e "$word" /etc /opt /root /run /srv /tmp /usr/local /var || true
      journalctl --no-pager -o verbose -a | grep -aF -e "$word" | grep -v 'doveadm' || true
    done
    grep -laF -e ${words[0] ?? ""} -e ${token} /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | grep -v "/$$/" || true`);
  // The script that looks is itself among the processes.
  expect(found.split("\n").filter((line) => line !== "" && !line.startsWith("/proc/"))).toEqual([]);
  const journal = await bench.run(sh`journalctl -u konbit-link.service --no-pager -o cat`);
  expect(journal).toMatch(/PDOException in \/usr\/local\/share\/konbit\/mail-links\/store\.php:\d+$/m);
});

test("a link that is over opens nothing", async () => {
  const token = await bench.newToken(awa);
  await bench.sql("UPDATE invitation SET expires = '2026-01-01T00:00:00Z'");
  expect((await bench.get(token)).status).toBe(410);
  expect((await bench.choose(token, canary)).status).toBe(410);
  expect(await bench.sql("SELECT count(*) FROM password")).toBe("0\n");
});

test("a newer link takes the place of the one before", async () => {
  const first = await bench.newToken(awa);
  const second = await bench.newToken(awa);
  expect([(await bench.get(first)).status, (await bench.get(second)).status]).toEqual([410, 200]);
});

test("who guesses is told the same each time, and is stopped after forty", async () => {
  const pages = new Set<string>();
  for (let times = 0; times < 40; times += 1) {
    const { status, body } = await bench.get(`${"A".repeat(42)}${times % 10}`);
    expect(status).toBe(410);
    pages.add(body);
  }
  expect(pages.size).toBe(1);
  const stopped = await bench.get("B".repeat(43));
  expect([stopped.status, stopped.headers["retry-after"]]).toEqual([429, "900"]);
  await bench.sql("UPDATE attempt SET at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-16 minutes')");
  expect((await bench.get("B".repeat(43))).status).toBe(410);
});

test("one link takes fifteen tries, from however many places", async () => {
  const token = await bench.newToken(awa);
  for (let times = 0; times < 15; times += 1) expect((await bench.choose(token, "short")).status).toBe(422);
  await bench.sql("DELETE FROM attempt WHERE client LIKE 'client %'");
  expect((await bench.choose(token, canary)).status).toBe(429);
  await bench.sql("DELETE FROM attempt");
  expect((await bench.choose(token, canary)).status).toBe(303);
});

test("places from which tries came are forgotten after an hour", async () => {
  await bench.sql("INSERT INTO attempt VALUES ('client 192.0.2.7', strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-61 minutes'))");
  await bench.get("A".repeat(43));
  expect(await bench.sql("SELECT count(*) FROM attempt WHERE client = 'client 192.0.2.7'")).toBe("0\n");
});

test.each([
  ["eleven chars", "abcdefghijk"],
  ["a word and a year", "Motdepasse2026!"],
  ["a season and a year", "Printemps-2026!!"],
  ["a row of keys", "azertyuiop12"],
  ["digits in order", "1234567890123456"],
  ["one letter", "aaaaaaaaaaaaaaaa"],
  ["the address", "awa@racine.example"],
  ["its domain, in capitals", "xx72!!RACINExx72"],
  ["a space at the end", "tuba véloce carotte "],
  ["a line end", "tuba véloce\ncarotte 7"],
  ["more than two hundred", "tuba véloce ".repeat(17) + "x"],
])("a password is refused, and the link stays good: %s", async (_what, password) => {
  const token = await bench.newToken(awa);
  const { status, body } = await bench.choose(token, password);
  expect(status).toBe(422);
  expect(body).toMatch(/role="alert"><ul><li>/);
  if (password !== awa) expect(body).not.toContain(password);
  expect((await bench.get(token)).status).toBe(200);
});

test.each([
  ["four words", "tuba carotte véloce lampe"],
  ["a manager's", "x9$Kq!2v_Lm7#"],
  ["exactly twelve", "tubavélocelm"],
  ["words that are common, with enough beside them", "bonjour le tuba de vélocité"],
  ["another alphabet", "ключ от квартиры где"],
])("a password is taken: %s", async (_what, password) => {
  expect((await bench.choose(await bench.newToken(awa), password)).status).toBe(303);
});

test("who has forgotten is told the same whether the box exists or not, and only the box's person gets a link", async () => {
  const real = await bench.post("?lang=fr", { address: ` ${awa.toUpperCase()} ` });
  const none = await bench.post("?lang=fr", { address: "personne@racine.example" });
  expect([real.status, real.headers["location"]]).toEqual([303, "/mot-de-passe/envoi?lang=fr"]);
  expect({ ...none.headers, date: "" }).toEqual({ ...real.headers, date: "" });
  await bench.run(sh`for i in $(seq 50); do [ -z "$(ls /var/lib/konbit/mail-links/asked)" ] && break; sleep 0.1; done; sleep 0.3`);
  const mails = await bench.mails();
  expect(mails.map((mail) => /^To: .*$/m.exec(mail)?.[0])).toEqual(["To: <awa@ailleurs.example>"]);
  expect((await bench.choose(await bench.token(), canary)).status).toBe(303);
  expect(await bench.run(sh`journalctl -u konbit-link-asked.service --no-pager -o cat | grep -c @ || true`)).toBe("0\n");
});

test("nobody's box is flooded: one link in ten minutes, three in a day, whoever asks", async () => {
  const ask = async () => {
    await bench.post("", { address: awa });
    await bench.run(sh`sleep 0.5; systemctl start konbit-link-asked.service`);
    return (await bench.mails()).length;
  };
  const later = () => bench.sql("UPDATE invitation SET made = strftime('%Y-%m-%dT%H:%M:%SZ', made, '-20 minutes')");
  const counts: number[] = [];
  for (let times = 0; times < 5; times += 1) {
    counts.push(await ask());
    if (times > 0) await later();
  }
  expect(counts).toEqual([1, 1, 2, 3, 3]);
});

test("one client asks for six links in an hour", async () => {
  const statuses: number[] = [];
  for (let times = 0; times < 7; times += 1) statuses.push((await bench.post("", { address: `x${times}@racine.example` })).status);
  expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 429]);
});

test.each(["awa", "", "awa@", "a b@racine.example", "../../etc@x", `${"a".repeat(250)}@racine.example`, "<a>@racine.example"])(
  "%j is no address to send a link to",
  async (address) => {
    expect((await bench.post("", { address })).status).toBe(422);
  },
);

test("nothing of it goes elsewhere, is kept, framed, or run", async () => {
  const { headers, body } = await bench.get(await bench.newToken(awa));
  expect(headers).toMatchObject({
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "content-security-policy":
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  });
  expect(headers["set-cookie"]).toBeUndefined();
  expect(headers["x-powered-by"]).toBeUndefined();
  expect(body).not.toMatch(/<script|https?:| on\w+=| style=/);
});

test("in the language that is asked for, else that of the browser, else French", async () => {
  const lang = async (path: string, accept: string) =>
    /<html lang="(..)">/.exec((await bench.get(path, { "accept-language": accept })).body)?.[1];
  expect([await lang("?lang=en", "fr"), await lang("", "de-CH, en;q=0.8, fr;q=0.5"), await lang("?lang=xx", "de"), await lang("?lang[]=en", "")]).toEqual([
    "en",
    "en",
    "fr",
    "fr",
  ]);
});

test("it answers over TLS, by its own name, and nothing else of it is to be had", async () => {
  const status = async (path: string, host = mailHost) => (await bench.get(path, { host })).status;
  expect(await status("/mot-de-passe/", "racine.example")).toBe(404);
  for (const path of ["/index.php", "/page.php", "/store.php", "/mot-de-passe/../index.php", "/.git", "/autre"])
    expect([path, await status(path)]).toEqual([path, 404]);
  expect(await bench.run(sh`curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -H ${`Host: ${mailHost}`} http://127.0.0.1/mot-de-passe/`)).toBe(
    `301 https://${mailHost}/mot-de-passe/`,
  );
});

test("Outlook is led here from any domain of ours, and told where mail is", async () => {
  const question = sh`'<?xml version="1.0"?><Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"/>'`;
  const path = "/Autodiscover/Autodiscover.xml";
  const led = await bench.run(sh`curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -H 'Host: autodiscover.racine.example' ${`http://127.0.0.1${path}`}`);
  expect(led).toBe(`302 https://${mailHost}/autodiscover/autodiscover.xml`);
  const told = await bench.run(
    sh`curl -sk -w '%{http_code} %{content_type}' --resolve ${`${mailHost}:443:127.0.0.1`} -H 'Content-Type: text/xml' --data-binary ${question} ${`https://${mailHost}${path}`}`,
  );
  expect(told).toMatch(/<Type>IMAP<\/Type>\s*<Server>mail\.konbit\.example<\/Server>\s*<Port>993<[\s\S]*<Port>465<[\s\S]*200 application\/xml$/);
});

test("neither Apache nor a member reads what people chose; the page cannot read who has a box", async () => {
  const as = (user: string, file: string) =>
    bench.run(sh`setpriv --reuid ${user} --regid ${user} --init-groups cat ${file} >/dev/null 2>&1 && echo read || echo refused`);
  expect(await as("www-data", "/var/lib/konbit/mail-passwords/passwords.db")).toBe("refused\n");
  expect(await as("nobody", "/var/lib/konbit/mail-passwords/passwords.db").catch(() => "refused\n")).toBe("refused\n");
  expect(await as("konbit-link", "/var/lib/konbit/mail/mail.db")).toBe("refused\n");
});

test("a path that a .htaccess could name leads to no socket of it", async () => {
  expect(await bench.run(sh`find / -xdev -name 'konbit-link.sock' -not -path '/run/konbit-php/doors/*' 2>/dev/null; stat -c %a /run/konbit-php/doors`)).toBe(
    "711\n",
  );
  expect(await bench.run(sh`stat -c '%U:%G %a' /run/konbit-php/doors/*/`)).toBe("konbit-link:konbit-link 750\n");
});
