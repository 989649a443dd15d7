import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sh } from "../../remote/sh.ts";
import { settled } from "./mail-boxes.ts";
import { type Post, password } from "./post.ts";
import { postGround } from "./post-ground.ts";
import type { Server } from "./server.ts";
import { Sieve } from "./sieve-client.ts";

const [awa, pierre, noe] = ["awa@racine.example", "pierre@sillon.example", "noe@ailleurs.example"];

let server: Server;
let post: Post;
let address: string;
let rules: Sieve;

beforeAll(async () => {
  ({ server, post, address } = await postGround());
});
beforeEach(async () => {
  rules = await Sieve.login(address, awa);
  return () => {
    rules.close();
  };
});
afterAll(async () => {
  await server.close();
});

async function arrive(subject: string): Promise<void> {
  expect(await post.send({ from: noe, to: awa, subject })).toMatch(/^250 /);
  await settled(server);
}

const subjects = async (box: string, folder?: string) =>
  (await post.read(box, folder)).map((text) => /^Subject: (.*)$/m.exec(text)?.[1]?.trim() ?? "");

describe("rules that people keep on the server", () => {
  test("are written over TLS alone", async () => {
    const { sieve, greeting } = await Sieve.connect(address);
    expect(greeting).toContain('"SASL" ""');
    expect(greeting).toContain('"STARTTLS"');
    expect(await sieve.authenticate(awa)).toMatch(/^NO/);
    sieve.close();
  });

  test("file what arrives", async () => {
    await rules.use(`require ["fileinto", "mailbox"];
      if header :contains "subject" "projet" { fileinto :create "Projets"; }`);
    await arrive("projet jardin");
    await arrive("autre chose");
    expect(await subjects(awa, "Projets")).toEqual(["projet jardin"]);
    expect(await subjects(awa)).toEqual(["autre chose"]);
  });

  test("forward to four at most, as the box, and a message that would go to more stays", async () => {
    const to = (count: number) =>
      Array.from({ length: count }, (_none, n) => `redirect "info+${String(n)}@racine.example";`).join("\n");
    await rules.use(to(4));
    await arrive("à quatre".normalize("NFD").replaceAll(/\p{M}/gu, ""));
    expect(await subjects("info@racine.example")).toHaveLength(4);
    const [text = ""] = await post.read("info@racine.example");
    expect(text).toMatch(/^Return-Path: <awa@racine\.example>/);
    await rules.use(to(5));
    await arrive("a cinq");
    expect(await subjects("info@racine.example")).toHaveLength(4);
    expect(await subjects(awa)).toContain("a cinq");
  });

  test("that send to one another come to an end", async () => {
    const other = await Sieve.login(address, pierre);
    await rules.use(`redirect "${pierre}";`);
    await other.use(`redirect "${awa}";`);
    await arrive("en rond");
    const all = [...(await subjects(awa)), ...(await subjects(pierre))];
    expect(all.filter((subject) => subject === "en rond").length).toBeLessThanOrEqual(2);
    await other.use("keep;");
    other.close();
  });

  test("neither refuse after the fact, nor tell others of mail, nor start programs", async () => {
    for (const extension of [
      "reject",
      "ereject",
      "enotify",
      "vnd.dovecot.execute",
      "vnd.dovecot.pipe",
      "vnd.dovecot.filter",
      "editheader",
    ])
      expect(await rules.put("essai", `require "${extension}";`), extension).toMatch(/^NO/);
  });

  test("are of a size and a number that nobody else notices", async () => {
    expect(await rules.put("gros", `# ${"x".repeat(200_000)}\n`)).toMatch(/^NO/);
    const answers: string[] = [];
    for (let number = 0; number < 22; number += 1) answers.push(await rules.put(`n${String(number)}`, "keep;"));
    expect(answers.at(-1)).toMatch(/^NO \(QUOTA/);
    for (let number = 0; number < 22; number += 1) await rules.say(`DELETESCRIPT "n${String(number)}"`);
  });

  test("of another box are out of reach", async () => {
    const before = await server.run(sh`find /srv/members/sillon/mail -name '*.sieve' | sort`);
    const up = "../../../../../sillon/mail/sillon.example/pierre/sieve/essai";
    expect(await rules.put(up, "discard;")).toMatch(/^NO/);
    expect(await rules.say(`GETSCRIPT "${up}"`)).toMatch(/^NO/);
    expect(await rules.say(`SETACTIVE "${up}"`)).toMatch(/^NO/);
    expect(await server.run(sh`find /srv/members/sillon/mail -name '*.sieve' | sort`)).toBe(before);
    // Nor may one box's person act for another.
    const { sieve } = await Sieve.connect(address);
    await sieve.secure();
    const token = Buffer.from(`${pierre}\0${awa}\0${password}`).toString("base64");
    expect(await sieve.say(`AUTHENTICATE "PLAIN" "${token}"`)).toMatch(/^NO/);
    sieve.close();
  });

  test("answer in the name of the box, whoever they say they are", async () => {
    await rules.use(`require "vacation"; vacation :from "Pierre <${pierre}>" :subject "Absente" "De retour lundi.";`);
    expect(await post.send({ as: "info@racine.example", from: "info@racine.example", to: awa })).toMatch(/^250 /);
    await settled(server);
    const answer = (await post.read("info@racine.example")).find((text) => text.includes("Subject: Absente")) ?? "";
    expect(answer).toContain(`From: ${awa}`);
    expect(answer).not.toContain(pierre);
    expect(answer).toContain("De retour lundi.");
  });
});
