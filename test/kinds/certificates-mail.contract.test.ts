import { afterAll, beforeAll, expect, test } from "vitest";
import { certificates } from "../../kinds/certificates.ts";
import { mailDomain } from "../../kinds/mail-domain.ts";
import { mailLinks } from "../../kinds/mail-links.ts";
import { mailServer } from "../../kinds/mail-server.ts";
import { sh } from "../../remote/sh.ts";
import { acmeMailGround, quiet, renew, seen, startAcme } from "./acme.ts";
import { mailHost } from "./grounds.ts";
import { domainInputs } from "./members.ts";
import { Server } from "./server.ts";

let server: Server;
let authority: ReturnType<typeof certificates.desired>;

const here = [mailHost, "mail.racine.example", "autoconfig.racine.example"];
const racine = mailDomain.desired(domainInputs(3, "racine"));

beforeAll(async () => {
  server = await Server.fresh(acmeMailGround);
  const inputs = await startAcme(server, Object.fromEntries(here.map((name) => [name, "203.0.113.7"])), [
    { name: mailHost, also: [] },
    { name: "mail.racine.example", also: ["autoconfig.racine.example", "mta-sts.racine.example"] },
    { name: "mail.sillon.example", also: ["autoconfig.sillon.example"] },
  ]);
  authority = certificates.desired(certificates.inputs.parse(inputs));
  await server.make(mailLinks, [mailLinks.desired({ host: mailHost, from: `postmaster@${mailHost}` })]);
  await server.make(certificates, [authority]);
});
afterAll(async () => {
  await server.close();
});

/** Whose certificate a program of mail sees on that port of a host, and its serial number. */
const shown = (host: string, port: string) =>
  server.run(sh`
    how=; case ${port} in 25) how="-starttls smtp" ;; 143) how="-starttls imap" ;; esac
    echo | openssl s_client -connect 127.0.0.1:${port} $how -servername ${host} 2>/dev/null | openssl x509 -noout -issuer -serial | sed 's/^issuer=CN = \([A-Za-z.]*\).*/\1/'`);

const ports = ["25", "465", "143", "993"];

test("programs of mail are shown what the authority gave, by each name that leads here", async () => {
  for (const host of [mailHost, "mail.racine.example"])
    for (const port of ports) await expect.poll(() => shown(host, port), { timeout: 30_000 }).toMatch(/^Pebble/);
  // The ground's resolver leads it elsewhere.
  expect(await shown("mail.sillon.example", "993")).toMatch(/^mail.sillon.example/);
  expect((await server.observe(certificates, authority))?.names).toEqual({
    [mailHost]: "managed",
    "mail.racine.example": "managed",
    "mail.sillon.example": "waits: does not point here but to 198.18.0.1",
  });
});

test("pages of the server's own have them, and tell browsers to insist only then", async () => {
  expect(await seen(server, `https://${mailHost}/mot-de-passe/`)).toBe("2 200 \nPebble\n");
  expect(await seen(server, "https://autoconfig.racine.example/mail/config-v1.1.xml")).toBe("2 200 \nPebble\n");
  const insists = (name: string) =>
    server.run(
      sh`curl -skI --resolve ${`${name}:443:127.0.0.1`} ${`https://${name}/`} | grep -ci strict-transport || :`,
    );
  expect(await insists(mailHost)).toBe("1\n");
  expect(await insists("autoconfig.sillon.example")).toBe("0\n");
});

test("to the mail server and its domains nothing has changed", async () => {
  await quiet(server);
  const expected = mailServer.desired({ host: mailHost });
  expect(await server.observe(mailServer, expected)).toEqual(expected);
  expect(await server.observe(mailDomain, racine)).toEqual(racine);
  await server.make(mailDomain, [racine]);
  expect((await server.make(mailDomain, [racine])).changed).toEqual([]);
  expect((await server.make(mailServer, [expected])).changed).toEqual([]);
  expect((await server.make(certificates, [authority])).changed).toEqual([]);
});

test("what is renewed is handed on while everything runs", async () => {
  const before = await shown("mail.racine.example", "993");
  await renew(server, "mail.racine.example");
  for (const port of ["993", "465"])
    await expect.poll(() => shown("mail.racine.example", port), { timeout: 30_000 }).not.toBe(before);
  expect(await shown("mail.racine.example", "993")).toBe(await shown("mail.racine.example", "465"));
});
