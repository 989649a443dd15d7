import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platform } from "../../kinds/platform.ts";
import { sh } from "../../remote/sh.ts";
import { fewOrAll } from "../thorough.ts";
import { differences } from "./leaves.ts";
import { Server } from "./server.ts";

describe("disks", () => {
  let server: Server;
  const desired = platform.desired({ disks: ["/dev/sda", "/dev/sdb"] });

  beforeAll(async () => {
    server = await Server.fresh();
  });
  afterAll(async () => {
    await server.close();
  });

  test("of a server that AlternC runs are left alone, and so is all else there", async () => {
    await server.run(sh`mkdir -p /etc/alternc; touch /etc/alternc/local.sh`);
    const before = await server.fingerprint();
    const told = await server.ensure(platform, [desired]);
    expect(told.failed).toEqual([expect.stringMatching(/AlternC runs this server.*konbit:backend alternc/)]);
    expect(told.changed).toEqual([]);
    expect(await server.fingerprint()).toBe(before);
    await server.run(sh`rm -r /etc/alternc`);
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
    for (const point of fewOrAll([1, 4, 7, 10], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])) {
      await server.runKilled(platform.ensure([desired]), 0.12 * point);
    }
    await server.make(platform, [desired]);
    expect(differences(desired, await server.observe(platform, desired))).toEqual([]);
  });
});
