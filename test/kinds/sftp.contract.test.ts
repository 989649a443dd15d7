import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { account } from "../../kinds/account.ts";
import { sftp } from "../../kinds/sftp.ts";
import { site } from "../../kinds/site.ts";
import { sh } from "../../remote/sh.ts";
import { contract } from "./contract.ts";
import { membersGround } from "./grounds.ts";
import { accountInputs, memberId, siteInputs } from "./members.ts";
import { Server } from "./server.ts";

const run = promisify(execFile);
const key = (letter: string) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${letter.repeat(43)} awa@portable`;
const inputs = (number: number, login: string, ...keys: string[]) => ({ member: memberId(number), login, keys });
const conf = "/etc/ssh/sshd_config.d/konbit-sftp.conf";

contract("sftp", {
  kind: sftp,
  inputs: [inputs(3, "racine", key("A"), key("B")), inputs(4, "sillon", key("C"))],
  another: (number) => ({
    inputs: inputs(100 + number, `autre${number}`, key("D")),
    before: async (server) => {
      await server.make(account, [account.desired(accountInputs(100 + number, `autre${number}`))]);
    },
  }),
  ground: membersGround,
  drifts: [
    [
      { leaf: "keys", by: sh`echo ${key("Z")} >>/etc/konbit/sftp/racine` },
      { leaf: "group", by: sh`gpasswd -d racine konbit-sftp >/dev/null` },
    ],
    [
      { leaf: "file", by: sh`chmod 666 /etc/konbit/sftp/racine` },
      { leaf: "sshd.chrootdirectory", by: sh`sed -i /ChrootDirectory/d ${conf}; systemctl reload ssh` },
    ],
    { leaf: "sshd.forcecommand", by: sh`rm ${conf}; systemctl reload ssh` },
  ],
});

describe("somebody with a key", () => {
  let server: Server;
  let folder: string;
  const keyOf = async (name: string) => (await readFile(path.join(folder, `${name}.pub`), "utf8")).trim();
  const allow = async (number: number, login: string, name: string) => {
    await server.make(sftp, [sftp.desired(inputs(number, login, await keyOf(name)))]);
    // Rules that are new are read by an sshd that starts itself anew, and for a moment nobody listens.
    await server.run(
      sh`sleep 0.3; timeout 10 bash -c 'until (: </dev/tcp/127.0.0.1/22) 2>/dev/null; do sleep 0.1; done'`,
    );
  };
  const options = (name: string) => [
    ...["-i", path.join(folder, name), "-F", "none", "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none"],
    ...["-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o", `UserKnownHostsFile=${folder}/hosts`],
  ];
  /** What the client says, and how it ends. */
  const client = (program: "sftp" | "ssh", args: readonly string[], typed = "") => {
    const child = run(program, [...args], { timeout: 20_000 });
    child.child.stdin?.end(typed);
    return child.then(
      ({ stdout, stderr }) => ({ ok: true, said: stdout + stderr }),
      (error: unknown) => {
        const { stdout, stderr } = error as { stdout: string; stderr: string };
        return { ok: false, said: stdout + stderr };
      },
    );
  };
  const batch = (name: string, login: string, ...commands: string[]) =>
    client("sftp", [...options(name), "-b", "-", `${login}@${server.host}`], `${commands.join("\n")}\n`);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "konbit-sftp-"));
    for (const name of ["awa", "noe"])
      await run("ssh-keygen", [
        "-q",
        "-t",
        "ed25519",
        "-N",
        "",
        "-C",
        `${name}@portable`,
        "-f",
        path.join(folder, name),
      ]);
    await writeFile(path.join(folder, "page.html"), "écrit par SFTP\n");
    server = await Server.fresh(membersGround);
    await server.make(site, [
      site.desired(siteInputs(3, "racine", { app: "static" })),
      site.desired(siteInputs(4, "sillon", { app: "static" })),
    ]);
    await allow(3, "racine", "awa");
    await allow(4, "sillon", "noe");
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const upload = () => batch("awa", "racine", "cd sites/www/htdocs", `put ${folder}/page.html page.html`);
  const page = () => server.run(sh`curl -s -H 'Host: www.racine.example' http://127.0.0.1/page.html`);

  test("puts a page into a site, and the world reads it", async () => {
    expect(await upload()).toMatchObject({ ok: true });
    expect(await page()).toBe("écrit par SFTP\n");
    expect(await server.run(sh`stat -c '%U:%G %a' /srv/members/racine/sites/www/htdocs/page.html`)).toBe(
      "racine:racine 640\n",
    );
  });

  test("sees nothing above the member's own files", async () => {
    const { said } = await batch("awa", "racine", "ls /", "-ls /etc", "-ls /srv/members/sillon", "-ls ../../..");
    expect(said).toContain("sites");
    expect(said).not.toMatch(/passwd|sillon\/sites|konbit-sftp/);
    expect(said.match(/not found/g)).toHaveLength(2);
  });

  test("moves none of the folders that are root's, and writes into none", async () => {
    const attempts = ["rename sites x", "mkdir new", "rm sites/www", `put ${folder}/page.html sites/www/private/x`];
    for (const attempt of attempts) expect((await batch("awa", "racine", attempt)).ok, attempt).toBe(false);
  });

  test.each<readonly [string, readonly string[]]>([
    ["a shell", ["id"]],
    ["a terminal", ["-tt"]],
    ["a tunnel to the database", ["-W", "127.0.0.1:3306"]],
    ["a tunnel from the server", ["-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:22"]],
  ])("gets not: %s", async (_, [first = "", ...rest]) => {
    const at = `racine@${server.host}`;
    const isOption = first.startsWith("-");
    const args = isOption ? [...options("awa"), first, ...rest, at] : [...options("awa"), at, first];
    const { said } = await client("ssh", args);
    expect(said).not.toContain("uid=");
    expect(said).toMatch(
      /This service allows sftp connections only|forwarding failed|not permitted|PTY allocation|administratively/i,
    );
  });

  test("comes into no other member's account, nor with another key", async () => {
    for (const [name, login] of [
      ["awa", "sillon"],
      ["noe", "racine"],
      ["awa", "root"],
      ["awa", "konbit-ops"],
    ] as const)
      expect(await batch(name, login, "ls")).toMatchObject({ ok: false });
  });

  test("is stopped at the member's quota, and the other is not", async () => {
    await server.run(sh`btrfs qgroup limit 20M /srv/members/racine`);
    await run("truncate", ["-s", "40M", path.join(folder, "big")]);
    const put = `put ${folder}/big sites/www/htdocs/big`;
    expect(await batch("awa", "racine", put)).toMatchObject({ ok: false });
    expect(await batch("noe", "sillon", put)).toMatchObject({ ok: true });
  });

  test("is out as soon as the key is, and in again with it", async () => {
    await server.run(sh`rm -f /srv/members/racine/sites/www/htdocs/big; btrfs qgroup limit 64M /srv/members/racine`);
    const long = client(
      "sftp",
      [...options("awa"), "-l", "8", "-b", "-", `racine@${server.host}`],
      `put ${folder}/big sites/www/htdocs/slow\n`,
    );
    await server.run(sh`timeout 10 bash -c 'until pgrep -u racine -x sshd >/dev/null; do sleep 0.1; done'`);
    expect((await server.tell(sftp.retire([sftp.desired(inputs(3, "racine", await keyOf("awa")))]))).failed).toEqual(
      [],
    );
    expect(await long).toMatchObject({ ok: false });
    expect(await upload()).toMatchObject({ ok: false });
    await allow(3, "racine", "awa");
    expect(await batch("awa", "racine", "ls sites")).toMatchObject({ ok: true });
  });

  test("nobody loses the way in when sshd refuses the rules", async () => {
    await server.run(sh`rm ${conf}; echo NoSuchWord yes >/etc/ssh/sshd_config.d/stranger.conf`);
    const told = await server.ensure(sftp, [sftp.desired(inputs(4, "sillon", await keyOf("noe")))]);
    expect(told.failed.join()).toMatch(
      /^m-0004 sshd refuses the rules for SFTP, and nothing was changed: .*NoSuchWord/,
    );
    expect(await server.run(sh`ls ${conf} 2>/dev/null || true`)).toBe("");
    await server.run(sh`rm /etc/ssh/sshd_config.d/stranger.conf`);
    await allow(4, "sillon", "noe");
    expect(await batch("noe", "sillon", "ls sites")).toMatchObject({ ok: true });
  });
});
