import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { down, reset, type Sandbox, snapshot, up } from "../../sandbox/sandbox.ts";
import { status } from "../../sandbox/status.ts";
import { checkout, isPossible, on, traces } from "./on-machine.ts";

const claim = { checkout, purpose: "sandbox-test" };

describe.skipIf(!isPossible)("a sandbox", () => {
  let sandbox: Sandbox;
  beforeAll(async () => (sandbox = await up({ ...claim, fresh: true })));
  afterAll(() => down({ ...claim, purge: true }));

  test("answers to root with the agent alone, under the host key that it gave", async () => {
    const folder = await mkdtemp(`${tmpdir()}/konbit-known-`);
    await writeFile(`${folder}/known_hosts`, `${sandbox.server.host} ${sandbox.server.hostKey}\n`);
    const argv = [
      "-F",
      "/dev/null",
      "-o",
      `UserKnownHostsFile=${folder}/known_hosts`,
      "-o",
      "StrictHostKeyChecking=yes",
      `root@${sandbox.server.host}`,
    ];
    const ssh = await execa("ssh", [...argv, "id -u; hostname"], { env: { SSH_AUTH_SOCK: sandbox.agentSocket } });
    expect(ssh.stdout).toBe("0\nserver");
    await rm(folder, { recursive: true });
  });

  test("is a booted Debian 12 with the packages of the services and every service running", async () => {
    const { said } = await on(
      sandbox,
      "systemctl is-system-running; . /etc/os-release; echo $VERSION_CODENAME; systemctl is-active apache2 php8.2-fpm mariadb",
    );
    expect(said.split("\n")).toEqual(["running", "bookworm", "active", "active", "active"]);
  });

  test("has a bare vault beside its server, and each reaches the other by name", async () => {
    expect((await on(sandbox, "command -v apache2; hostname", "vault")).said).toBe("vault");
    expect((await on(sandbox, "ping -c1 -W2 -q vault")).status).toBe(0);
    expect((await on(sandbox, "ping -c1 -W2 -q server", "vault")).status).toBe(0);
  });

  test("has two empty disks of 6 TB", async () => {
    const { said } = await on(
      sandbox,
      "for disk in sda sdb; do blockdev --getsize64 /dev/$disk; head -c 1048576 /dev/$disk | tr -d '\\0' | wc -c; done",
    );
    expect(said.split("\n")).toEqual([String(6 * 2 ** 40), "0", String(6 * 2 ** 40), "0"]);
  });

  test("has no way out, and the guard route stands on the host", async () => {
    expect((await on(sandbox, "ip route show default; ip -6 route show default")).said).toBe("");
    expect((await execa("ip", ["route", "show", "198.18.0.0/15"])).stdout).toMatch(
      /^unreachable 198\.18\.0\.0\/15 metric 4000000000/m,
    );
    expect((await execa("ip", ["route", "get", "198.18.77.1"], { reject: false })).stderr).toMatch(/No route to host/i);
  });

  test("installs packages with apt", async () => {
    const { said, status } = await on(
      sandbox,
      "apt-get -qq update && apt-get -qq -y install hello >/dev/null && hello",
    );
    expect([status, said.split("\n").at(-1)]).toEqual([0, "Hello, world!"]);
  });

  test("kills what takes more memory than its slice allows", async () => {
    const { said } = await on(
      sandbox,
      `printf '[Slice]\\nMemoryMax=64M\\nTasksMax=20\\n' >/etc/systemd/system/hog.slice; systemctl daemon-reload
       run="systemd-run --quiet --wait --collect --slice=hog.slice"
       $run python3 -c 'len(bytes(20 * 2**20))'; echo within $?
       $run python3 -c 'print(len(b"x" * (200 * 2**20)))'; echo beyond $?
       fork='import os, time; [os.fork() or (time.sleep(1), os._exit(0)) for _ in range(40)]'
       $run python3 -c "$fork" 2>/dev/null; echo forks $?`,
    );
    expect(said).toMatch(/within 0\nbeyond ([1-9]\d*)/);
    expect(said).toMatch(/forks [1-9]/);
  });

  test("stops a user at the quota of a subvolume, and no other", async () => {
    const { said } = await on(
      sandbox,
      `mkfs.btrfs -q -f -d raid1 -m raid1 /dev/sda /dev/sdb >/dev/null && mount -t btrfs -o device=/dev/sda,device=/dev/sdb /dev/sda /srv
       btrfs quota enable /srv; for name in awa nadia; do btrfs subvolume create -q /srv/$name 2>/dev/null || btrfs subvolume create /srv/$name >/dev/null; chmod 777 /srv/$name; done
       btrfs qgroup limit 10M /srv/awa
       for name in awa nadia; do setpriv --reuid=nobody --clear-groups dd if=/dev/urandom of=/srv/$name/file bs=1M count=20 conv=fsync status=none 2>&1; echo $name $?; done
       cd /; umount /srv; wipefs -qa /dev/sda /dev/sdb`,
    );
    expect(said).toContain("Disk quota exceeded\nawa 1\nnadia 0");
  });

  test("comes back from a snapshot as it was: files, database and disks", async () => {
    const before = await on(
      sandbox,
      `mkfs.btrfs -q -f -d raid1 -m raid1 /dev/sda /dev/sdb >/dev/null
       printf '[Mount]\\nWhat=/dev/sda\\nWhere=/srv\\nType=btrfs\\nOptions=device=/dev/sda,device=/dev/sdb\\n[Install]\\nWantedBy=local-fs.target\\n' >/etc/systemd/system/srv.mount
       systemctl daemon-reload; systemctl -q enable --now srv.mount
       head -c 30000000 /dev/urandom >/srv/data; sha256sum /srv/data >/root/sum
       mysql -e 'create database garden; create table garden.beds (id int); insert into garden.beds values (7)'; findmnt -no FSTYPE /srv`,
    );
    expect(before.said).toBe("btrfs");
    await snapshot({ ...claim, name: "converged" });
    await on(
      sandbox,
      "rm /srv/data; echo other >/srv/other; mysql -e 'drop database garden'; rm /root/sum; echo >/etc/apache2/apache2.conf",
    );
    const { server } = await reset({ ...claim, to: "converged" });
    expect(server.hostKey).toBe(sandbox.server.hostKey);
    const after = await on(
      sandbox,
      "sha256sum -c --quiet /root/sum; ls /srv; mysql -Ne 'select id from garden.beds'; systemctl is-system-running",
    );
    expect(after.said.split("\n")).toEqual(["data", "7", "running"]);
  });

  test("can be kept under the same name again, without what stood there before", async () => {
    await on(sandbox, "echo second >/root/second");
    await snapshot({ ...claim, name: "converged" });
    await on(sandbox, "rm /root/second");
    await reset({ ...claim, to: "converged" });
    expect((await on(sandbox, "cat /root/second; ls /srv")).said).toBe("second\ndata");
  });

  test("a snapshot that there is not is refused before anything is stopped", async () => {
    await expect(reset({ ...claim, to: "nowhere" })).rejects.toThrow(/no snapshot "nowhere".*converged/);
    expect((await on(sandbox, "cat /root/second")).said).toBe("second");
  });

  test("keeps what is on it through a power-off in order", async () => {
    await on(sandbox, "echo kept >/root/kept; mysql -e 'insert into garden.beds values (8)'");
    await down(claim);
    expect(await traces(sandbox)).toEqual([]);
    await up(claim);
    const { said } = await on(
      sandbox,
      "cat /root/kept; mysql -Ne 'select id from garden.beds'; journalctl -b -u mariadb | grep -ci 'crash recovery'",
    );
    expect(said.split("\n")).toEqual(["kept", "7", "8", "0"]);
  });

  test("says in its status where it is and what it uses", async () => {
    const mine = (await status()).find((slot) => slot.purpose === claim.purpose && slot.checkout === checkout);
    expect(mine).toMatchObject({ slot: sandbox.slot, snapshots: ["converged"] });
    expect(mine?.machines.map(({ name, host, isRunning }) => [name, host, isRunning])).toEqual([
      ["server", sandbox.server.host, true],
      ["vault", sandbox.vault.host, true],
    ]);
    expect(mine?.machines[0]?.memoryBytes).toBeGreaterThan(10 * 2 ** 20);
    expect(mine?.diskBytes).toBeGreaterThan(2 ** 20);
  });

  test("is a new server after a reset without a name", async () => {
    await reset(claim);
    const { said } = await on(
      sandbox,
      "ls /root; mysql -Ne 'show databases' | grep -c garden; head -c 1048576 /dev/sda | tr -d '\\0' | wc -c",
    );
    expect(said.split("\n")).toEqual(["0", "0"]);
  });

  test("runs beside another one, with an address and a key of its own", async () => {
    const other = { checkout, purpose: "sandbox-test-other" };
    try {
      const second = await up({ ...other, machines: ["server"], layer: "base" });
      expect(second.slot).not.toBe(sandbox.slot);
      expect((await on(second, "hostname -I | tr -d ' '; command -v apache2")).said).toBe(second.server.host);
      expect(second.server.hostKey).not.toBe(sandbox.server.hostKey);
      await down({ ...other, purge: true });
      expect(await traces(second)).toEqual([]);
      expect((await on(sandbox, "echo still here")).said).toBe("still here");
    } finally {
      await down({ ...other, purge: true });
    }
  });

  test("is started once by two commands at the same time", async () => {
    await down(claim);
    const [one, two] = await Promise.all([up(claim), up(claim)]);
    expect(one).toEqual(two);
    expect((await execa("losetup", ["--list"])).stdout.split(`${sandbox.folder}/server/`)).toHaveLength(3);
  });

  test("mounts nothing in the host's namespace", async () => {
    expect(await readFile("/proc/mounts", "utf8")).not.toContain(sandbox.folder);
  });
});
