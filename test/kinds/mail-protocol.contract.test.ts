import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settled } from "./mail-boxes.ts";
import { Post } from "./post.ts";
import { postGround } from "./post-ground.ts";
import type { Server } from "./server.ts";
import { Talk } from "./smtp-talk.ts";

describe("a client that does not keep to the protocol", () => {
  let server: Server;
  let host = "";
  const awa = "awa@racine.example";
  const start = `MAIL FROM:<noe@ailleurs.example>\r\nRCPT TO:<${awa}>\r\nDATA\r\n`;
  // Whole, so that nothing but what is tested looks odd and has it wait in the grey list.
  const letter = (body: string) =>
    `From: noe@ailleurs.example\r\nTo: ${awa}\r\nDate: ${new Date().toUTCString()}\r\nMessage-ID: <${crypto.randomUUID()}@ailleurs.example>\r\n` +
    `MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nSubject: un\r\n\r\n${body}\r\n.\r\n`;

  beforeAll(async () => {
    ({ server, address: host } = await postGround());
  });
  afterAll(async () => {
    await server.close();
  });

  /** What is answered to each piece, said one after the other to somebody who has greeted. */
  async function answers(...pieces: readonly string[]): Promise<readonly string[]> {
    const talk = await Talk.open(host);
    try {
      // Who speaks before the server has, or goes on before DATA was answered, is refused for that.
      await talk.say("", /^220 /m);
      const heard = [await talk.say("EHLO ailleurs.example\r\n")];
      for (const piece of pieces) heard.push(await talk.say(piece, piece === start ? /^[345]\d\d /m : undefined));
      return heard.slice(1);
    } finally {
      talk.close();
    }
  }

  /** What is answered to a message. Who is told to come back later does, as mail programs do. */
  async function sent(message: string): Promise<string> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const [begun = "", taken = ""] = await answers(start, message);
      if (/^354 /m.test(begun)) return taken;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    throw new Error("DATA was never allowed");
  }

  async function inBox(): Promise<readonly string[]> {
    await settled(server);
    return new Post(host).read(awa);
  }

  test("is not told who has a box", async () => {
    const [vrfy, expn] = await answers(`VRFY ${awa}\r\n`, "EXPN contact@racine.example\r\n");
    expect([vrfy, expn].join("")).toMatch(/^502 .*\r\n50[02] .*\r\n$/);
  });

  test("gives its password to nobody who listens: there is no login without encryption", async () => {
    for (const port of [25, 587]) {
      const talk = await Talk.open(host, port);
      expect(await talk.say("EHLO ailleurs.example\r\n")).not.toContain("AUTH");
      expect(await talk.say("AUTH PLAIN AGF3YQBzZWNyZXQ=\r\n")).toMatch(/^5\d\d /);
      talk.close();
    }
  });

  test("slips nothing into an encrypted conversation", async () => {
    const talk = await Talk.open(host);
    await talk.say("EHLO ailleurs.example\r\n");
    expect(await talk.say(`STARTTLS\r\nMAIL FROM:<noe@ailleurs.example>\r\n`)).toMatch(/^220 [^\r]*\r\n$/);
    await talk.encrypt();
    // Had the sender been taken before, this would be a second one, or follow its answer.
    expect(await talk.say("EHLO ailleurs.example\r\n")).toMatch(/^250-mail\.konbit\.example\r\n/);
    expect(await talk.say(`RCPT TO:<${awa}>\r\n`)).toMatch(/^503 /);
    talk.close();
  });

  test("speaks only when it is asked", async () => {
    const talk = await Talk.open(host);
    await talk.say("HELO ailleurs.example\r\n");
    expect(await talk.say(`${start}${letter("vite")}`)).toMatch(/^503 5\.5\.0 .*pipelining/m);
    talk.close();
    expect(await inBox()).toEqual([]);
  });

  test("hides no second message behind a bare line feed", async () => {
    const hidden =
      "un\n.\nMAIL FROM:<awa@racine.example>\nRCPT TO:<info@racine.example>\nDATA\nFrom: awa@racine.example\n\ndeux\n.\n";
    const taken = await sent(letter(hidden));
    expect(taken.match(/^\d{3} /gm)).toHaveLength(1);
    expect(await inBox()).toHaveLength(taken.startsWith("250") ? 1 : 0);
    expect(await new Post(host).read("info@racine.example")).toEqual([]);
  });

  test("breaks no box with a NUL or a line of 100,000 letters", async () => {
    const before = (await inBox()).length;
    const taken = await sent(letter(`a\0b\r\n${"z".repeat(100_000)}\r\nfin`));
    expect(taken).toMatch(/^250 /);
    const all = await inBox();
    expect(all).toHaveLength(before + 1);
    expect(all.at(-1)).toContain("fin");
  });

  test("cannot say in the server's name what was checked", async () => {
    const forged = "Authentication-Results: mail.konbit.example; dkim=pass header.d=banque.example\r\n";
    await sent(`${forged}Received: from mail.konbit.example by mail.konbit.example\r\n${letter("banque")}`);
    const last = (await inBox()).at(-1) ?? "";
    expect(last).toContain("banque\r\n");
    expect(last).not.toContain("header.d=banque.example");
    // Who really sent it stands above what it says of itself.
    expect(last.indexOf("[198.")).toBeGreaterThan(0);
    expect(last.indexOf("[198.")).toBeLessThan(last.indexOf("from mail.konbit.example by"));
  });

  test("is shown the door after ten mistakes", async () => {
    const heard = await answers("QUOI\r\n".repeat(12), "NOOP\r\n");
    expect(heard.join("")).toMatch(/^421 4\.7\.0 .*too many errors/m);
  });
});
