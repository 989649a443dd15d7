import { afterAll, beforeAll, expect, test } from "vitest";
import { certificates } from "../../kinds/certificates.ts";
import { site } from "../../kinds/site.ts";
import { sh } from "../../remote/sh.ts";
import { acmeGround, lead, quiet, renew, seen, startAcme } from "./acme.ts";
import { sendmailToFiles } from "./grounds.ts";
import { siteInputs } from "./members.ts";
import { Server } from "./server.ts";

let server: Server;
let authority: ReturnType<typeof certificates.desired>;

const here = { "www.racine.example": "203.0.113.7", "www.sillon.example": "127.0.1.1" };

beforeAll(async () => {
  server = await Server.fresh(acmeGround);
  const inputs = await startAcme(server, { ...here, "racine.example": "192.0.2.9" });
  authority = certificates.desired(
    certificates.inputs.parse({ ...inputs, securityContact: "mailto:securite@konbit.example" }),
  );
  await server.run(sendmailToFiles);
  await server.make(certificates, [authority]);
});
afterAll(async () => {
  await server.close();
});

const racine = siteInputs(3, "racine", { tls: true });
const wanted = site.desired(racine);
const sillon = site.desired(siteInputs(4, "sillon", { tls: true, aliases: [] }));

const facts = async (of = wanted) => (await server.observe(site, of))?.tls;
const log = sh`grep -c ' resuming normal operations' /var/log/apache2/error.log`;

test("a site is shown by https with a certificate a moment later, and an alias that leads elsewhere keeps nobody waiting", async () => {
  await server.make(site, [wanted]);
  await expect.poll(() => seen(server, "https://www.racine.example/"), { timeout: 30_000 }).toBe("2 200 \nPebble\n");
  expect(await facts()).toEqual({
    "racine.example": "waits: does not point here but to 192.0.2.9",
    "www.racine.example": "managed",
  });
  await expect
    .poll(() => seen(server, "http://www.racine.example/wiki/O%C3%B9%3F?a=%20b"))
    .toBe("1.1 307 https://www.racine.example/wiki/O%C3%B9%3F?a=%20b\n");
  // Who asks for it is not led to a page that their browser warns of.
  expect(await seen(server, "http://racine.example/")).toBe("1.1 200 \n");
  expect(
    await server.run(sh`curl -skI --resolve www.racine.example:443:127.0.0.1 https://www.racine.example/`),
  ).toMatch(/strict-transport-security: max-age=\d+\r\n/);
  const contact = sh`curl -sk --resolve www.racine.example:443:127.0.0.1 https://www.racine.example/.well-known/security.txt`;
  expect(await server.run(contact)).toMatch(/^Contact: mailto:securite@konbit.example\nExpires: 20/);
  await server.run(sh`
    install -d /srv/members/racine/sites/www/htdocs/.well-known && echo ours >/srv/members/racine/sites/www/htdocs/.well-known/security.txt
    chown -R racine:racine /srv/members/racine/sites/www/htdocs`);
  expect(await server.run(contact)).toBe("ours\n");
  // A name that nobody has is not answered by somebody's site.
  expect(await server.run(sh`curl -sk -o /dev/null -w '%{http_code}' https://127.0.0.1/`)).toBe("404");
});

test.each(["dokuwiki", "mediawiki"] as const)("a %s leads on by https where it was asked by https", async (app) => {
  const host = `${app}.racine.example`;
  const { databasePassword = "", ...inputs } = { ...racine, name: app, host, aliases: [], app };
  await lead(server, { ...here, "racine.example": "192.0.2.9", [host]: "203.0.113.7" });
  await server.make(site, [
    site.desired({
      ...inputs,
      ...(app === "mediawiki" ? { databasePassword } : {}),
      sender: "postmaster@racine.example",
      settings: {
        title: "Racine",
        lang: "fr",
        access: "public-read",
        isReadonly: false,
        admin: { login: "awa-d", name: "Awa", email: "awa@ailleurs.example" },
      },
    }),
  ]);
  await expect
    .poll(() => seen(server, `https://${host}/`), { timeout: 30_000 })
    .toMatch(/^2 (200|301 https:).*\n.*Pebble\n$/);
  const page = await server.run(sh`curl -skL --resolve ${`${host}:443:127.0.0.1`} ${`https://${host}/`}`);
  expect(page).toContain(`https://${host}/`);
  expect(page).not.toContain(`http://${host}`);
});

test("once more changes nothing, and starts nothing anew", async () => {
  await quiet(server);
  const [before, starts] = [await server.fingerprint(), await server.run(log)];
  expect((await server.make(certificates, [authority])).changed).toEqual([]);
  expect((await server.make(site, [wanted])).changed).toEqual([]);
  expect(await server.fingerprint()).toBe(before);
  expect(await server.run(log)).toBe(starts);
});

test("a name that leads here by now is taken up, and one that does no longer is left out", async () => {
  await lead(server, { ...here, "racine.example": "203.0.113.7" });
  await server.make(site, [wanted]);
  await expect.poll(() => seen(server, "https://racine.example/"), { timeout: 30_000 }).toBe("2 200 \nPebble\n");
  expect(await facts()).toEqual({ "racine.example": "managed", "www.racine.example": "managed" });
  // A resolver that does not answer takes nothing away.
  await lead(server, {});
  await server.make(site, [wanted]);
  expect(await facts()).toEqual({ "racine.example": "managed", "www.racine.example": "managed" });
  // Even the site's own name: what still leads here is shown by https.
  await lead(server, { "racine.example": "203.0.113.7", "www.racine.example": "192.0.2.9" });
  await server.make(site, [wanted]);
  await expect.poll(() => seen(server, "https://racine.example/"), { timeout: 30_000 }).toBe("2 200 \nPebble\n");
  expect(await facts()).toEqual({
    "racine.example": "managed",
    "www.racine.example": "waits: does not point here but to 192.0.2.9",
  });
  await lead(server, { ...here, "racine.example": "203.0.113.7" });
  await server.make(site, [wanted]);
  await expect.poll(() => seen(server, "https://www.racine.example/"), { timeout: 30_000 }).toBe("2 200 \nPebble\n");
});

test("an authority that does not answer leaves sites as they are and says why; the next run after it is back asks again", async () => {
  await server.run(sh`systemctl stop pebble pebble-names`);
  await server.make(site, [sillon]);
  expect(await seen(server, "http://www.sillon.example/")).toBe("1.1 200 \n");
  expect(await seen(server, "https://racine.example/")).toBe("2 200 \nPebble\n");
  await expect
    .poll(() => facts(sillon), { timeout: 30_000 })
    .toEqual({ "www.sillon.example": expect.stringMatching(/^waits: .*(localhost|connect)/i) as unknown });
  await server.run(sh`systemctl start pebble`);
  // Apache itself waits longer after each failure, and writes down when it last asked.
  const again = async () => {
    await server.run(
      sh`touch -c -d '-1 hour' /var/lib/konbit/acme/localhost:14000/staging/www.sillon.example/job.json`,
    );
    await server.make(site, [sillon]);
    return seen(server, "https://www.sillon.example/");
  };
  await expect.poll(again, { timeout: 60_000, interval: 4000 }).toBe("2 200 \nPebble\n");
  await expect.poll(() => facts(sillon), { timeout: 10_000 }).toEqual({ "www.sillon.example": "managed" });
});

test("a certificate is renewed without anybody, and to the stack it is the same", async () => {
  const serial = () =>
    server.run(
      sh`echo | openssl s_client -connect 127.0.0.1:443 -servername www.sillon.example 2>/dev/null | openssl x509 -noout -serial`,
    );
  const before = await serial();
  expect(before).toMatch(/^serial=\w+/);
  await renew(server, "www.sillon.example");
  await expect.poll(serial, { timeout: 30_000 }).not.toBe(before);
  expect(await facts(sillon)).toEqual({ "www.sillon.example": "managed" });
});

test("browsers insist on https for a week, and for a year once a certificate was renewed", async () => {
  const insisted = (host: string) =>
    server.run(
      sh`curl -sIk --resolve ${`${host}:443:127.0.0.1`} ${`https://${host}/`} | sed -n 's/^strict-transport-security: \([a-z0-9=-]*\).*/\1/ip'`,
    );
  const again = sh`systemctl start konbit-certificates.service`;
  await quiet(server);
  await server.run(again);
  expect(await insisted("www.sillon.example")).toBe("max-age=604800\n");
  // The certificate is younger than the time since when the site has one.
  await server.run(sh`touch -d '61 days ago' /var/lib/konbit/https/www.sillon.example`);
  await server.run(again);
  expect(await insisted("www.sillon.example")).toBe("max-age=31536000\n");
  expect(await insisted("www.racine.example")).toBe("max-age=604800\n");
  await server.run(again);
  expect(await insisted("www.sillon.example")).toBe("max-age=31536000\n");
});

test("one that nobody has renewed is a difference two weeks before its end, and then is no reason to lead anybody there", async () => {
  const end = (seconds: number) =>
    server.run(sh`
    awk -v OFS='\t' -v now="$(date +%s)" '$1 == "www.sillon.example" {$3 = now - 1; $4 = now + ${seconds}} 1' FS='\t' /var/lib/konbit/certificates.tsv >/run/report
    cat /run/report >/var/lib/konbit/certificates.tsv`);
  await quiet(server);
  await end(13 * 86_400 + 60);
  expect(await facts(sillon)).toEqual({ "www.sillon.example": "expires in 13 days" });
  await end(-1);
  expect(await facts(sillon)).toEqual({ "www.sillon.example": "expired" });
  await server.make(site, [sillon]);
  expect(await facts(sillon)).toEqual({ "www.sillon.example": "managed" });
});

test("a suspended site says so by https, too", async () => {
  await server.make(site, [site.desired({ ...racine, state: "suspended" })]);
  expect(await seen(server, "https://www.racine.example/")).toBe("2 503 \nPebble\n");
  expect(await seen(server, "http://www.racine.example/")).toBe("1.1 307 https://www.racine.example/\n");
  await server.make(site, [wanted]);
});

test("of a site that is taken away nothing is asked for, and what it was given is there when it comes back", async () => {
  const asked = sh`cat /etc/konbit/apache/managed.conf`;
  await server.tell(site.retire([wanted]));
  expect(await server.run(asked)).not.toContain("www.racine");
  expect(await seen(server, "https://www.racine.example/")).toMatch(/^1.1 404|^2 404/);
  expect(await seen(server, "https://www.sillon.example/")).toBe("2 200 \nPebble\n");
  await server.make(site, [wanted]);
  expect(await seen(server, "https://www.racine.example/")).toBe("2 200 \nPebble\n");
});

test("an invitation waits for its site's certificate, so that its link is by https", async () => {
  await lead(server, { ...here, "wiki.racine.example": "203.0.113.7" });
  // As a real authority, it takes its time.
  await server.run(sh`
    useradd --system --no-create-home konbit-post
    install -d /etc/systemd/system/pebble.service.d
    printf '[Service]\nEnvironment=PEBBLE_VA_NOSLEEP=0 PEBBLE_VA_SLEEPTIME=4\n' >/etc/systemd/system/pebble.service.d/slow.conf
    systemctl daemon-reload; systemctl restart pebble`);
  const files = ({ databasePassword: _, ...inputs }: typeof racine) => inputs;
  const settings = { title: "Racine", lang: "fr", access: "public-read", isReadonly: false } as const;
  const wiki = {
    ...{ ...files(racine), name: "wiki", host: "wiki.racine.example", aliases: [], app: "dokuwiki" as const },
    ...{
      sender: "postmaster@racine.example",
      settings: { ...settings, admin: { login: "awa", name: "Awa", email: "awa@ailleurs.example" } },
    },
  };
  await server.make(site, [site.desired(wiki)]);
  expect(await server.run(sh`cat /var/spool/test-mail/* | grep -o 'https*://wiki'`)).toBe("https://wiki\n");
  await server.tell(site.retire([site.desired(wiki)]));
});

test("without certificates by ACME sites go back to http, and keys stay", async () => {
  const plain = [racine, siteInputs(4, "sillon", { aliases: [] })].map(({ tls: _, ...inputs }) => site.desired(inputs));
  await server.make(site, plain);
  await server.tell(certificates.retire([authority]));
  expect(await server.observe(certificates, authority)).toBeUndefined();
  expect(await seen(server, "http://www.racine.example/")).toBe("1.1 200 \n");
  await server.run(sh`test -s /var/lib/konbit/acme/localhost:14000/domains/www.racine.example/privkey.secp256r1.pem`);
});
