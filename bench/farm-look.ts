/*
 * Looks with a real browser at the front pages of the konbit of test/fixtures/farm, on the server of this checkout's sandbox: a picture of
 * each into a folder, and a line for what is asked of another host, is not answered well, or ends with an error of JavaScript.
 * `node bench/farm-look.ts FOLDER [HOST…]`
 */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "../test/docs/demande/browser.ts";
import { World } from "../test/e2e/world.ts";

const dozen = [
  "www.konbit.example",
  "www.remue-communs.example",
  "www.racine-commune.example",
  "www.sans-borne.example",
  "www.boulangerie-pois.example",
  "wiki.remue-communs.example",
  "atlas.xn--carte--nous-d7a.example",
  "universite-2019.jardin-savoirs.example",
  "wiki.sans-borne.example",
  "patrons.atelier-fil-rouge.example",
  "forum-2016.jardin-savoirs.example",
  "notes.marisol-b.example",
];

const [folder = "pictures", ...chosen] = process.argv.slice(2);
const executablePath = await findBrowser();
if (executablePath === undefined) throw new Error("no Chromium here: apt-get install chromium");
const { host: server } = await new World(path.join(import.meta.dirname, "..")).server();
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: [`--host-resolver-rules=MAP * ${server}`] });
try {
  for (const host of chosen.length > 0 ? chosen : dozen)
    console.log(`${host}: ${(await look(browser, host)).join("; ") || "well"}`);
} finally {
  await browser.close();
}

/** @returns what was strange. */
async function look(with_: Browser, host: string): Promise<readonly string[]> {
  const strange: string[] = [];
  const page = await with_.newPage({ locale: "fr-CA", viewport: { width: 1100, height: 800 } });
  page.setDefaultTimeout(60_000);
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.hostname !== host) strange.push(`asks ${url.hostname}`);
  });
  page.on("response", (answer) => {
    if (answer.status() >= 400) strange.push(`${answer.status()} ${answer.url()}`);
  });
  page.on("pageerror", ({ message }) => strange.push(message));
  await page.goto(`http://${host}/`, { waitUntil: "networkidle" });
  await page.screenshot({ path: path.join(folder, `${host}.png`) });
  await page.close();
  return [...new Set(strange)];
}
