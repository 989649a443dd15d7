import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appArchive } from "../../kinds/app-archive.ts";
import { sh } from "../../remote/sh.ts";
import { ArchiveFiles } from "./archive-files.ts";
import { contract } from "./contract.ts";
import { membersGround } from "./grounds.ts";
import { Server } from "./server.ts";

const archives = new ArchiveFiles();
const release = (
  version: string,
  files: Readonly<Record<string, string>>,
  ...more: [Record<string, string>?, string[]?]
) => ({
  app: "essai",
  version,
  url: `https://essai.example/releases/essai-${version}.tar.gz`,
  sha256: archives.release(version, files, ...more),
  folder: "",
});

const program = { "index.php": "<?php echo 'un';", "vendor/autoload.php": "<?php" };
const first = {
  ...release("1.0", { "essai-1.0/index.php": "<?php echo 'un';", "essai-1.0/lib/a.php": "<?php" }),
  folder: "essai-1.0",
};
const apps = "/usr/local/share/konbit/apps";

afterAll(() => {
  rmSync(archives.folder, { recursive: true });
});

contract("app-archive", {
  kind: appArchive,
  inputs: [first, release("1.1", program)],
  killings: 4,
  another: (number) => {
    const inputs = release(`2.${number}`, program);
    return {
      inputs,
      before: async (server) => {
        await server.deliver(appArchive, [appArchive.desired(inputs)]);
      },
    };
  },
  ground: membersGround,
  prepare: (server) => {
    server.archives = archives.folder;
    return Promise.resolve();
  },
  drifts: [
    [
      { leaf: "tree", by: sh`echo '// by hand' >>${apps}/essai/1.0/index.php` },
      { leaf: "mode", by: sh`chmod 777 ${apps}/essai/1.0` },
    ],
    { leaf: "tree", by: sh`rm -r ${apps}/essai/1.0` },
    { leaf: "tree", by: sh`touch ${apps}/essai/1.0/lib/b.php` },
    { leaf: "sha256", by: sh`sed -i 1s/./0/ ${apps}/essai/1.0.unpacked` },
  ],
  data: {
    fill: sh`:`,
    digest: sh`cat ${apps}/essai/1.0/index.php ${apps}/.retired/essai-1.0/index.php 2>/dev/null | sha256sum`,
  },
});

describe("a program from an archive", () => {
  let server: Server;
  const make = (inputs: typeof first) => server.make(appArchive, [appArchive.desired(inputs)]);
  const left = () => server.run(sh`cd ${apps}/essai; ls -A; ls -A /var/lib/konbit/archives`);

  beforeAll(async () => {
    server = await Server.fresh(membersGround);
    server.archives = archives.folder;
    await make(first);
  });
  afterAll(async () => {
    await server.close();
  });

  test("is everybody's to read, root's, and nothing of how it came is left", async () => {
    expect(await left()).toBe("1.0\n1.0.unpacked\n");
    expect(await server.run(sh`cd ${apps}/essai/1.0; stat -c '%n %U:%G %a' . index.php lib lib/a.php`)).toBe(
      ". root:root 755\nindex.php root:root 644\nlib root:root 755\nlib/a.php root:root 644\n",
    );
  });

  test("once there, is looked for on this machine no more", async () => {
    server.archives = "/nowhere";
    expect((await make(first)).changed).toEqual([]);
    server.archives = archives.folder;
  });

  test("of another checksum is refused before the server is touched", async () => {
    const inputs = release("3.0", program);
    writeFileSync(join(archives.folder, "essai-3.0.tar.gz"), "somebody else's");
    await expect(make(inputs)).rejects.toThrow(
      new RegExp(`essai 3.0: .*/essai-3.0.tar.gz is not the expected archive.*${inputs.sha256}.*found: [0-9a-f]{64}`),
    );
    expect(await left()).toBe("1.0\n1.0.unpacked\n");
  });

  test("cut on its way, leaves nothing", async () => {
    const inputs = release("4.0", program);
    const { receive } = appArchive.delivery?.(appArchive.desired(inputs)) ?? {};
    await expect(server.run(sh`head -c 100 ${"/etc/passwd"} | bash -c ${receive?.text ?? ""}`)).rejects.toThrow(
      /checksum [0-9a-f]{64}, and [0-9a-f]{64} was expected/,
    );
    expect(await left()).toBe("1.0\n1.0.unpacked\n");
  });

  test.each([
    ["names that climb out", {}, ["--transform", "s,^./,../../../../tmp/out/,"]],
    ["names from the root", {}, ["--transform", "s,^./,/tmp/out/,"]],
    ["a link that leads out", { passwords: "/etc/shadow" }, []],
    ["a link that climbs out", { passwords: "../../../../../etc/shadow" }, []],
    ["a link to a folder outside", { aside: "/srv" }, []],
  ] as const)("with %s is refused whole", async (_what, links, options) => {
    const inputs = release("5.0", program, links, [...options]);
    const told = await server.ensure(appArchive, [appArchive.desired(inputs)]);
    expect(told.failed.join()).toMatch(/essai\/5\.0 the archive .*nothing of it is used/);
    expect(await server.run(sh`ls -d /tmp/out ${apps}/essai/5.0 2>/dev/null || true`)).toBe("");
  });

  test("stays while a site is of it, and says whose", async () => {
    const site = "/srv/members/racine/sites/carnet/private";
    await server.run(sh`mkdir -p ${site}; printf '{"app":"essai","code":"%s"}\n' ${apps}/essai/1.0 >${site}/site.json`);
    const retire = appArchive.retire([appArchive.desired(first)]);
    expect((await server.tell(retire)).failed).toEqual(["essai/1.0 sites are still of it, so it stays: racine/carnet"]);
    await server.run(sh`rm -r /srv/members/racine/sites/carnet`);
    expect((await server.tell(retire)).failed).toEqual([]);
    // It waits there, and nothing has to be sent.
    server.archives = "/nowhere";
    await make(first);
    server.archives = archives.folder;
  });
});
