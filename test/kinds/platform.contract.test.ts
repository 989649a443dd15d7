import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platform } from "../../kinds/platform.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { differences } from "./leaves.ts";
import { Server } from "./server.ts";

const inputs = { disks: ["/dev/sda", "/dev/sdb"] };

contract("platform", {
  kind: platform,
  inputs: [inputs],
  killings: 4,
  another: () => ({
    inputs,
    before: async (server) => {
      await server.run(sh`
        systemctl unmask php8.2-fpm; systemctl disable -q --now apache2
        rm -f /etc/apache2/conf-enabled/zz-konbit.conf /etc/tmpfiles.d/konbit.conf /etc/mysql/mariadb.conf.d/60-konbit.cnf
        rm -f /etc/systemd/system/konbit-php@.service /etc/apache2/mods-enabled/proxy.load; mount -o remount,hidepid=off /proc`);
    },
  }),
  prepare: () => Promise.resolve(),
  drifts: [
    { leaf: "packages.php8.2-gmp", by: sh`dpkg --force-depends -r php8.2-gmp >/dev/null` },
    { leaf: "files./etc/systemd/system/konbit-php@.service", by: sh`rm /etc/systemd/system/konbit-php@.service` },
    {
      leaf: "files./etc/apache2/conf-enabled/zz-konbit.conf",
      by: sh`echo 'ServerTokens Full' >>/etc/apache2/conf-enabled/zz-konbit.conf`,
    },
    { leaf: "modes./usr/local/lib/konbit/php-door", by: sh`chmod 777 /usr/local/lib/konbit/php-door` },
    { leaf: "modes./etc/konbit/door.key", by: sh`chmod 644 /etc/konbit/door.key` },
    { leaf: "modes./srv/quarantine", by: sh`chmod 755 /srv/quarantine` },
    { leaf: "apacheModules.status", by: sh`a2enmod -q status >/dev/null` },
    { leaf: "apacheModules.rewrite", by: sh`a2dismod -q -f rewrite >/dev/null` },
    { leaf: "services.apache2", by: sh`systemctl stop apache2` },
    { leaf: "services.mariadb", by: sh`systemctl disable -q mariadb` },
    { leaf: "services.php8.2-fpm", by: sh`systemctl unmask -q php8.2-fpm; systemctl start php8.2-fpm` },
    { leaf: "kernel.processes", by: sh`mount -o remount,hidepid=off /proc` },
    { leaf: "database.anonymousUsers", by: sh`mariadb -e "CREATE USER ''@localhost"` },
    { leaf: "database.loadLocalFiles", by: sh`rm /etc/mysql/mariadb.conf.d/60-konbit.cnf; systemctl restart mariadb` },
    { leaf: "volume.quotas", by: sh`btrfs quota disable /srv` },
    { leaf: "volume.fileSystem", by: sh`systemctl stop srv.mount` },
  ],
});

describe("disks", () => {
  let server: Server;
  const desired = platform.desired(inputs);

  beforeAll(async () => {
    server = await Server.fresh();
  });
  afterAll(async () => {
    await server.close();
  });

  test.each([
    [
      "a file system of somebody else",
      sh`mkfs.ext4 -q -F /dev/sdb 100M; sync`,
      sh`wipefs -qa /dev/sdb; dd if=/dev/zero of=/dev/sdb bs=1M count=2 2>/dev/null`,
    ],
    [
      "a partition table",
      sh`printf '\0\0\0\0\203\0\0\0\0\010\0\0\0\120\0\0' | dd of=/dev/sda bs=1 seek=446 2>/dev/null; printf '\125\252' | dd of=/dev/sda bs=1 seek=510 2>/dev/null`,
      sh`wipefs -qa /dev/sda; dd if=/dev/zero of=/dev/sda bs=1M count=2 2>/dev/null`,
    ],
    [
      "bytes that nobody knows",
      sh`echo mémoire | dd of=/dev/sda bs=1 seek=5000 2>/dev/null`,
      sh`dd if=/dev/zero of=/dev/sda bs=1M count=1 2>/dev/null`,
    ],
    [
      "a btrfs with another label",
      sh`mkfs.btrfs -q -f -L ailleurs /dev/sda >/dev/null`,
      sh`wipefs -qa /dev/sda; dd if=/dev/zero of=/dev/sda bs=1M count=2 2>/dev/null`,
    ],
  ])("with %s on one is not formatted", async (_what, hold, empty) => {
    await server.run(hold);
    const digest = sh`head -c 8M /dev/sda | sha256sum; head -c 8M /dev/sdb | sha256sum`;
    const before = await server.run(digest);
    const told = await server.ensure(platform, [desired]);
    expect(told.failed.join()).toMatch(/never formatted/);
    expect(await server.run(digest)).toBe(before);
    await server.run(empty);
  });

  test("are made whole when the making of everything is killed again and again", async () => {
    for (let point = 1; point <= 10; point += 1) {
      await server.runKilled(platform.ensure([{ desired }]), 0.12 * point);
    }
    await server.make(platform, [desired]);
    expect(differences(desired, await server.observe(platform, desired))).toEqual([]);
  });
});
