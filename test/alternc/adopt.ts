import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { down, type Sandbox } from "../../sandbox/sandbox.ts";
import { alterncClaim, alterncServer, isSupplied } from "./alternc-server.ts";

const checkout = path.join(import.meta.dirname, "../..");
const stack = "adopt-test";

describe.skipIf(!isSupplied)("adopt, from a real AlternC", () => {
  let sandbox: Sandbox;
  let members: string;

  const on = async (script: string) =>
    (await execa("ssh", ["-F", `${sandbox.folder}/ssh_config`, "server", "bash -s"], { input: script })).stdout;
  const konbit = (...words: readonly string[]) =>
    execa(process.execPath, [`${checkout}/scripts/konbit.ts`, "adopt", ...words, "-s", stack, "--members", members], {
      env: { SSH_AUTH_SOCK: sandbox.agentSocket, LANG: "en_CA.UTF-8" },
      reject: false,
    });
  const everything = () =>
    on(
      "mariadb-dump --skip-dump-date --ignore-table=alternc.sessions alternc | sha256sum; find /etc /var/lib/alternc /var/mail /usr/local -printf '%p %T@ %m %s\\n' | sort | sha256sum",
    );

  beforeAll(async () => {
    sandbox = await alterncServer();
    members = await mkdtemp(`${tmpdir()}/konbit-adopt-`);
    const { host, port, user, hostKey } = sandbox.server;
    const config = { host, port, user, hostKey };
    await writeFile(
      `${checkout}/Pulumi.${stack}.yaml`,
      `config:\n${Object.entries(config)
        .map(([key, value]) => `  konbit:${key}: ${value}\n`)
        .join("")}`,
    );
    const seed = await readFile(path.join(import.meta.dirname, "seed.php"), "utf8");
    await execa("ssh", ["-F", `${sandbox.folder}/ssh_config`, "server", "runuser -u alterncpanel -- php"], {
      input: seed,
    });
    await on("/usr/lib/alternc/update_domains.php; /usr/lib/alternc/do_actions.php");
  }, 900_000);

  afterAll(async () => {
    await rm(`${checkout}/Pulumi.${stack}.yaml`, { force: true });
    await rm(members, { recursive: true, force: true });
    await down(alterncClaim);
  });

  test("shows files without writing one, and leaves AlternC as it was", async () => {
    const before = await everything();
    const { exitCode, stdout } = await konbit("alternc", "--forge", "coord", "--dry-run");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("- { name: awa, quota: 8 GiB }");
    expect(stdout).toContain("- { name: ancien, quota: 100 MiB, state: suspended }");
    expect(stdout).toMatch(/noe@racine-commune.example: a copy also goes to noe@ailleurs.example/);
    expect(await readdir(members)).toEqual([]);
    expect(await everything()).toBe(before);
  });

  test("an account that AlternC does not have is named, with those that it has", async () => {
    const { exitCode, stderr } = await konbit("alternc", "personne", "--forge", "coord");
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/no account personne.*It has: racine, sillon/);
  });

  test("writes files that check accepts, and the second time there is nothing left to take", async () => {
    expect((await konbit("alternc", "--forge", "coord")).exitCode).toBe(0);
    expect((await readdir(members)).sort()).toEqual(["racine.yaml", "sillon.yaml"]);
    const check = [`${checkout}/scripts/konbit.ts`, "check", "--members", members];
    expect((await execa(process.execPath, check, { reject: false })).exitCode).toBe(0);
    const again = await konbit("alternc", "--forge", "coord");
    expect(again.stdout).toMatch(/^0 file/);
  });

  test("where there is no AlternC that is said, and nothing is written", async () => {
    await on("usermod -l alterncpanel-away alterncpanel");
    const { exitCode, stderr } = await konbit("alternc", "--forge", "coord");
    await on("usermod -l alterncpanel alterncpanel-away");
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(/there is no AlternC on this server/);
  });
});
