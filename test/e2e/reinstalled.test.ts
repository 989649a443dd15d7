import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../scripts/cli/answers.ts";
import { folder, world } from "./this-world.ts";
import { succeeded } from "./world.ts";

const config = path.join(folder, "Pulumi.sandbox.yaml");

describe.skipIf(folder === "")("a server that was installed anew, at its old address", () => {
  let before = "";
  let shown = "";

  beforeAll(async () => {
    await world.restore("converged");
    before = await readFile(config, "utf8");
    // Bare, with empty disks, while the state says that everything is there; its host key is another one.
    await succeeded(world.konbit("sandbox", "reset"));
    shown = await world.onServer(`
      cd /etc/ssh && rm ssh_host_ed25519_key* && ssh-keygen -q -t ed25519 -N '' -C '' -f ssh_host_ed25519_key
      cut -d' ' -f1,2 ssh_host_ed25519_key.pub; systemctl restart ssh`);
  });

  afterAll(async () => {
    await writeFile(config, before);
  });

  test("is not spoken to under its new host key before a person has accepted it", async () => {
    const { exitCode, stdout, stderr } = await world.konbit("up", "--yes");
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).toMatch(/does not show the expected key.*just reinstalled.*konbit:hostKey/s);
  });

  test("is made whole by the next up, which says so", async () => {
    await writeFile(config, before.replace(/konbit:hostKey: .*/, `konbit:hostKey: ${shown.trim()}`));
    expect((await succeeded(world.konbit("preview"))).stdout).toContain("18 to create, 1 to change, 0 to stop.");
    const { stdout } = await succeeded(world.konbit("up", "--yes"));
    expect(stdout).toContain("~ first contact with the server");
    for (const thing of ["base of the server", "account racinecommune", "site www.radio-rivage.example"])
      expect(stdout).toMatch(new RegExp(`\\+ ${thing}.*: had gone from the server, was made again`));
    expect(stdout).toContain("Created: 18, changed: 1, stopped: 0.");
    const { host } = await world.server();
    for (const name of ["app.racine-commune.example", "www.radio-rivage.example"])
      expect((await ask(host, name, AbortSignal.timeout(20_000))).status, name).toBe(200);
    expect((await world.konbit("preview")).stdout).toContain("Nothing changes.");
  });
});
