import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Post } from "../kinds/post.ts";
import { fewOrAll } from "../thorough.ts";
import { killAnUp } from "./kill-an-up.ts";
import { folder, world } from "./this-world.ts";
import { succeeded } from "./world.ts";

const points = fewOrAll(3, 20);
const whats = ["engine", "connection", "konbit"] as const;

/** A member whose mail grows by a box and an alias with each number. */
function grown(file: string, number: number): string {
  const numbers = Array.from({ length: number }, (_, index) => index + 1);
  const boxes = ["awa", ...numbers.map((n) => `boite${n}`)].map((box) => `  - { name: ${box}, quota: 1 GiB }\n`);
  const aliases = ["contact: [awa]", ...numbers.map((n) => `alias${n}: [awa, boite${n}]`)].map((line) => `  ${line}\n`);
  return file
    .replace(
      "mail: none }",
      `mail: { cutover: live } }\n\nmailboxes:\n${boxes.join("")}\naliases:\n${aliases.join("")}`,
    )
    .replace("mailboxes: 20,", "mailboxes: 40,");
}

/** Numbered messages, one after the other, until it is told to end. */
function stream(post: Post) {
  const taken: string[] = [];
  const over = new AbortController();
  const flow = (async () => {
    for (let number = 1; !over.signal.aborted; number++) {
      const subject = `numero ${number}`;
      const to = `${number % 2 === 0 ? "awa" : "contact"}@racine-commune.example`;
      const answer = await post.send({ from: "zoe@ailleurs.example", to, subject });
      if (answer.startsWith("250 ")) taken.push(subject);
      // Nobody sends again at once what was refused.
      else await sleep(100);
    }
    return taken;
  })();
  return {
    end: () => {
      over.abort();
      return flow;
    },
  };
}

/** The subject of each message that lies in a box. */
const arrived = String.raw`find /srv/members/*/mail -path '*/Maildir/*' -type f -exec sed -n '/^Subject: numero/{p;q}' {} \; | tr -d '\r' | cut -c10-`;

describe.skipIf(folder === "")("an up that changes mail and is killed, while mail comes in", () => {
  let file = "";
  let took = 0;
  let mail: ReturnType<typeof stream>;

  /** One box more and one alias more, and Postfix has to start anew. */
  const change = async (number: number) => {
    await world.writeMember("racine-commune", grown(file, number));
    await world.onServer("echo '# by hand' >>/etc/postfix/main.cf");
  };

  beforeAll(async () => {
    await world.restore("converged");
    file = await world.readMember("racine-commune");
    await world.writeMember("racine-commune", grown(file, 0));
    await succeeded(world.konbit("up", "--yes"));
    await change(1);
    const from = performance.now();
    await succeeded(world.konbit("up", "--yes"));
    took = performance.now() - from;
    mail = stream(new Post((await world.server()).host));
  });
  afterAll(async () => {
    await mail.end();
  });

  test.each(Array.from({ length: points }, (_, index) => index + 1))(
    "point %i: the next up completes, and the one after it has nothing to do",
    async (point) => {
      await change(point + 1);
      await killAnUp(whats[point % whats.length] ?? "engine", (took * (point - 0.5)) / points);
      await succeeded(world.konbit("up", "--yes"));
      expect((await succeeded(world.konbit("up", "--yes"))).stdout).toContain("Nothing changes.");
    },
  );

  test("every message that was taken has arrived", async () => {
    const taken = await mail.end();
    expect(taken.length).toBeGreaterThan(5 * points);
    // Some arrive twice: who is stopped between delivering and saying so delivers again (RFC 1047).
    const missing = async () => {
      const there = new Set((await world.onServer(arrived)).split("\n"));
      return taken.filter((subject) => !there.has(subject));
    };
    await expect.poll(missing, { timeout: 60_000, interval: 2000 }).toEqual([]);
  });
});
