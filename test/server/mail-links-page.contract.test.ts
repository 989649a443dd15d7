import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { findBrowser } from "../docs/demande/browser.ts";
import { mailHost } from "../kinds/grounds.ts";
import { LinksBench } from "./links-bench.ts";
import { steady } from "./steady.ts";

const executable = await findBrowser();
if (executable === undefined) console.warn("mail links: no Chromium here, and none can be installed: skipped");

const awa = "awa@racine.example";
const base = `https://${mailHost}/mot-de-passe/`;

// A form that is sent while another test's network comes up is given up by Chromium (see steady.ts); sent twice, it would be another one.
const options = { retry: 1 };

describe.skipIf(executable === undefined)("the page on which a password is chosen, in a browser", options, () => {
  let bench: LinksBench;
  let browser: Browser;

  beforeAll(async () => {
    bench = await LinksBench.make();
    browser = await chromium.launch({
      ...(executable === undefined ? {} : { executablePath: executable }),
      args: [`--host-resolver-rules=MAP ${mailHost} ${bench.address}`],
    });
  });
  afterAll(async () => {
    await browser.close();
    await bench.server.close();
  });
  beforeEach(async () => {
    await bench.start([awa, "awa@ailleurs.example", "fr", "active"]);
  });

  /** A window; whatever it asks of another host, or keeps, fails the test. */
  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: "fr-CA", ignoreHTTPSErrors: true, ...options });
    const page = steady(await context.newPage());
    const strange: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(base)) strange.push(request.url());
    });
    page.on("pageerror", (error) => strange.push(error.message));
    onTestFinished(async () => {
      const cookies = await context.cookies();
      await context.close();
      expect([...strange, ...cookies]).toEqual([]);
    });
    return page;
  }

  async function isInNobodysWay(page: Page, where: string): Promise<void> {
    await page.evaluate(axe.source);
    const found = await page.evaluate<axe.AxeResults>(
      "axe.run(document, { resultTypes: ['violations'], preload: false })",
    );
    expect(
      found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
      where,
    ).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where).toBe(true);
  }

  const heading = (page: Page) => page.getByRole("heading").textContent();

  test.each<readonly [string, BrowserContextOptions]>([
    ["in French", {}],
    ["in English", { locale: "en-CA" }],
    ["on a phone", { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true }],
    ["in the dark", { colorScheme: "dark" }],
    ["with the colours of the system", { forcedColors: "active" }],
  ])("stands in nobody's way: %s", async (_what, options) => {
    const page = await open(options);
    const token = await bench.newToken(awa);
    await page.goto(base + token);
    await isInNobodysWay(page, "a good link");
    await page.locator("#password").fill("motdepasse1");
    await page.locator("#again").fill("autre");
    await page.getByRole("button").click();
    await isInNobodysWay(page, "a weak password");
    for (const path of ["", "choisi", "envoi", "A".repeat(43)]) {
      await page.goto(base + path);
      await isInNobodysWay(page, path);
    }
  });

  test("a password is chosen with the keyboard alone, and going back or reloading sends nothing again", async () => {
    const page = await open();
    await page.goto(base + (await bench.newToken(awa)));
    expect(await page.getByLabel("Boîte courriel").inputValue()).toBe(awa);
    await page.keyboard.type("tuba carotte véloce");
    await page.keyboard.press("Tab");
    await page.keyboard.type("tuba carotte véloce");
    await page.keyboard.press("Enter");
    await page.waitForURL(/choisi/);
    expect(await heading(page)).toBe("Votre mot de passe est choisi");
    await page.reload();
    expect(await heading(page)).toBe("Votre mot de passe est choisi");
    await page.goBack();
    expect(await heading(page)).toBe("Ce lien ne fonctionne pas");
    expect(await bench.sql("SELECT count(*) FROM password")).toBe("1\n");
  });

  test("without script, from a wrong password to a good one", async () => {
    const page = await open({ javaScriptEnabled: false, locale: "en-CA" });
    await page.goto(base + (await bench.newToken(awa)));
    const choose = async (password: string) => {
      await page.getByLabel("New password").fill(password);
      await page.getByLabel("The same once more").fill(password);
      await page.getByRole("button", { name: "Keep this password" }).click();
    };
    await choose("short");
    expect(await page.getByRole("alert").innerText()).toContain("fewer than twelve characters");
    await choose("tuba carotte véloce");
    expect(await heading(page)).toBe("Your password is chosen");
  });

  test("the other language is one step away, and the link stays good", async () => {
    const page = await open();
    await page.goto(base + (await bench.newToken(awa)));
    await page.getByRole("link", { name: "English" }).click();
    expect(await heading(page)).toBe("Choose the password");
    await page.getByRole("link", { name: "Français" }).click();
    expect(await heading(page)).toBe("Choisir le mot de passe");
  });

  test("from a link that is over to a new one", async () => {
    const page = await open();
    await page.goto(`${base}${"A".repeat(43)}`);
    await page.getByRole("link", { name: "Demander un nouveau lien" }).click();
    await page.getByLabel("Boîte courriel").fill(awa);
    await page.keyboard.press("Enter");
    await page.waitForURL(/envoi/);
    expect(await heading(page)).toBe("C’est noté");
    await expect.poll(() => bench.mails(), { timeout: 10_000 }).toHaveLength(1);
    await page.goto(base + (await bench.token()));
    expect(await heading(page)).toBe("Choisir le mot de passe");
  });
});
