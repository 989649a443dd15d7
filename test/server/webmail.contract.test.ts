import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { mailLinks } from "../../kinds/mail-links.ts";
import { site } from "../../kinds/site.ts";
import { webmail } from "../../kinds/webmail.ts";
import { sh } from "../../remote/sh.ts";
import { findBrowser } from "../docs/demande/browser.ts";
import { settled } from "../kinds/mail-boxes.ts";
import { mailHost } from "../kinds/grounds.ts";
import { siteInputs } from "../kinds/members.ts";
import { type Post, password } from "../kinds/post.ts";
import { postGround } from "../kinds/post-ground.ts";
import type { Server } from "../kinds/server.ts";
import { steady } from "./steady.ts";

const executable = await findBrowser();
if (executable === undefined) console.warn("webmail: no Chromium here, and none can be installed: skipped");

const host = "webmail.konbit.example";
const base = `https://${host}/`;
const [awa, info, pierre, noe] = ["awa@racine.example", "info@racine.example", "pierre@sillon.example", "noe@ailleurs.example"];

let server: Server;
let post: Post;
let address: string;

beforeAll(async () => {
  ({ server, post, address } = await postGround());
  await server.make(site, [site.desired(siteInputs(3, "racine"))]);
  await server.make(mailLinks, [mailLinks.desired({ host: mailHost, from: `postmaster@${mailHost}` })]);
  await server.make(webmail, [webmail.desired({ host, mailHost })]);
});
afterAll(async () => {
  await server.close();
});

/** The subjects of what lies in a folder of a box. */
const subjects = async (box: string, folder?: string) =>
  (await post.read(box, folder)).map((text) => /^Subject: (.*)$/m.exec(text)?.[1]?.trim() ?? "");

const arrived = (box: string, folder?: string) => expect.poll(() => subjects(box, folder).catch(() => []), { timeout: 30_000 });

describe.skipIf(executable === undefined)("the webmail, in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      ...(executable === undefined ? {} : { executablePath: executable }),
      args: [`--host-resolver-rules=MAP ${host} ${address}`],
    });
  });
  afterAll(async () => {
    await browser.close();
  });

  /** A window; whatever it asks of another host, or stumbles over, fails the test. */
  async function open(locale = "fr-CA"): Promise<Page> {
    const context: BrowserContext = await browser.newContext({ locale, ignoreHTTPSErrors: true });
    const page = steady(await context.newPage());
    page.setDefaultTimeout(60_000);
    const strange: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(base) && !request.url().startsWith("data:")) strange.push(request.url());
    });
    page.on("response", (response) => {
      if (response.status() >= 400 && response.status() !== 401) strange.push(`${String(response.status())} ${response.url()}`);
    });
    page.on("pageerror", (error) => strange.push(error.message));
    onTestFinished(async () => {
      await context.close();
      expect(strange).toEqual([]);
    });
    await page.goto(base);
    return page;
  }

  async function enter(page: Page, user: string, word = password): Promise<void> {
    await page.locator("#rcmloginuser").fill(user);
    await page.locator("#rcmloginpwd").fill(word);
    await page.keyboard.press("Enter");
  }

  async function openAs(user: string): Promise<Page> {
    const page = await open();
    await enter(page, user);
    await page.waitForURL(/_task=mail/);
    return page;
  }

  /** Clicks that come before the page's program is there are lost. */
  const ready = (page: Page, whose = "window") => page.waitForFunction(`${whose}?.rcmail?.loaded`);
  const save = (page: Page) => page.getByRole("button", { name: "Enregistrer" }).click();
  const said = (page: Page, how: "success" | "danger") => page.locator(`#messagestack .alert-${how}`).innerText();

  test("speaks the browser's language, and says where a password is chosen", async () => {
    for (const [locale, text] of [
      ["fr-CA", "Première visite, ou mot de passe oublié ?"],
      ["en-CA", "First time here, or password forgotten?"],
    ] as const)
      expect(await (await open(locale)).getByRole("link", { name: text }).getAttribute("href")).toBe(
        `https://${mailHost}/mot-de-passe/`,
      );
  });

  test("shows a mail that came from outside, and how full the box is", async () => {
    await post.send({ from: noe, to: awa, subject: "Bonjour", body: "Rendez-vous jeudi." });
    await arrived(awa).toEqual(["Bonjour"]);
    const page = await openAs(awa);
    await page.locator("#messagelist tbody tr").click();
    await page.frameLocator("#messagecontframe").getByText("Rendez-vous jeudi.").waitFor();
    expect(await page.locator("#quotadisplay").innerText()).toMatch(/^\d+%$/);
  });

  test("sends as the person, through what everybody sends through", async () => {
    const page = await openAs(awa);
    await page.goto(`${base}?_task=mail&_action=compose`);
    await page.waitForURL(/_id=/);
    await ready(page);
    await page.locator("#compose_to input").first().fill(pierre);
    await page.keyboard.press("Enter");
    await page.locator("#compose-subject").fill("Du navigateur");
    await page.locator("#composebody").fill("Salut Pierre.");
    await page.locator(".formbuttons .send").click();
    await arrived(pierre).toEqual(["Du navigateur"]);
    await arrived(awa, "Sent").toEqual(["Du navigateur"]);
    const [text = ""] = await post.read(pierre);
    expect(text).toContain(`\nFrom: ${awa}\r\n`);
    expect(text).toMatch(/\(Authenticated sender: awa@racine\.example\)|with ESMTPSA/);
    // Nobody who gets it learns where the person sits.
    expect(text).not.toContain("198.18.0.1");
  });

  test("takes an alias that leads to the box for an identity, and nobody else's address", async () => {
    const page = await openAs(info);
    const add = async (mine: string) => {
      await page.goto(`${base}?_task=settings&_action=identities`);
      await ready(page);
      await page.locator("a.create").first().click();
      await ready(page, "frames[0]");
      const form = page.locator("iframe").first().contentFrame();
      await form.locator("input[name=_name]").fill("Accueil");
      await form.locator("input[name=_email]").fill(mine);
      await form.getByRole("button", { name: "Enregistrer" }).click();
    };
    for (const other of [pierre, awa, noe, "dehors@racine.example"]) {
      await add(other);
      expect(await said(page, "danger"), other).toContain("Cette adresse n’est pas la vôtre");
    }
    await add("contact@racine.example");
    const identities = () => server.run(sh`sqlite3 /var/lib/konbit/webmail/webmail.db 'SELECT email FROM identities ORDER BY 1'`);
    await expect.poll(identities, { timeout: 30_000 }).toContain("contact@racine.example\ninfo@racine.example\n");
  });

  test("has a filter file mail into a folder, and answers while its person is away", async () => {
    const page = await openAs(awa);
    await page.goto(`${base}?_task=settings&_action=plugin.managesieve`);
    await ready(page);
    await page.locator("a.create").first().click();
    await ready(page, "frames[0]");
    const form = page.locator("iframe").first().contentFrame();
    await form.locator("input[name=_name]").fill("Factures");
    await form.locator("[name='_rule_target[0][]']").first().fill("facture");
    await form.locator("select[name='_action_mailbox[0]']").selectOption("Junk");
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await page.locator("#messagestack .alert-success").waitFor();
    await page.goto(`${base}?_task=settings&_action=plugin.managesieve-vacation`);
    await ready(page);
    await page.locator("[name=vacation_subject]").fill("Absente");
    await page.locator("[name=vacation_reason]").fill("De retour lundi.");
    await page.locator("select[name=vacation_status]").selectOption("on");
    await save(page);
    await said(page, "success");
    await post.send({ as: pierre, from: pierre, to: awa, subject: "facture 12" });
    await settled(server);
    await arrived(awa, "Junk").toEqual(["facture 12"]);
    await arrived(pierre).toContain("Absente");
  });

  test("a wrong password is the guess of whoever types it", async () => {
    await post.read(pierre);
    const outside = await server.run(sh`journalctl -q -o cat -t dovecot | grep -o ${`rip=.*, lip=${address},`} | tail -n 1`);
    const page = await open();
    await enter(page, awa, "faux");
    await page.locator("#messagestack .alert").first().waitFor();
    expect(await server.run(sh`journalctl -q -o cat -t dovecot --since=-1min | grep 'auth failed'`)).toContain(
      outside.trim().replace(address, "127.0.0.3"),
    );
    // Both jails have read it.
    for (const jail of ["konbit-webmail", "dovecot"])
      await expect
        .poll(() => server.run(sh`fail2ban-client status ${jail}`), { timeout: 20_000 })
        .toMatch(/Currently failed:\t1\n/);
  });

  test("whoever goes on guessing is shut out, and nobody else", async () => {
    const program = `import imaplib, threading
def guess(number):
  imap = imaplib.IMAP4("127.0.0.3")
  imap.xatom("ID", '("x-originating-ip" "203.0.113.9")')
  try: imap.login("${awa}", "faux-%d" % number)
  except imaplib.IMAP4.error: imap.logout()
threads = [threading.Thread(target=guess, args=(number,)) for number in range(11)]
for thread in threads: thread.start()
for thread in threads: thread.join()`;
    await server.run(sh`python3 -c ${program}`);
    const banned = () => server.run(sh`fail2ban-client get konbit-webmail banip; nft list ruleset | grep -A4 set.addr-set-konbit-webmail`);
    await expect.poll(banned, { timeout: 20_000 }).toMatch(/^203\.0\.113\.9 *\n[\s\S]*elements = \{ 203\.0\.113\.9 \}/);
    await openAs(awa);
  });
});

describe("the webmail, seen by others", () => {
  const site3 = (code: string) =>
    server.run(sh`
      printf %s ${`<?php ${code}`} >/srv/members/racine/sites/www/htdocs/probe.php
      chown racine:racine /srv/members/racine/sites/www/htdocs/probe.php
      curl -s -m 20 -H 'Host: www.racine.example' http://127.0.0.1/probe.php`);

  test("no site of a member reads its settings, its key, its sessions or its database", async () => {
    const paths = ["/etc/konbit/webmail/config.inc.php", "/var/lib/konbit/webmail/des-key", "/var/lib/konbit/webmail/webmail.db", "/etc/konbit/apache/webmail-door.conf"];
    for (const path of paths) {
      await server.run(sh`test -s ${path}`);
      expect(await site3(`echo "here"; echo shell_exec("cat ${path} 2>/dev/null");`), path).toBe("here");
    }
    expect(await site3('echo "here"; echo shell_exec("ls -A /var/lib/konbit/webmail/sessions 2>/dev/null");')).toBe("here");
  });

  test("no site of a member comes by the webmail's address, where it could name any client it likes", async () => {
    const greeting = (where: string) =>
      site3(`$to = @stream_socket_client("tcp://${where}", $n, $why, 5); echo $to ? fgets($to) : $why;`);
    expect(await greeting("127.0.0.1:143")).toContain("* OK");
    for (const where of ["127.0.0.3:143", "127.0.0.3:993", "[::ffff:127.0.0.3]:143"])
      expect(await greeting(where), where).not.toContain("OK");
    // And at the address that everybody may use, what it names is not believed.
    await site3(`$to = stream_socket_client("tcp://127.0.0.1:143"); fgets($to);
      fwrite($to, "a ID (\\"x-originating-ip\\" \\"203.0.113.77\\")\\r\\nb LOGIN ${awa} faux\\r\\n"); fgets($to); fgets($to); echo fgets($to);`);
    expect(await server.run(sh`journalctl -q -o cat -t dovecot --since=-1min`)).not.toContain("203.0.113.77");
  });

  test("programs and settings of Roundcube are not served, and its answers say what a browser may do", async () => {
    const get = (path: string) =>
      server.run(sh`curl -sk -o /dev/null -D - -w '%{http_code}' --resolve ${`${host}:443:127.0.0.1`} ${base + path}`);
    expect(await get("")).toMatch(/content-security-policy: default-src 'self'[\s\S]*200$/i);
    for (const path of ["plugins/managesieve/managesieve.php", "plugins/managesieve/config.inc.php", "program/lib/Roundcube/rcube.php", "config/config.inc.php", "SQL/sqlite.initial.sql", "installer/", "logs/", "temp/", "../config/config.inc.php", "plugins/konbit/konbit.php"])
      expect(await get(path), path).toMatch(/404$/);
    expect(await server.run(sh`curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -H ${`Host: ${host}`} http://127.0.0.1/`)).toBe(`301 ${base}`);
  });

  test("the password that a session keeps is read again, whatever its cipher makes of it", async () => {
    const again = `define("INSTALL_PATH", "/usr/share/roundcube/");
      require INSTALL_PATH . "program/include/clisetup.php";
      $roundcube = rcube::get_instance();
      for ($round = 0; $round < 1000; $round++) if ($roundcube->decrypt($roundcube->encrypt("mot de passe")) !== "mot de passe") echo "lost ";`;
    const asWebmail = sh`runuser -u konbit-webmail -- env ROUNDCUBE_CONFIG_DIR=/etc/konbit/webmail php -r ${again}`;
    expect(await server.run(asWebmail)).toBe("");
  });

  test("taken away it answers no more, and what people keep in it is there when it is put back", async () => {
    const state = webmail.desired({ host, mailHost });
    const kept = () => server.run(sh`cat /var/lib/konbit/webmail/{webmail.db,des-key} | sha256sum`);
    const before = await kept();
    expect((await server.tell(webmail.retire([state]))).failed).toEqual([]);
    expect(await server.observe(webmail, state)).toBeUndefined();
    expect(await server.run(sh`curl -sk -o /dev/null -w '%{http_code}' --resolve ${`${host}:443:127.0.0.1`} ${base}`)).toBe("404");
    expect(await kept()).toBe(before);
    await server.make(webmail, [state]);
    expect(await kept()).toBe(before);
    expect(await server.run(sh`curl -sk -o /dev/null -w '%{http_code}' --resolve ${`${host}:443:127.0.0.1`} ${base}`)).toBe("200");
  });
});
