import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mailServer } from "../../kinds/mail-server.ts";
import { sh } from "../../remote/sh.ts";
import { mailHost } from "./grounds.ts";
import { settled } from "./mail-boxes.ts";
import type { Post } from "./post.ts";
import { postGround } from "./post-ground.ts";
import type { Server } from "./server.ts";

let server: Server;
let post: Post;
let address: string;
const [awa, noe] = ["awa@racine.example", "noe@ailleurs.example"];
const state = mailServer.desired({ host: mailHost });

beforeAll(async () => {
  ({ server, post, address } = await postGround());
});
afterAll(async () => {
  await server.close();
});

/** What the world says from now on, of which rspamd has heard nothing yet. */
async function world(...data: readonly string[]): Promise<void> {
  const lines = [
    'server:\n    local-zone: "zen.spamhaus.org." static\n    local-zone: "ailleurs.example." transparent\n',
    '    local-data: "ailleurs.example. A 198.18.0.1"\n',
    ...data,
  ];
  await server.run(sh`
    printf %s ${lines.join("")} >/etc/unbound/unbound.conf.d/world.conf
    systemctl restart unbound
    rm -f /run/rspamd/milter.sock
    systemctl restart rspamd
    for try in {1..300}; do [ ! -S /run/rspamd/milter.sock ] || exit 0; sleep 0.2; done; exit 1`);
}

test("mail is judged by what its own resolver says, whatever the machine asks otherwise", async () => {
  await server.run(sh`echo 'nameserver 192.0.2.1' >/etc/resolv.conf`);
  await world("    local-data: 'ailleurs.example. TXT \"v=spf1 ip4:198.18.0.1 -all\"'\n");
  expect(await post.send({ from: noe, to: awa, subject: "permis" })).toMatch(/^250 /);
  await settled(server);
  const text = (await post.read(awa)).find((one) => /^Subject: permis/m.test(one));
  expect(text).toMatch(/^Authentication-Results: mail\.konbit\.example;[^]*spf=pass/m);

  await world(
    "    local-data: '1.0.18.198.zen.spamhaus.org. A 127.0.0.2'\n",
    "    local-data: 'ailleurs.example. TXT \"v=spf1 -all\"'\n",
  );
  expect(await post.send({ from: noe, to: awa })).toMatch(/^451 4\.7\.1 /);
  expect(await server.run(sh`tail -n 50 /var/log/rspamd/rspamd.log`)).toMatch(
    /RBL_SPAMHAUS_SBL.*R_SPF_FAIL|R_SPF_FAIL.*RBL_SPAMHAUS_SBL/,
  );
});

test("the resolver checks what it is told, and answers nobody else", async () => {
  expect(
    await server.run(sh`unbound-control get_option module-config; unbound-control get_option auto-trust-anchor-file`),
  ).toMatch(/validator[^]*\/root\.key/);
  const answer = await new Promise<string>((resolve) => {
    const socket = connect({ host: address, port: 53 }, () => {
      resolve("open");
      socket.destroy();
    });
    socket.on("error", (error) => {
      resolve(error.message);
    });
  });
  expect(answer).toContain("ECONNREFUSED");
});

test("a port that another program has is said", async () => {
  await server.run(sh`
    systemctl stop unbound
    systemd-run -q --unit=other python3 -c 'import socket, time; one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); one.bind(("127.0.0.1", 53)); time.sleep(600)'
    sleep 1`);
  expect((await server.ensure(mailServer, [state])).failed.join()).toMatch(
    /unbound does not start: .*address already in use/,
  );
  await server.run(sh`systemctl stop other`);
  await server.make(mailServer, [state]);
  expect(await server.observe(mailServer, state)).toMatchObject({ services: state.services });
});
