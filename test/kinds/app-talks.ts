import type { Browser } from "./browser.ts";

/** What a test has to know of a program to use it as people do. */
export interface AppTalk {
  /** Writes a page, as whoever the browser is. @returns what the program says */
  readonly write: (browser: Browser, text: string) => Promise<string>;
  /** Reads it. */
  readonly read: (browser: Browser) => Promise<string>;
  /** Follows the invitation in the letter and chooses a password. */
  readonly choose: (browser: Browser, letter: string, password: string) => Promise<unknown>;
  /** Whether somebody may make an account alone. */
  readonly register: (browser: Browser) => Promise<string>;
}

const dokuwiki: AppTalk = {
  write: async (browser, text) => {
    const form = await browser.get("/essai?do=edit");
    return browser.post("/doku.php?id=essai", {
      id: "essai",
      "do[save]": "1",
      sectok: field(form, "sectok"),
      wikitext: text,
      date: field(form, "date"),
      changecheck: field(form, "changecheck"),
      prefix: ".",
      suffix: "",
      summary: "",
    });
  },
  read: (browser) => browser.get("/essai"),
  choose: async (browser, letter, password) => {
    const [, pwauth = ""] = /pwauth=([0-9a-f]+)/.exec(letter) ?? [];
    await browser.post("/doku.php", { do: "resendpwd", pwauth, save: "1", pass: password, passchk: password });
    const [, login = ""] = /utilisateur : (\S+)/.exec(letter) ?? [];
    const form = await browser.get("/doku.php?do=login");
    return browser.post("/doku.php?id=start", { do: "login", u: login, p: password, sectok: field(form, "sectok") });
  },
  register: (browser) => browser.get("/doku.php?do=register"),
};

const mediawiki: AppTalk = {
  write: async (browser, text) => {
    return browser.post("/api.php?format=json", {
      action: "edit",
      title: "Essai",
      text,
      token: await token(browser, "csrf"),
    });
  },
  read: (browser) => browser.get("/wiki/Essai"),
  choose: async (browser, letter, password) => {
    const [, username = ""] = /utilisateur : (\S+)/.exec(letter) ?? [];
    const [, temporary = ""] = /provisoire : (\S+)/.exec(letter) ?? [];
    const login = { action: "clientlogin", logintoken: await token(browser, "login") };
    const first = { username, password: temporary, loginreturnurl: "http://ailleurs.example/" };
    await browser.post("/api.php?format=json", { ...login, ...first });
    return browser.post("/api.php?format=json", { ...login, logincontinue: "1", password, retype: password });
  },
  register: (browser) => browser.get("/index.php?title=Special:CreateAccount"),
};

const wordpress: AppTalk = {
  write: async (browser, text) => {
    const admin = await browser.get("/wp-admin/post-new.php");
    const [, nonce = ""] = /createNonceMiddleware\( "([0-9a-f]+)" \)/.exec(admin) ?? [];
    return browser.post(`/wp-json/wp/v2/posts/?_wpnonce=${nonce}`, {
      title: "Essai",
      slug: "essai",
      content: text,
      status: "publish",
    });
  },
  read: (browser) => browser.get("/essai/"),
  choose: async (browser, letter, password) => {
    const [, login = ""] = /utilisateur : (\S+)/.exec(letter) ?? [];
    const [, path = ""] = /^http:\/\/[^/]+(\/\S+action=rp\S+)/m.exec(letter) ?? [];
    const form = await browser.get(path);
    const [, key = ""] = /name="rp_key" value="([^"]*)"/.exec(form) ?? [];
    await browser.post("/wp-login.php?action=resetpass", { rp_key: key, pass1: password, pass2: password });
    return browser.post("/wp-login.php", { log: login, pwd: password });
  },
  register: (browser) => browser.get("/wp-login.php?action=register"),
};

/** By the name of the app: every program that people write with has one. */
export const appTalks: Readonly<Record<string, AppTalk>> = { dokuwiki, mediawiki, wordpress };

function field(form: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? "";
}

async function token(browser: Browser, type: "csrf" | "login"): Promise<string> {
  const answer = await browser.get(`/api.php?action=query&meta=tokens&type=${type}&format=json`);
  return new RegExp(`"${type}token":"([^"]*)"`).exec(answer)?.[1]?.replaceAll("\\\\", "\\") ?? "";
}
