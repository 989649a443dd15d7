import { readFile } from "node:fs/promises";
import path from "node:path";
import type { World } from "../test/e2e/world.ts";
import { costOf, type Cost } from "./cost.ts";
import type { BenchMember } from "./members.ts";

const script = await readFile(path.join(import.meta.dirname, "by-hand.sh"), "utf8");

/** So that ssh takes a throw-away server as it is. */
export const sshOptions = [
  "-o StrictHostKeyChecking=no",
  "-o UserKnownHostsFile=/dev/null",
  "-o LogLevel=ERROR",
] as const;

/** The same result by one shell script over one SSH connection. */
export function byHand(world: World, members: readonly BenchMember[]): Promise<Cost> {
  const lines = members.map(
    ({ slug, id, uid, host: site, quotaBytes }) =>
      `${id} ${slug} ${uid} ${site} www ${quotaBytes} bench-password-of-${uid} Membre ${slug}`,
  );
  return overSsh(world, ["bash", "-s"], `main() {\n${script}\n}\nmain <<'MEMBERS'\n${lines.join("\n")}\nMEMBERS\n`);
}

/** A command as root on the server, over a connection of its own, with a text on its standard input. */
export async function overSsh(world: World, command: readonly string[], input: string): Promise<Cost> {
  const { host, agentSocket } = await world.server();
  return costOf(world, ["ssh", ...sshOptions.flatMap((option) => option.split(" ")), `root@${host}`, ...command], {
    cwd: world.folder,
    input,
    env: { SSH_AUTH_SOCK: agentSocket },
  });
}
