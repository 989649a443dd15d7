import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { recordsFor } from "../../core/dns/records.ts";
import { sh } from "../../remote/sh.ts";
import { Elsewhere, type Taken } from "./elsewhere.ts";
import { mailHost } from "./grounds.ts";
import { declare, settled } from "./mail-boxes.ts";
import type { Letter, Post } from "./post.ts";
import { postGround } from "./post-ground.ts";
import { network } from "../core/dns/given.ts";
import type { Server } from "./server.ts";

let server: Server;
let post: Post;
let elsewhere: Elsewhere;
const host = mailHost;
const [awa, noe, lea] = ["awa@racine.example", "noe@ailleurs.example", "lea@dehors.example"];
const given = /^SRS0=[A-Za-z0-9+/]{8}=[A-Z2-7]{2}=dehors\.example=lea@mail\.konbit\.example$/;

beforeAll(async () => {
  ({ server, post } = await postGround());
  elsewhere = await Elsewhere.start(server);
  await server.run(
    declare(`INSERT INTO alias (address, domain, target) VALUES
      ('tous@racine.example', 'racine.example', 'info@racine.example'), ('tous@racine.example', 'racine.example', '${noe}'),
      ('plein@racine.example', 'racine.example', 'plein@ailleurs.example')`),
  );
});
afterAll(async () => {
  await server.close();
});
beforeEach(async () => {
  await elsewhere.forget();
});

/** Sends it, and returns what the other server has taken when all is done. */
async function sent(letter: Letter): Promise<readonly Taken[]> {
  expect(await post.send(letter)).toMatch(/^250 /);
  await settled(server);
  return elsewhere.taken();
}

describe("what an alias sends on to elsewhere", () => {
  test("leaves in the server's name, which passes SPF there, and is otherwise as it came", async () => {
    const headers = "X-Signed:  a \t b\r\n\tand  folded\r\n";
    const body = `.\r\n  spaces \t \r\n${"é".repeat(300)}\r\n\r\n\r\nend `;
    const [letter, ...more] = await sent({ from: lea, to: "dehors@racine.example", headers, body });
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ from: expect.stringMatching(given) as string, to: [noe] });
    const text = Buffer.from(letter?.text ?? "", "latin1").toString();
    expect(text).toMatch(/^From: lea@dehors\.example\r$/m);
    expect(text).toContain(`${headers}\r\n${body}\r\n`);
    expect(await spf(letter?.from ?? "", lea)).toEqual(["pass", "fail"]);
  });

  test("has its sender's own name in boxes here, where rules and answers of absence read it", async () => {
    const [letter] = await sent({ from: lea, to: "tous@racine.example", subject: "deux" });
    expect(letter?.from).toMatch(given);
    const here = (await post.read("info@racine.example")).find((text) => /^Subject: deux/m.test(text));
    expect(here).toMatch(/^Return-Path: <lea@dehors\.example>/m);
  });

  test("keeps the name of a box here, as all does that boxes send", async () => {
    const own = { as: awa, from: awa };
    expect(await sent({ ...own, to: ["dehors@racine.example", lea] })).toMatchObject([{ from: awa }, { from: awa }]);
  });

  test("keeps no name that it never had", async () => {
    expect(await sent({ from: "", says: lea, to: "dehors@racine.example" })).toMatchObject([{ from: "", to: [noe] }]);
  });

  test("gets a second name on top of one that another server has given", async () => {
    const from = "SRS0=abcd=AB=ailleurs.example=noe@dehors.example";
    const [letter] = await sent({ from, to: "dehors@racine.example" });
    expect(letter?.from).toMatch(/^SRS1=[^=]{8}=dehors\.example==abcd=AB=ailleurs\.example=noe@mail\.konbit\.example$/);
    expect(await sent({ from: "", to: letter?.from ?? "" })).toMatchObject([{}, { from: "", to: [from] }]);
  });

  test("waits while nobody gives names, and none of it is lost", async () => {
    await server.run(sh`systemctl stop postsrsd`);
    expect(await post.send({ from: lea, to: "dehors@racine.example" })).toMatch(/^250 /);
    expect(await post.send({ from: noe, to: awa })).toMatch(/^250 /);
    const delayed = () => server.run(sh`postqueue -j | grep -c delay_reason || true`);
    await expect.poll(delayed, { timeout: 30_000 }).toBe("1\n");
    expect(await post.send({ from: "", to: await nameOf("lea", 0) })).toMatch(/^451 /);
    await server.run(sh`systemctl start postsrsd`);
    await settled(server);
    expect(await elsewhere.taken()).toMatchObject([{ to: [noe] }]);
  });

  test("is refused when it comes back to the alias", async () => {
    const [letter] = await sent({ from: lea, to: "dehors@racine.example" });
    expect(letter?.text).toMatch(/^Delivered-To: dehors@racine\.example/m);
    const headers = "Delivered-To: dehors@racine.example\r\n";
    expect(await post.send({ from: letter?.from ?? "", says: lea, to: "dehors@racine.example", headers })).toMatch(
      /^554 .*circles/,
    );
  });
});

describe("a name that the server has given", () => {
  test("takes a bounce back to the first sender, from here and from there", async () => {
    expect(await sent({ from: lea, to: "plein@racine.example" })).toMatchObject([
      { from: "", to: [lea], text: expect.stringMatching(/552 5\.2\.2 This mailbox is full/) as string },
    ]);
    await elsewhere.forget();
    const [{ from } = { from: "" }] = await sent({ from: lea, to: "dehors@racine.example" });
    expect(await sent({ from: "", says: noe, to: from })).toMatchObject([{}, { from: "", to: [lea] }]);
    // An answer of absence may come in its sender's name.
    expect(await sent({ from: noe, to: from })).toMatchObject([{}, {}, { to: [lea] }]);
  });

  test("is good for three weeks", async () => {
    for (const days of [0, 20]) expect(await post.send({ from: "", to: await nameOf("lea", days) })).toMatch(/^250 /);
    expect(await post.send({ from: "", to: await nameOf("lea", 23) })).toMatch(/^550 5\.1\.1 /);
  });

  test("cannot be made up, for this or for another address", async () => {
    const name = await nameOf("lea", 0);
    const forged = [
      name.replace("=lea@", "=luc@"),
      name.replace("=dehors.example", "=ailleurs.example"),
      name.replace(/^SRS0=.{4}/, "SRS0="),
      name.replace(/^SRS0=./, (start) => (start.endsWith("A") ? "SRS0=B" : "SRS0=A")),
      name.replace("SRS0=", "SRS0+"),
      `SRS0=@${host}`,
      `srs@${host}`,
    ];
    for (const to of forged) expect(await post.send({ from: "", to }), to).toMatch(/^550 5\.1\.1 /);
    for (const domain of ["mailxkonbit.example", "dehors.example"])
      expect(await post.send({ from: "", to: name.replace(host, domain) }), domain).toMatch(/^554 5\.7\.1 /);
    expect(await post.send({ from: "", to: name.replace(host, "racine.example") })).toMatch(/^550 5\.1\.1 /);
  });

  test("and no other of the server's own comes from outside", async () => {
    expect(await post.send({ from: `postmaster@${host}`, to: "dehors@racine.example" })).toMatch(/^550 5\.7\.1 /);
    expect(await sent({ from: await nameOf("lea", 0), to: awa })).toEqual([]);
  });

  test("is given to no member's program", async () => {
    const open = await server.run(
      sh`for port in 10001 10002 10026; do setpriv --reuid racine --regid racine --clear-groups bash -c "exec 9<>/dev/tcp/127.0.0.1/$port" 2>/dev/null && echo "$port open"; done; true`,
    );
    expect(open).toBe("");
  });
});

/** The name that somebody at dehors.example was given so many days ago, as the scheme says it is made. */
async function nameOf(local: string, days: number): Promise<string> {
  const program = `import base64, hashlib, hmac, sys, time
days = int(time.time() // 86400) - int(sys.argv[2])
letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
stamp = letters[days >> 5 & 31] + letters[days & 31]
secret = open("/etc/postsrsd.secret", "rb").readline().strip()
digest = hmac.digest(secret, (stamp + "dehors.example" + sys.argv[1]).lower().encode(), "sha1")
print("SRS0=%s=%s=dehors.example=%s@${host}" % (base64.b64encode(digest).decode()[:8], stamp, sys.argv[1]))`;
  return (await server.run(sh`python3 -c ${program} ${local} ${String(days)}`)).trim();
}

/** What a verifier that is not ours says of senders whose mail comes from the server. */
async function spf(...senders: readonly string[]): Promise<readonly string[]> {
  const facts = { domain: "konbit.example", dns: "managed", hosts: [], mail: "none" } as const;
  const records = recordsFor(facts, { ...network, ipv4: ["192.0.2.1"], ipv6: [] }).filter(({ name }) => name === host);
  const program = `import json, spf, sys
world = {(name, kind): [value] for name, kind, value in json.loads(sys.argv[1])}
world["dehors.example", "TXT"] = ["v=spf1 ip4:192.0.2.25 -all"]
spf.DNSLookup = lambda name, kind, *more, **others: [((name, kind), (value.encode(),) if kind == "TXT" else value) for value in world.get((name, kind), [])]
for sender in sys.argv[2:]: print(spf.check2("192.0.2.1", sender, "${host}")[0])`;
  const known = JSON.stringify(records.map(({ name, type, value }) => [name, type, value]));
  await server.run(sh`apt-get -qq update && apt-get -qq -y install --no-install-recommends python3-spf >/dev/null`);
  return (await server.run(sh`python3 -c ${program} ${[known, ...senders]}`)).trim().split("\n");
}
