import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { account } from "../../kinds/account.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { platformGround } from "./grounds.ts";
import { accountInputs } from "./members.ts";
import { Server } from "./server.ts";

const slice = "konbit-racine.slice";

contract("account", {
  kind: account,
  inputs: [accountInputs(3, "racine"), accountInputs(4, "sillon")],
  another: (number) => ({ inputs: accountInputs(100 + number, `autre${number}`), before: () => Promise.resolve() }),
  ground: platformGround,
  drifts: [
    { leaf: "user.uid", by: sh`userdel racine` },
    [
      { leaf: "user.name", by: sh`usermod -c Autre racine` },
      { leaf: "quota.maxBytes", by: sh`btrfs qgroup limit none /srv/members/racine` },
      { leaf: "slice.memoryMax", by: sh`systemctl set-property --runtime ${slice} MemoryMax=1G` },
      { leaf: "directories.home", by: sh`chmod 755 /srv/members/racine` },
    ],
    [
      { leaf: "user.groupMembers", by: sh`gpasswd -a sillon racine >/dev/null` },
      { leaf: "user.home", by: sh`usermod -d /tmp racine` },
      { leaf: "slice.cpuWeight", by: sh`systemctl set-property ${slice} CPUWeight=900` },
      { leaf: "directories.sites", by: sh`chown sillon /srv/members/racine/sites` },
    ],
    [
      { leaf: "user.shell", by: sh`usermod -s /bin/bash racine` },
      {
        leaf: "slice.tasksMax",
        by: sh`sed -i 's/^TasksMax=.*/TasksMax=9999/' /etc/systemd/system/${slice}; systemctl daemon-reload`,
      },
      { leaf: "directories.quarantine", by: sh`rmdir /srv/members/racine/quarantine` },
    ],
    [
      { leaf: "user.locked", by: sh`usermod -p '$y$j9T$abc$def' racine` },
      { leaf: "slice.file", by: sh`rm /etc/systemd/system/${slice}; systemctl daemon-reload` },
      { leaf: "directories.logs", by: sh`chmod 777 /var/log/konbit/racine` },
    ],
    { leaf: "user.expired", by: sh`usermod -e 2038-01-01 racine` },
  ],
  data: {
    fill: sh`
      mkdir -p /srv/members/racine/sites/www/htdocs
      head -c 300000 /dev/urandom >/srv/members/racine/sites/www/htdocs/archive.bin
      ln -s archive.bin /srv/members/racine/sites/www/htdocs/lien
      chown -R racine:racine /srv/members/racine/sites/www/htdocs`,
    digest: sh`
      for home in /srv/members/racine /srv/quarantine/m-0003*; do [ ! -d $home/sites ] || cd $home/sites; done
      find . -mindepth 1 -printf '%p %y %m %U %G %T@ %l\n' | sort; find . -type f -exec sha256sum {} + | sort`,
  },
});

describe("a member whose room is full", () => {
  let server: Server;
  const inputs = accountInputs(3, "racine");
  beforeAll(async () => {
    server = await Server.fresh(platformGround);
  });
  afterAll(async () => {
    await server.close();
  });

  test("writes again once more is granted", async () => {
    const write = (file: string) =>
      server.run(
        sh`cd /srv/members/racine; install -d -o racine sites/www; setpriv --reuid=racine --regid=racine --clear-groups dd if=/dev/urandom of=sites/www/${file} bs=1M count=20 status=none && sync sites/www/${file}`,
      );
    await server.make(account, [account.desired({ ...inputs, quota: 33_554_432 })]);
    await write("a");
    await expect(write("b")).rejects.toThrow("Disk quota exceeded");
    // And less than there is.
    await server.run(
      sh`btrfs qgroup limit 16M "0/$(btrfs inspect-internal rootid /srv/members/racine)" /srv; sync /srv`,
    );
    await server.make(account, [account.desired(inputs)]);
    await write("c");
  });
});

test("a uid follows from the id alone", () => {
  expect(account.desired(accountInputs(3, "racine")).user).toMatchObject({ uid: 20_003, gid: 20_003 });
});
