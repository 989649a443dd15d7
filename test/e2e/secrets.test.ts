import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { folder, world } from "./this-world.ts";
import { succeeded } from "./world.ts";

describe.skipIf(folder === "")("the password of a database", () => {
  let password = "";
  let seenOnServer = "";

  beforeAll(async () => {
    await world.restore("converged");
    const shown = await succeeded(world.pulumi("stack", "export", "--stack", "sandbox", "--show-secrets"));
    const site = resources(shown.stdout).find(
      ({ type, inputs }) => type === "konbit:index:Site" && "databasePassword" in inputs,
    );
    const secret = site?.inputs["databasePassword"] as { readonly plaintext: string } | undefined;
    password = JSON.parse(secret?.plaintext ?? '""') as string;
    // Watch every process of the server while the password is written again.
    await world.onServer(`
      mariadb -e "ALTER USER racinecommune_app@localhost IDENTIFIED BY 'changed-by-hand'"
      (until [ -e /run/enough ]; do cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr '\\0' ' '; sleep 0.05; done >/run/seen) </dev/null >/dev/null 2>&1 &
    `);
    const up = await world.konbit("up", "--yes");
    expect(up.exitCode, up.stderr).toBe(0);
    expect(up.stdout + up.stderr).not.toContain(password);
    seenOnServer = await world.onServer(
      "touch /run/enough; cat /run/seen; journalctl --no-pager -o cat; cat /var/log/*.log /var/log/*/*.log 2>/dev/null",
    );
  });

  test("is long, so that looking for it means something", () => {
    expect(password.length).toBeGreaterThanOrEqual(24);
  });

  test("is in no process's arguments or environment, no journal and no log of the server", () => {
    expect(seenOnServer).toContain("sshd");
    expect(seenOnServer).not.toContain(password);
  });

  test("is encrypted in the exported state", async () => {
    const { stdout } = await succeeded(world.pulumi("stack", "export", "--stack", "sandbox"));
    expect(stdout).not.toContain(password);
  });

  test("is in no file that konbit leaves on this machine", async () => {
    for (const file of await readdir(path.join(folder, ".konbit"), { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      expect((await readFile(path.join(file.parentPath, file.name))).includes(password), file.name).toBe(false);
    }
  });
});

interface Resource {
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

function resources(exported: string): readonly Resource[] {
  // DeploymentV3 of the engine; components have no inputs.
  const { deployment } = JSON.parse(exported) as {
    deployment: { resources: (Partial<Resource> & { type: string })[] };
  };
  return deployment.resources.map(({ type, inputs = {} }) => ({ type, inputs }));
}
