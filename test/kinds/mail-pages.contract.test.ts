import { afterAll, beforeAll, expect, test } from "vitest";
import { policyId, policyText } from "../../core/dns/mta-sts.ts";
import { dnsServer } from "../../kinds/dns-server.ts";
import { mailDomain } from "../../kinds/mail-domain.ts";
import { zone } from "../../kinds/zone.ts";
import { sh } from "../../remote/sh.ts";
import { readPolicy } from "../../scripts/cli/dns/read-policy.ts";
import { mailGround, mailHost } from "./grounds.ts";
import { domainInputs } from "./members.ts";
import { Server } from "./server.ts";
import { dnsNetwork, zoneInputs } from "./zones.ts";

/* What mail programs and other servers read over the web, with curl, and what DNS says of it, with kdig. */

/** Apache takes up what is new when it has a moment. */
const soon = { timeout: 10_000 };

let server: Server;
const policy = { mode: "testing", mailHost } as const;
const racine = domainInputs(3, "racine", { mtaSts: policy });
/** The first of the vhosts, which answers for names that nobody has. */
const arbre = { ...domainInputs(3, "racine"), domain: "arbre.example" };
const sillon = domainInputs(4, "sillon", { state: "prepared", mtaSts: policy });

beforeAll(async () => {
  server = await Server.fresh(mailGround);
  await server.make(
    mailDomain,
    [arbre, racine, sillon].map((inputs) => mailDomain.desired(inputs)),
  );
});
afterAll(async () => {
  await server.close();
});

/** The page with its status at the end, as a stranger gets it who trusts the certificate of `trusts` (or the system's authorities). */
const page = (url: string, trusts = "racine.example") =>
  server.run(sh`
    curl -s -m 10 -w '%{http_code} %{content_type}' --cacert ${`/etc/konbit/tls/mail.${trusts}/fullchain.pem`} \
      --connect-to ::127.0.0.1: ${url} || echo "curl: $?"`);

const policyUrl = "https://mta-sts.racine.example/.well-known/mta-sts.txt";
const settingsUrl = "autoconfig.racine.example/mail/config-v1.1.xml?emailaddress=awa%40racine.example";

test("the policy answers by the name that RFC 8461 wants, with a certificate for it", async () => {
  expect(await page(policyUrl)).toBe(`${policyText(policy)}200 text/plain`);
});

test("a domain that asks others for nothing has no policy", async () => {
  expect(await page("https://mta-sts.arbre.example/.well-known/mta-sts.txt", "arbre.example")).toMatch(
    /404 text\/html/,
  );
});

test("the certificate is the domain's own", async () => {
  expect(await page(policyUrl, "sillon.example")).toBe("000 curl: 60\n");
});

test("konbit check-dns sees that a stranger does not trust it, as long as nobody has issued it", async () => {
  const [address = ""] = (await server.run(sh`hostname -I`)).trim().split(" ");
  const { signal } = new AbortController();
  expect(await readPolicy("racine.example", address, signal)).toEqual({ state: "not trusted" });
  expect(await readPolicy("racine.example", "127.0.0.1", AbortSignal.abort())).toEqual({ state: "silent" });
});

test("a mail program finds its settings, over TLS and without", async () => {
  for (const way of ["https", "http"]) {
    const settings = await page(`${way}://${settingsUrl}`);
    expect(settings).toContain("<hostname>mail.racine.example</hostname>\n      <port>993</port>");
    expect(settings).toMatch(/200 application\/xml$/);
  }
});

test("there is nothing else at these names", async () => {
  for (const path of ["", "mail/", ".well-known/", "../sillon.example/mail/config-v1.1.xml", "%2e%2e/mail.db"])
    expect(await page(`https://mta-sts.racine.example/${path}`)).toMatch(/40[034] text\/html; charset=iso-8859-1$/);
});

test("a domain that is prepared shows nothing until it is live, and nothing again when it goes back", async () => {
  const shown = () => page("http://autoconfig.sillon.example/mail/config-v1.1.xml");
  expect(await shown()).not.toContain("sillon");
  for (const [state, expected] of [
    ["live", /<domain>sillon\.example<\/domain>/],
    ["prepared", /^(?![^]*sillon)/],
  ] as const) {
    await server.make(mailDomain, [mailDomain.desired({ ...sillon, state })]);
    await expect.poll(shown, soon).toMatch(expected);
  }
});

test("enforce waits until others trust the mail server's certificate", async () => {
  const enforce = mailDomain.desired({ ...racine, mtaSts: { ...policy, mode: "enforce" } });
  const { failed } = await server.ensure(mailDomain, [enforce]);
  expect(failed.join()).toMatch(
    /konbit:mtaSts is enforce, and nobody but this server trusts the certificate of mail\.konbit\.example/,
  );
  expect(await page(policyUrl)).toContain("mode: testing");
  await server.run(sh`
    cp /etc/konbit/tls/${mailHost}/fullchain.pem /usr/local/share/ca-certificates/authority.crt
    update-ca-certificates >/dev/null 2>&1`);
  await server.make(mailDomain, [enforce]);
  await expect.poll(() => page(policyUrl), soon).toContain("mode: enforce\nmx: mail.konbit.example\nmax_age: 604800\n");
});

test("the id in DNS is the policy's, and programs that read SRV find the same servers", async () => {
  await server.run(sh`ip address add 192.0.2.53/32 dev lo`);
  await server.make(dnsServer, [dnsServer.desired({ addresses: [...dnsNetwork.ipv4] })]);
  await server.make(zone, [zone.desired(zoneInputs(3, "racine.example", { ...dnsNetwork, mtaSts: "testing" }))]);
  const ask = (name: string, type: string) => server.run(sh`kdig @192.0.2.53 +short ${name} ${type}`);
  expect(await ask("_mta-sts.racine.example", "TXT")).toBe(`"v=STSv1; id=${policyId(policy)}"\n`);
  expect(await ask("mta-sts.racine.example", "CNAME")).toBe("mail.konbit.example.\n");
  expect(await ask("_imaps._tcp.racine.example", "SRV")).toBe("0 1 993 mail.racine.example.\n");
  expect(await ask("_submissions._tcp.racine.example", "SRV")).toBe("0 1 465 mail.racine.example.\n");
});

test("a domain whose mail is taken away shows nothing", async () => {
  await server.tell(mailDomain.retire([mailDomain.desired(racine)]));
  await expect.poll(() => page(`http://${settingsUrl}`), soon).not.toContain("racine.example");
});
