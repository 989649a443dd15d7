import { existsSync } from "node:fs";
import { agentSocketOf, endAgent, hostKeyOf, prepareAccess } from "./access.ts";
import { groundFolder, useGround } from "./ground.ts";
import {
  freshHead,
  groundHead,
  hasHead,
  headLayers,
  keepHead,
  recoverHead,
  restoreHead,
  snapshotNames,
} from "./head.ts";
import { prepareHost, type Report, SandboxError } from "./host.ts";
import { layerFolders, type LayerName } from "./layer.ts";
import { isHeld, locked } from "./lock.ts";
import { isRunning, kill, type Machine, machineOf, powerOff, start } from "./machine.ts";
import { prepareNetwork, removeNetwork } from "./network.ts";
import { claim, type Claim, find, machineNames, type MachineName, release, type Slot, slots } from "./slot.ts";

/** How a machine of a sandbox is reached: as root, with the agent's key. */
export interface SandboxHost {
  readonly host: string;
  readonly port: number;
  readonly user: "root";
  /** As in known_hosts without the name. */
  readonly hostKey: string;
}

/** A running sandbox. */
export interface Sandbox {
  readonly slot: number;
  readonly server: SandboxHost;
  /** The machine for off-site copies; its address is fixed whether it was started or not. */
  readonly vault: SandboxHost;
  /** The value for SSH_AUTH_SOCK. */
  readonly agentSocket: string;
  /** Keys, `ssh_config` and consoles. */
  readonly folder: string;
}

/** Whose sandbox, and how to follow what is done with it. */
export interface Work extends Claim {
  readonly report?: Report;
  /** When it is aborted nothing stays half done. */
  readonly signal?: AbortSignal;
}

export interface UpOptions extends Work {
  /** Throws away what was there and starts bare servers. */
  readonly fresh?: boolean;
  /** What a fresh server has on it, `services` unless told; `base` is bare. The vault is always bare. */
  readonly layer?: LayerName;
  /** The name of a ground that a fresh server starts from instead (ground.ts). */
  readonly ground?: string;
  /** Both unless told; one is faster. */
  readonly machines?: readonly MachineName[];
}

/**
 * Starts a sandbox, and makes it first when there is none. Nothing is done to machines that run, unless `fresh`.
 * @throws SandboxError when the host cannot, all slots are taken, or a machine does not start.
 */
export async function up(options: UpOptions): Promise<Sandbox> {
  const { report = silent, signal, fresh = false, machines = machineNames } = options;
  await prepareHost(report, signal);
  const slot = await locked("host", report, signal, async () => {
    await freeAbandoned(options);
    const mine = await claim({ checkout: options.checkout, purpose: options.purpose });
    await prepareNetwork();
    return mine;
  });
  const sandbox = await locked(String(slot.number), report, signal, async () => {
    if (!find(options)) return undefined;
    await prepareAccess(slot);
    // One after another: they share an image, and it is made once.
    for (const name of machines)
      await prepare(machineOf(slot, name), fresh, name === "server" ? options : { layer: "base" }, { report, signal });
    await startAll(
      machines.map((name) => machineOf(slot, name)),
      { report, signal },
    );
    return describe(slot);
  });
  // A `down --purge` that had the lock before us has taken the slot away.
  return sandbox ?? up(options);
}

/** Powers a sandbox off in order; with `purge` it is forgotten, its slot is free, and nothing of it stays. */
export async function down({
  purge = false,
  report = silent,
  signal,
  ...claim
}: Work & { readonly purge?: boolean }): Promise<void> {
  const slot = find(claim);
  if (!slot) return;
  await prepareHost(report, signal);
  await locked(String(slot.number), report, signal, async () => {
    report({ fr: "arrêt", en: "powering off" });
    // What is thrown away need not be left in order.
    await Promise.all(existing(slot).map(purge ? kill : powerOff));
    await endAgent(slot);
    await locked("host", report, signal, async () => {
      if (purge) await release(slot);
      if (!(await isNetworkUsed(slot))) await removeNetwork();
    });
  });
}

/** Throws away what a sandbox has become: back to a snapshot, or to bare servers as after `up --fresh`. It runs afterwards. */
export async function reset({
  to,
  report = silent,
  signal,
  ...claim
}: Work & { readonly to?: string }): Promise<Sandbox> {
  return whole(claim, { report, signal }, async (machines) => {
    if (to !== undefined) await requireSnapshot(machines, to);
    await Promise.all(
      machines.map(async (machine) => {
        await kill(machine);
        await recoverHead(machine.folder);
        if (to !== undefined) return restoreHead(machine.folder, to);
        const layers = (await headLayers(machine.folder)).filter((layer) => !layer.startsWith(machine.folder));
        await freshHead(machine.folder, layers);
      }),
    );
  });
}

/** Keeps a sandbox as it is now, disks included, under a name; it is powered off in order for that, and runs afterwards. */
export async function snapshot({
  name,
  report = silent,
  signal,
  ...claim
}: Work & { readonly name: string }): Promise<Sandbox> {
  if (!/^[a-z0-9][a-z0-9-]{0,30}$/.test(name))
    throw new SandboxError("failed", {
      fr: `« ${name} » : un instantané se nomme avec des minuscules, des chiffres et des tirets, 31 signes au plus.`,
      en: `"${name}": a snapshot's name has lower-case letters, digits and hyphens, 31 characters at most.`,
    });
  return whole(claim, { report, signal }, async (machines) => {
    await Promise.all(
      machines.map(async (machine) => {
        await powerOff(machine);
        await recoverHead(machine.folder);
        await keepHead(machine.folder, name);
      }),
    );
  });
}

const silent: Report = () => undefined;

interface Following {
  readonly report: Report;
  readonly signal: AbortSignal | undefined;
}

/** Does something with all machines of an existing sandbox under its lock, and starts them. */
async function whole(
  claim: Claim,
  following: Following,
  work: (machines: Machine[]) => Promise<void>,
): Promise<Sandbox> {
  const { report, signal } = following;
  const slot = find(claim);
  if (!slot)
    throw new SandboxError("failed", {
      fr: "Ce dossier de travail n'a pas de bac à sable ; `konbit sandbox up` en fait un.",
      en: "This checkout has no sandbox; `konbit sandbox up` makes one.",
    });
  await prepareHost(report, signal);
  await locked("host", report, signal, prepareNetwork);
  return locked(String(slot.number), report, signal, async () => {
    await prepareAccess(slot);
    await work(existing(slot));
    await startAll(existing(slot), following);
    return describe(slot);
  });
}

/** Whether somebody else's machine runs, or a command is about to start one or makes an image. */
async function isNetworkUsed(mine: Slot): Promise<boolean> {
  const others = slots().filter(({ number }) => number !== mine.number);
  if (others.some((other) => existing(other).some(isRunning))) return true;
  const held = await Promise.all(["build", ...others.map(({ number }) => String(number))].map(isHeld));
  return held.includes(true);
}

/** Gives a machine a head when it has none, or another when a fresh one is wanted. */
async function prepare(
  machine: Machine,
  fresh: boolean,
  { layer = "services", ground }: Pick<UpOptions, "layer" | "ground">,
  { report, signal }: Following,
): Promise<void> {
  if (!fresh && hasHead(machine.folder)) {
    if (isRunning(machine)) return;
    await kill(machine);
    await recoverHead(machine.folder);
    if ((await headLayers(machine.folder)).every((folder) => existsSync(folder))) return;
    throw new SandboxError("failed", {
      fr: `L'image sur laquelle « ${machine.name} » était construit n'est plus en cache ; repartez à neuf : \`konbit sandbox up --fresh\`.`,
      en: `The image that "${machine.name}" stands on is no longer cached; start anew with \`konbit sandbox up --fresh\`.`,
    });
  }
  if (ground !== undefined) return prepareOn(ground, machine);
  const layers = await layerFolders(layer, report, signal);
  await kill(machine);
  await freshHead(machine.folder, layers);
}

async function prepareOn(ground: string, machine: Machine): Promise<void> {
  const folder = groundFolder(ground);
  if (folder === undefined)
    throw new SandboxError("failed", { fr: `« ${ground} » n'est pas en cache.`, en: `"${ground}" is not cached.` });
  await useGround(folder);
  await kill(machine);
  await groundHead(machine.folder, folder);
}

async function startAll(machines: readonly Machine[], { report, signal }: Following): Promise<void> {
  const names = machines.map(({ name }) => name).join(", ");
  report({ fr: `démarrage : ${names}`, en: `starting: ${names}` });
  const started = await Promise.allSettled(machines.map((machine) => start(machine, signal)));
  for (const result of started) if (result.status === "rejected") throw result.reason;
}

/** Before anything is stopped: every machine must have the snapshot. */
async function requireSnapshot(machines: readonly Machine[], name: string): Promise<void> {
  for (const machine of machines) {
    const names = await snapshotNames(machine.folder);
    if (names.includes(name)) continue;
    throw new SandboxError("failed", {
      fr: `Il n'y a pas d'instantané « ${name} » de « ${machine.name} » ; il y a : ${names.join(", ") || "aucun"}.`,
      en: `There is no snapshot "${name}" of "${machine.name}"; there is: ${names.join(", ") || "none"}.`,
    });
  }
}

/** A checkout that was deleted cannot free its slots any more. */
async function freeAbandoned(wanted: Claim): Promise<void> {
  for (const slot of slots())
    if (slot.checkout !== wanted.checkout && !existsSync(slot.checkout)) {
      await Promise.all(existing(slot).map(kill));
      await endAgent(slot);
      await release(slot);
    }
}

const existing = (slot: Slot): Machine[] =>
  machineNames.map((name) => machineOf(slot, name)).filter(({ folder }) => hasHead(folder));

async function describe(slot: Slot): Promise<Sandbox> {
  const host = async (name: MachineName): Promise<SandboxHost> => ({
    host: machineOf(slot, name).address,
    port: 22,
    user: "root",
    hostKey: await hostKeyOf(slot, name),
  });
  return {
    slot: slot.number,
    server: await host("server"),
    vault: await host("vault"),
    agentSocket: agentSocketOf(slot),
    folder: slot.folder,
  };
}
