import { afterAll, expect, test } from "vitest";
import { sh } from "../../remote/sh.ts";
import { membersGround } from "./grounds.ts";
import { Server } from "./server.ts";

const servers: Server[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
});

test("of two servers that start from one ground, each has disks, keys and a name of its own", async () => {
  const facts: string[] = [];
  for (const which of ["", "-beside"]) {
    const server = await Server.fresh(membersGround, which);
    servers.push(server);
    await server.run(sh`getent passwd racine; touch ${`/srv/members/racine/here${which}`}`);
    facts.push(
      ...(await server.run(sh`blkid -s UUID -o value /dev/sda; cat /etc/machine-id /etc/ssh/ssh_host_ed25519_key.pub`))
        .trim()
        .split("\n"),
    );
  }
  expect(new Set(facts).size).toBe(6);
  expect(await servers[0]?.run(sh`ls /srv/members/racine`)).not.toContain("-beside");
});
