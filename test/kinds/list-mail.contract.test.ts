import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lists } from "../../kinds/lists.ts";
import { shipped } from "../../kinds/shipped.ts";
import { sh } from "../../remote/sh.ts";
import { listServerGround } from "./grounds.ts";
import { list, listsInputs, prepareLists } from "./lists-ground.ts";
import { fillBoxes } from "./mail-boxes.ts";
import { Post } from "./post.ts";
import { Server } from "./server.ts";

let server: Server;
let mail: Post;
const [awa, info, pierre, stranger] = [
  "awa@racine.example",
  "info@racine.example",
  "pierre@sillon.example",
  "noe@ailleurs.example",
];
const [news, members, council] = ["nouvelles@racine.example", "membres@racine.example", "ca@racine.example"];
const declared = (more: Record<string, Parameters<typeof list>[0]> = {}) =>
  lists.desired(
    listsInputs(3, "racine", {
      nouvelles: list({ style: "announce", archive: "public", ...more["nouvelles"] }),
      membres: list({ ...more["membres"] }),
      ca: list({ style: "private", archive: "none", lang: "en", ...more["ca"] }),
    }),
  );

beforeAll(async () => {
  server = await Server.fresh(listServerGround);
  await prepareLists(server);
  await fillBoxes(server);
  await server.make(lists, [declared()]);
  mail = new Post((await server.run(sh`hostname -I`)).split(" ")[0] ?? "");
});
afterAll(async () => {
  await server.close();
});

/** As `konbit list import` does it. */
async function take(address: string, way: "look" | "invite" | "subscribe", csv: string): Promise<unknown> {
  const program = shipped("lists/rest.py") + shipped("lists/import.py");
  return JSON.parse(
    await server.run(sh`printf %s ${JSON.stringify({ list: address, way, csv })} | python3 -c ${program}`),
  );
}

/** Whole texts in a box whose subject holds a word, once there is one. */
async function arrived(box: string, subject: RegExp): Promise<string> {
  let found = "";
  await expect
    .poll(
      async () => {
        found = (await mail.read(box)).find((text) => subject.test(subjectOf(text))) ?? "";
        return found !== "";
      },
      { timeout: 60_000, interval: 1000 },
    )
    .toBe(true);
  return found;
}

/** Mailman writes subjects as RFC 2047 has them, with the letters of ASCII as they are. */
function subjectOf(text: string): string {
  const subject = /^Subject: (.*(\r\n[ \t].*)*)/m.exec(text)?.[1] ?? "";
  return subject.replaceAll(/=\?utf-8\?q\?(.*?)\?=\s*/gi, (_, word: string) =>
    word
      .replaceAll("_", " ")
      .replaceAll(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  );
}

const page = (path: string, more: readonly string[] = []) =>
  server.run(
    sh`curl -sk -o /dev/null -w '%{http_code}' ${more} --resolve listes.konbit.example:443:127.0.0.1 ${`https://listes.konbit.example${path}`}`,
  );

const onPages = "/listes/lists/membres.racine.example";

/** One's own cookies. */
const asBrowser = (person: string) => [
  "-b",
  `/root/${person}`,
  "-c",
  `/root/${person}`,
  "-e",
  "https://listes.konbit.example/",
];

const fetched = (path: string, person: string, more: readonly string[] = []) =>
  server.run(
    sh`curl -sk ${asBrowser(person)} ${more} --resolve listes.konbit.example:443:127.0.0.1 ${`https://listes.konbit.example${path}`}`,
  );

/** Sends a page's form as its person would. @returns Where that leads, and what is shown there. */
async function fill(person: string, path: string, fields: Record<string, string>): Promise<string> {
  const token = /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(await fetched(path, person))?.[1] ?? "";
  const values = Object.entries({ csrfmiddlewaretoken: token, ...fields }).map(([key, value]) => `${key}=${value}`);
  return fetched(path, person, ["-L", ...values.flatMap((value) => ["--data-urlencode", value])]);
}

/** An account for the pages of lists, whose address its person has confirmed. */
async function makeAccount(person: string): Promise<void> {
  const word = "Trois-pommes-93";
  await fill(person, "/comptes/signup/", { email: person, password1: word, password2: word });
  const text = await arrived(person, /[Cc]onfirm/);
  const path = /https:\/\/listes\.konbit\.example(\/comptes\/confirm-email\/\S+)/.exec(text)?.[1] ?? "";
  await fill(person, path, {});
  await fill(person, "/comptes/login/", { login: person, password: word });
}

describe("mailing lists", () => {
  test("take people from a file, each once, and say which lines hold nobody", async () => {
    const csv =
      "\ufeffNom;Courriel\r\nInfo;info@racine.example\r\nPierre;PIERRE@sillon.example\r\nrien;\r\nInfo;info@racine.example\r\n";
    const found = { new: 2, known: 0, twice: [5], malformed: [4] };
    expect(await take(members, "look", csv)).toEqual(found);
    expect(await take(members, "subscribe", csv)).toEqual({ ...found, done: 2, refused: [] });
    expect(await take(members, "look", csv)).toEqual({ ...found, new: 0, known: 2 });
    expect(await take(news, "subscribe", csv)).toMatchObject({ done: 2 });
    expect(await take("autre@racine.example", "look", csv)).toEqual({ problem: "absent" });
  });

  test("invite who has not agreed yet, and subscribe nobody by it", async () => {
    expect(await take(council, "invite", "petit@racine.example\n")).toMatchObject({ done: 1, refused: [] });
    await arrived("petit@racine.example", /invited to join/);
    expect(await take(council, "look", "petit@racine.example\n")).toMatchObject({ new: 1, known: 0 });
  });

  test("send a subscriber's message to the others, signed, with the way out", async () => {
    expect(await mail.send({ as: info, from: info, to: members, subject: "assemblee" })).toMatch(/^250 /);
    const text = await arrived(pierre, /\[Membres\] assemblee/);
    expect(text).toMatch(/^List-Unsubscribe: <mailto:membres-leave@racine.example>/m);
    expect(text).toMatch(/^List-Id: <membres.racine.example>/m);
    expect(text).toMatch(/^DKIM-Signature: .*d=racine.example;/m);
    expect(text).toMatch(/^Return-Path: <membres-bounces/m);
    expect(Buffer.from(text.split("\r\n\r\n").at(-1) ?? "", "base64").toString()).toMatch(
      /membres-leave@racine.example/,
    );
    expect(text).toMatch(/^Archived-At:\s+<https:\/\/listes\.konbit\.example\/archives\//m);
  });

  test("are signed so that a stranger can verify it", async () => {
    const text = await arrived(pierre, /\[Membres\] assemblee/);
    await server.run(sh`apt-get -qq update && apt-get -qq -y install --no-install-recommends python3-dkim >/dev/null`);
    const said = await server.run(sh`
      key=$(sqlite3 /var/lib/konbit/mail/mail.db "SELECT public FROM dkim WHERE domain = 'racine.example' AND selector = 'k1'")
      base64 -d <<<${Buffer.from(text.replace(/^[\s\S]*?(?=^DKIM-Signature:)/m, "")).toString("base64")} | KEY="$key" python3 -c 'import dkim, os, sys
print(dkim.verify(sys.stdin.buffer.read(), dnsfunc=lambda name, timeout=5: os.environ["KEY"].encode()))'`);
    expect(said.trim()).toBe("True");
  });

  test("hold what a stranger writes, and ask the owner", async () => {
    expect(await mail.send({ from: stranger, to: members, subject: "vendre" })).toMatch(/^250 /);
    await arrived(awa, /membres@racine.example post from noe@ailleurs.example/);
    expect((await mail.read(pierre)).map(subjectOf).join("\n")).not.toMatch(/vendre/);
  });

  test("let an owner look after them in a browser, and nobody else", async () => {
    await makeAccount(awa);
    await makeAccount(pierre);
    expect(await page(`${onPages}/settings/`, asBrowser(awa))).toBe("200");
    expect(await page(`${onPages}/settings/`, asBrowser(pierre))).toBe("403");
    const held = /name="choices" value="(\d+)"/.exec(await fetched(`${onPages}/held_messages`, awa))?.[1] ?? "";
    await fill(awa, `${onPages}/held_messages`, { choices: held, accept: "1" });
    await arrived(pierre, /vendre/);
  });

  test("let owners alone announce, and those who have joined as well", async () => {
    expect(await take(news, "subscribe", `${awa}\n`)).toMatchObject({ done: 1 });
    expect(await mail.send({ as: awa, from: awa, to: news, subject: "fete" })).toMatch(/^250 /);
    expect(await mail.send({ as: pierre, from: pierre, to: news, subject: "moi aussi" })).toMatch(/^250 /);
    // An owner's name in From: makes nobody an owner.
    expect(await mail.send({ from: stranger, says: awa, to: news, subject: "faux" })).toMatch(/^250 /);
    await arrived(info, /\[Nouvelles\] fete/);
    // What was refused comes back to who wrote it.
    await arrived(pierre, /moi aussi/);
    expect((await mail.read(info)).map(subjectOf).join("\n")).not.toMatch(/moi aussi|faux/);
  });

  test("have no address but their own: the rest is refused at RCPT", async () => {
    for (const to of ["membres-autre@racine.example", "aucune@racine.example"])
      expect(await mail.send({ from: stranger, to }), to).toMatch(/^550 5\.1\.1 /);
  });

  test("show a public archive to everybody, a private one and one that is not kept to nobody who is not in", async () => {
    await expect.poll(() => page("/archives/list/nouvelles@racine.example/"), { timeout: 60_000 }).toBe("200");
    expect(await page("/archives/list/membres@racine.example/")).toBe("403");
    expect(await page("/archives/list/ca@racine.example/")).toBe("404");
    expect(await page("/listes/lists/nouvelles.racine.example/settings/")).toBe("302");
  });

  test("speak French and English, and fetch nothing from elsewhere", async () => {
    for (const [lang, word] of [
      ["fr", "Connexion"],
      ["en", "Sign In"],
    ] as const) {
      const text = await server.run(
        sh`curl -sk -H ${`Accept-Language: ${lang}`} --resolve listes.konbit.example:443:127.0.0.1 https://listes.konbit.example/listes/ https://listes.konbit.example/archives/`,
      );
      expect(text).toContain(word);
      expect(text).not.toMatch(/(src|href)="(https?:)?\/\/(?!listes\.konbit\.example)[^"]*\.(js|css|png|woff2?)/);
    }
  });

  test("let go who asks for it by mail, and confirms", async () => {
    expect(await mail.send({ as: pierre, from: pierre, to: "membres-leave@racine.example", subject: "x" })).toMatch(
      /^250 /,
    );
    const text = await arrived(pierre, /needed to leave|quitter/);
    const back = /^From: (membres-confirm\+\w+@racine\.example)/m.exec(text)?.[1] ?? "";
    expect(await mail.send({ as: pierre, from: pierre, to: back, subject: "Re: confirm" })).toMatch(/^250 /);
    await expect
      .poll(() => take(members, "look", `${pierre}\n`), { timeout: 60_000 })
      .toMatchObject({ new: 1, known: 0 });
  });

  test("cannot be reached by a member's programs behind Postfix's back", async () => {
    const tried = await server.run(
      sh`for port in 8001 8002 8024 10025; do setpriv --reuid racine --regid racine --clear-groups bash -c "exec 9<>/dev/tcp/127.0.0.1/$port" 2>/dev/null && echo "$port open"; done; true`,
    );
    expect(tried).toBe("");
    const read = await server.run(
      sh`for path in /etc/mailman3/konbit-secret.cfg /etc/mailman3/konbit-web.cfg /var/lib/mailman3/queue /var/log/mailman3/smtp.log /run/konbit-lists/web.sock; do setpriv --reuid racine --regid racine --clear-groups test -r $path && echo "$path"; done; true`,
    );
    expect(read).toBe("");
  });

  test("that are frozen refuse messages with words, and keep everybody", async () => {
    await server.make(lists, [declared({ membres: { state: "frozen" } })]);
    expect(await mail.send({ as: info, from: info, to: members })).toMatch(/^550 5\.7\.1 .*gelee.*frozen/m);
    expect(await mail.send({ from: stranger, to: "membres-join@racine.example" })).toMatch(/^550 5\.7\.1 /);
    expect(await mail.send({ from: stranger, to: "membres-leave@racine.example" })).toMatch(/^250 /);
    expect(await take(members, "look", "luc@ailleurs.example\n")).toEqual({ problem: "closed" });
    await server.make(lists, [declared()]);
    expect(await take(members, "look", `${info}\n`)).toMatchObject({ known: 1 });
    expect(await mail.send({ as: info, from: info, to: members, subject: "degel" })).toMatch(/^250 /);
  });

  test("that are taken away are unknown, closed to readers, and kept as mbox", async () => {
    await server.tell(lists.retire([declared()]));
    expect(await mail.send({ as: info, from: info, to: members })).toMatch(/^550 5\.1\.1 /);
    expect(await page("/archives/list/nouvelles@racine.example/")).toBe("404");
    const mbox = await server.run(sh`cat /srv/members/racine/quarantine/lists/membres@racine.example.mbox`);
    expect(mbox.match(/^From /gm)?.length).toBeGreaterThanOrEqual(1);
    expect(mbox).toMatch(/^Subject: .*assemblee/m);
    await server.make(lists, [declared()]);
    expect(await page("/archives/list/nouvelles@racine.example/")).toBe("200");
  });
});
