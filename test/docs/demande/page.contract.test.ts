import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { head, readTexts, summary } from "../../core/member/reading.ts";
import { findBrowser } from "./browser.ts";

const executable = await findBrowser();
if (executable === undefined)
  console.warn("docs/demande: no Chromium here, and none can be installed: its tests are skipped");

const source = new URL("../../../docs/demande", import.meta.url).pathname;
const admitted = `id: m-0003\nstatus: active\nlogin: racine\n${head}domains: [racine.example]\n`;
const file = `# Racine\n${admitted}\nmailboxes: [info, awa]   # deux\n`;

describe.skipIf(executable === undefined)("the page, in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({ ...(executable === undefined ? {} : { executablePath: executable }) });
  });

  afterAll(async () => {
    await browser.close();
  });

  /** The page from a file, as a member opens it. Whatever it asks of the network or complains of fails the test. */
  async function open(options: BrowserContextOptions = {}, folder = source): Promise<Page> {
    const context = await browser.newContext({ locale: "fr-CA", viewport: { width: 1100, height: 900 }, ...options });
    const page = await context.newPage();
    const strange: string[] = [];
    page.on("request", (request) => {
      if (!/^(file|data):/.test(request.url())) strange.push(request.url());
    });
    page.on("console", (message) => strange.push(message.text()));
    page.on("pageerror", (error) => strange.push(error.message));
    onTestFinished(async () => {
      await context.close();
      expect(strange).toEqual([]);
    });
    await page.goto(pathToFileURL(path.join(folder, "index.html")).href);
    return page;
  }

  /** As a konbit puts it on its forge: with a config.js of its own. */
  async function configured(config: Readonly<Record<string, unknown>>): Promise<string> {
    const folder = await mkdtemp(path.join(tmpdir(), "konbit-demande-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await cp(source, folder, { recursive: true, filter: (from) => !from.includes("/src") });
    await writeFile(path.join(folder, "config.js"), `globalThis.konbitDemande = ${JSON.stringify(config)};\n`);
    return folder;
  }

  const tick = (page: Page, label: string) => page.getByRole("checkbox", { name: label, exact: true }).check();
  const inEntry = (page: Page, label: string | RegExp) => page.locator(".entry").last().getByLabel(label);
  const status = (page: Page) => page.locator("#status").textContent();

  async function mailbox(page: Page, name = "noe"): Promise<void> {
    await tick(page, "Une boîte courriel");
    await inEntry(page, "Nom de la boîte").fill(name);
  }

  /** @param rules of axe, all of them unless told. */
  async function violations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
    await page.evaluate(axe.source);
    // Without preload: it would fetch the style sheet again, which the page's own policy refuses.
    const options = { resultTypes: ["violations"], preload: false, ...(rules && { runOnly: rules }) };
    const run = `axe.run(document, ${JSON.stringify(options)})`;
    const found = await page.evaluate<axe.AxeResults>(run);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }

  const colours = ["color-contrast", "link-in-text-block"];

  test.each<readonly [string, BrowserContextOptions, readonly string[] | undefined]>([
    ["as it opens", {}, undefined],
    ["in English", { locale: "en-CA" }, undefined],
    ["on a phone", { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }, undefined],
    ["in the dark", { colorScheme: "dark" }, colours],
    ["with more contrast", { contrast: "more" }, colours],
    ["with more contrast in the dark", { contrast: "more", colorScheme: "dark" }, colours],
    ["with the colours of the system", { forcedColors: "active" }, colours],
  ])("nothing stands in anybody's way: %s", async (_, options, rules) => {
    const page = await open(options);
    expect(await violations(page, rules), "empty").toEqual([]);
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    await page.locator("#show").click();
    expect(await violations(page, rules), "everything ticked, nothing filled in").toEqual([]);
    await page.locator("#is-new").check();
    await page.locator("#who-name").fill("L'Étoile du Nord");
    await page.locator("#show").click();
    expect(await violations(page, rules), "a new member").toEqual([]);
    const width = await page.evaluate<[number, number]>("[document.documentElement.scrollWidth, innerWidth]");
    expect(width[0], "nothing is wider than the screen").toBeLessThanOrEqual(width[1]);
  });

  test("a result with lines, and one with a whole file, stand in nobody's way", async () => {
    const page = await open();
    await mailbox(page);
    expect(await status(page)).toBe("Les lignes à coller sont prêtes.");
    expect(await violations(page)).toEqual([]);
    await page.getByLabel("Texte de votre fichier").fill(file);
    expect(await status(page)).toBe("Le texte du fichier est prêt.");
    expect(await violations(page)).toEqual([]);
  });

  test("a member gets the changed file, whole, and only what was asked has changed", async () => {
    const page = await open();
    await page.getByLabel("Texte de votre fichier").fill(file);
    await mailbox(page);
    await inEntry(page, /Nom affiché/).fill("Noé L'Écuyer: 1er");
    expect(await page.locator("pre#file").textContent()).toBe(
      file.replace("awa]", 'awa, { name: noe, displayName: "Noé L\'Écuyer: 1er" }]'),
    );
    expect(await page.locator(".differences").textContent()).toContain("+ mailboxes: [info, awa, { name: noe,");
  });

  test("a wrong answer is said at once, in the words of check, and heard by who cannot see it", async () => {
    const page = await open();
    await mailbox(page, "Info");
    await inEntry(page, "Nom de la boîte").blur();
    const control = inEntry(page, "Nom de la boîte");
    expect(await control.getAttribute("aria-invalid")).toBe("true");
    const described = (await control.getAttribute("aria-describedby"))?.split(" ").at(-1) ?? "";
    expect(await page.locator(`[id="${described}"]`).textContent()).toBe(
      "Pas de majuscules ici : « Info » s'écrit « info ».",
    );
    expect(await status(page)).toBe("Il reste une réponse à donner ou à corriger.");
    await page.locator("#result a").click();
    await page.keyboard.type("x");
    expect(await control.inputValue()).toBe("Infox");
    await control.fill("info");
    expect(await control.getAttribute("aria-invalid")).toBeNull();
  });

  test("a file that would be refused says which line and why", async () => {
    const page = await open();
    await page.getByLabel("Texte de votre fichier").fill(file);
    await mailbox(page, "info");
    expect(await page.locator("#result").textContent()).toContain("K0703");
    await page.getByLabel("Texte de votre fichier").fill("mailboxes: &b [info]\n");
    expect(await page.locator("#result").textContent()).toContain("sans risque");
  });

  test("the keyboard alone is enough, from the first field to the copied lines", async () => {
    const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
    const reach = async (id: string) => {
      for (let steps = 0; steps < 60; steps++) {
        if ((await page.evaluate("document.activeElement.id")) === id) return;
        await page.keyboard.press("Tab");
      }
      throw new Error(`Tab never reaches #${id}`);
    };
    await reach("thing-mailbox");
    await page.keyboard.press("Space");
    await reach("e1-name");
    await page.keyboard.type("noe");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("result-title");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.id"), "the lines can be scrolled").toBe("lines-0");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Copié.").waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe("mailboxes:\n  - noe\n");
  });

  test("a click is not lost when the answer before it turns out to be wrong", async () => {
    const page = await open();
    await mailbox(page, "Info");
    await tick(page, "Un alias");
    expect(await page.locator(".entry").count()).toBe(2);
    await page.locator(".error", { hasText: "Pas de majuscules" }).waitFor();
    await page.getByLabel("Texte de votre fichier").fill(file);
    await tick(page, "Suspendre une boîte");
    await inEntry(page, "Quelle boîte").selectOption("awa");
  });

  test("where the browser refuses to copy, the text is selected and the person is told", async () => {
    const page = await open();
    await page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))");
    await mailbox(page);
    await page.getByRole("button", { name: "Copier", exact: true }).click();
    await page.getByText("faites Ctrl+C").waitFor();
    expect(await page.evaluate("getSelection().toString()")).toContain("- noe");
  });

  test("the language changes without losing an answer, and a link can say which", async () => {
    const page = await open();
    await mailbox(page);
    await page.getByRole("button", { name: "English" }).click();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(await inEntry(page, "Name of the mailbox").inputValue()).toBe("noe");
    expect(await page.evaluate("document.activeElement.id")).toBe("lang-en");
    await page.reload();
    expect(await page.title()).toBe("Ask the konbit for something");
  });

  test("nothing is kept", async () => {
    const page = await open();
    await mailbox(page);
    expect(await page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")).toEqual([0, 0, ""]);
    await page.reload();
    expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(0);
  });

  test("two of a thing, and one taken away again", async () => {
    const page = await open();
    await mailbox(page, "noe");
    await page.getByRole("button", { name: "Encore une fois : Une boîte courriel" }).click();
    await page.keyboard.type("luc");
    expect(await page.locator("pre#lines-0").textContent()).toBe("mailboxes:\n  - noe\n  - luc\n");
    await page.getByRole("button", { name: "Enlever : Une boîte courriel (1)" }).click();
    expect(await page.locator("pre#lines-0").textContent()).toBe("mailboxes:\n  - luc\n");
  });

  test("what a person types is text, never markup", async () => {
    const page = await open();
    await mailbox(page);
    await inEntry(page, /Nom affiché/).fill("<img src=x onerror=alert(1)>");
    expect(await page.locator("pre#lines-0").textContent()).toContain("<img src=x onerror=alert(1)>");
    expect(await page.locator("img").count()).toBe(0);
  });

  const fills: Readonly<Record<string, string>> = {
    name: "noe-racine",
    newName: "accueil",
    to: "info, luc+x@ailleurs.example",
    owners: "awa",
    amount: "280 Gio",
    note: "merci : 2 fois",
  };

  test("each thing, ticked and filled in, gives a file that check accepts", async () => {
    const page = await open();
    await page.getByLabel("Texte de votre fichier").fill(file);
    await page.getByLabel("Texte de votre fichier").blur();
    const boxes = await page.getByRole("checkbox").all();
    const ids = await Promise.all(boxes.map(async (box) => (await box.getAttribute("id")) ?? ""));
    expect(ids).toHaveLength(11);
    for (const id of ids) {
      await page.locator(`#${id}`).check();
      for (const control of await page.locator(".entry [required]").all()) {
        // What only another answer asks for.
        if (!(await control.isVisible())) continue;
        const name = (await control.getAttribute("id"))?.split("-").at(-1) ?? "";
        const isChoice = (await control.locator("option").count()) > 0;
        if (isChoice) await control.selectOption({ index: 1 });
        else await control.fill(fills[name] ?? "");
      }
      const text = (await page.locator("pre#file").textContent()) ?? "";
      expect(text, id).not.toBe(file);
      expect(summary(readTexts({ racine: text }).problems), text).toEqual([]);
      await page.locator(`#${id}`).uncheck();
    }
  });

  test("a new member's file is whole, and the link to the forge carries it", async () => {
    const folder = await configured({ forge: "forgejo", repository: "https://forge.test/konbit/membres/" });
    const page = await open({}, folder);
    await page.locator("#is-new").check();
    await page.locator("#who-name").fill("L'Étoile du Nord");
    expect(await page.locator("#who-slug").inputValue()).toBe("etoile-nord");
    await page.locator("#who-contactName").fill("Anaïs Roy");
    await page.locator("#who-contactEmail").fill("anais+k@ailleurs.example");
    await page.locator("#who-contactForge").fill("anais-r");
    await page.locator("#who-domain").fill("étoile-nord.example");
    await tick(page, "Un wiki");
    const text = (await page.locator("pre#file").textContent()) ?? "";
    expect(summary(readTexts({ "etoile-nord": text }).problems)).toEqual([]);
    const link = new URL((await page.locator("#result a.button").getAttribute("href")) ?? "");
    expect(link.origin + link.pathname).toBe("https://forge.test/konbit/membres/_new/main");
    expect(Object.fromEntries(link.searchParams)).toEqual({ filename: "members/etoile-nord.yaml", value: text });
  });

  test("the link of a member opens the file that is theirs", async () => {
    const page = await open(
      {},
      await configured({ forge: "gitlab", repository: "https://forge.test/k/m", branch: "a/b" }),
    );
    await mailbox(page);
    expect(await page.locator("#result").textContent()).toContain("donnez votre nom court");
    await page.locator("#who-slug").fill("racine");
    const link = page.locator("#result a.button");
    expect(await link.getAttribute("href")).toBe("https://forge.test/k/m/-/edit/a/b/members/racine.yaml");
    expect(await link.getAttribute("rel")).toBe("noopener noreferrer");
  });
});
