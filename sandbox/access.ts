import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import process from "node:process";
import { execa } from "execa";
import { processesOf } from "./control-group.ts";
import { addressOf, type MachineName, machineNames, type Slot } from "./slot.ts";

/** The socket of the sandbox's own agent: with SSH_AUTH_SOCK set to it, no program needs a path to a key. */
export const agentSocketOf = (slot: Slot): string => `${slot.folder}/agent.sock`;

/** A configuration for OpenSSH that knows the machines by their names. */
export const sshConfigOf = (slot: Slot): string => `${slot.folder}/ssh_config`;

/** Makes what is needed to reach the machines of a sandbox, once: keys, names, and an agent that holds the key. */
export async function prepareAccess(slot: Slot): Promise<void> {
  if (!existsSync(sshConfigOf(slot))) {
    await makeKey(`${slot.folder}/id`, "konbit-sandbox");
    for (const name of machineNames) {
      await execa("mkdir", ["-p", `${slot.folder}/${name}`]);
      await makeKey(`${slot.folder}/${name}/host_key`, name);
    }
    await writeNames(slot);
  }
  const socket = agentSocketOf(slot);
  const env = { SSH_AUTH_SOCK: socket };
  if ((await execa("ssh-add", ["-L"], { env, reject: false })).stdout.includes("konbit-sandbox")) return;
  await endAgent(slot);
  await execa("ssh-agent", ["-a", socket]);
  await execa("ssh-add", ["-q", `${slot.folder}/id`], { env });
}

/** Ends the agent, and one of a command that was killed. */
export async function endAgent(slot: Slot): Promise<void> {
  for (const pid of processesOf("ssh-agent", agentSocketOf(slot))) process.kill(pid);
  await rm(agentSocketOf(slot), { force: true });
}

/** A machine's public host key, as in known_hosts without the name. */
export async function hostKeyOf(slot: Slot, name: MachineName): Promise<string> {
  const [type = "", key = ""] = (await readFile(`${slot.folder}/${name}/host_key.pub`, "utf8")).split(" ");
  return `${type} ${key}`;
}

async function makeKey(file: string, comment: string): Promise<void> {
  // A command that was killed may have left one half of a pair.
  await Promise.all([rm(file, { force: true }), rm(`${file}.pub`, { force: true })]);
  await execa("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", file]);
}

async function writeNames(slot: Slot): Promise<void> {
  const address = (name: MachineName) => addressOf(slot.number, name);
  const hosts = machineNames.map((name) => `${address(name)} ${name}.konbit.test ${name}`);
  await writeFile(`${slot.folder}/hosts`, ["127.0.0.1 localhost", "::1 localhost", ...hosts, ""].join("\n"));
  const known = await Promise.all(
    machineNames.map(async (name) => `${address(name)} ${await hostKeyOf(slot, name)}\n`),
  );
  await writeFile(`${slot.folder}/known_hosts`, known.join(""));
  // Written last: it says that all the rest is there.
  await writeFile(
    sshConfigOf(slot),
    [
      ...machineNames.flatMap((name) => [`Host ${name}`, `  HostName ${address(name)}`]),
      "Host *",
      "  User root",
      `  IdentityAgent ${agentSocketOf(slot)}`,
      `  UserKnownHostsFile ${slot.folder}/known_hosts`,
      "  GlobalKnownHostsFile /dev/null",
      "  StrictHostKeyChecking yes",
      "  ConnectTimeout 10",
      "",
    ].join("\n"),
  );
}
