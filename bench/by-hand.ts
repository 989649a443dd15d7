import { readFile } from "node:fs/promises";
import path from "node:path";
import type { World } from "../test/e2e/world.ts";
import { costOf, type Cost } from "./cost.ts";
import type { BenchMember } from "./members.ts";

const script = await readFile(path.join(import.meta.dirname, "by-hand.sh"), "utf8");
const options = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR"];

/** The same result by one shell script over one SSH connection. */
export async function byHand(world: World, members: readonly BenchMember[]): Promise<Cost> {
  const { host, agentSocket } = await world.server();
  const lines = members.map(
    ({ slug, id, uid, host: site, quotaBytes }) =>
      `${id} ${slug} ${uid} ${site} www ${quotaBytes} bench-password-of-${uid} Membre ${slug}`,
  );
  const ssh = ["ssh", ...options.flatMap((option) => ["-o", option]), `root@${host}`, "bash", "-s"];
  return costOf(world, ssh, {
    cwd: world.folder,
    input: `main() {\n${script}\n}\nmain <<'MEMBERS'\n${lines.join("\n")}\nMEMBERS\n`,
    env: { SSH_AUTH_SOCK: agentSocket },
  });
}
