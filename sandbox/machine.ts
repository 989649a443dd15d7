import { spawn } from "node:child_process";
import { existsSync, openSync, readFileSync, statSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { initOf, killGroup, membersOf } from "./control-group.ts";
import { rootArgv, rootScript, SandboxError } from "./host.ts";
import { recoverHead } from "./head.ts";
import { bridge } from "./network.ts";
import { addressOf, containerOf, type MachineName, type Slot } from "./slot.ts";

/** One machine of a sandbox, running or not. */
export interface Machine {
  readonly name: MachineName;
  /** What it is called on this host. */
  readonly container: string;
  readonly address: string;
  readonly folder: string;
}

export const machineOf = (slot: Slot, name: MachineName): Machine => ({
  name,
  container: containerOf(slot.number, name),
  address: addressOf(slot.number, name),
  folder: `${slot.folder}/${name}`,
});

const bootDeadlineMs = 60_000;
const powerOffDeadlineMs = 30_000;

export const isRunning = (machine: Machine): boolean => initOf(machine.container) !== undefined;

/** When it was started. */
export const startedAt = (machine: Machine): Date => statSync(`${machine.folder}/pid`).mtime;

/**
 * Starts a machine on its head and waits until ssh answers and every service is there. Nothing to do when it runs.
 * @throws SandboxError with the end of its console when that takes longer than a minute.
 */
export async function start(machine: Machine, signal?: AbortSignal): Promise<void> {
  const { folder, name, container, address } = machine;
  try {
    // One that is found running may be on its way down: the command that was powering it off has been killed.
    if (isRunning(machine) && (await isReady(machine, 0, signal))) return;
    await kill(machine);
    await recoverHead(folder);
    const console = openSync(`${folder}/console.log`, "w");
    const script = (file: string) => `${import.meta.dirname}/${file}`;
    const argv = [
      script("group.sh"),
      container,
      "unshare",
      "--mount",
      script("boot.sh"),
      container,
      folder,
      name,
      address,
      bridge,
    ];
    spawn(...rootArgv(argv), { detached: true, cwd: "/", stdio: ["ignore", console, console] }).unref();
    // Its processes come within milliseconds.
    if (!(await isReady(machine, 5000, signal))) throw notReady(machine);
  } catch (error) {
    await kill(machine);
    throw error;
  }
}

/**
 * Waits until a machine has booted, or has ended: false.
 * @param graceMs How long it may still be without any process.
 * @throws SandboxError when neither comes within a minute.
 */
async function isReady(machine: Machine, graceMs: number, signal?: AbortSignal): Promise<boolean> {
  const started = Date.now();
  const deadline = started + bootDeadlineMs;
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    if (membersOf(machine.container).length === 0 && Date.now() >= started + graceMs) return false;
    if (await speaksSsh(machine.address)) {
      const state = await systemState(machine, deadline - Date.now(), signal);
      // "degraded" is for whoever provisions the machine to judge; it has booted.
      if (state === "running" || state === "degraded") return true;
    }
    await sleep(25);
  }
  throw notReady(machine);
}

/** What systemd in the machine says when it has finished booting: `running`, `degraded`, `stopping` …; nothing when it has ended. */
async function systemState(machine: Machine, timeout: number, signal?: AbortSignal): Promise<string> {
  const init = initOf(machine.container);
  if (init === undefined) return "";
  const namespaces = ["--mount", "--uts", "--ipc", "--net", "--pid"];
  const argv = ["nsenter", "--target", String(init), ...namespaces, "systemctl", "is-system-running", "--wait"];
  const { stdout } = await execa(...rootArgv(argv), {
    reject: false,
    timeout,
    ...(signal ? { cancelSignal: signal } : {}),
  });
  signal?.throwIfAborted();
  return stdout.trim();
}

function notReady({ name, folder }: Machine): SandboxError {
  const said = existsSync(`${folder}/console.log`)
    ? readFileSync(`${folder}/console.log`, "utf8").trim().split("\n").slice(-15).join("\n")
    : "";
  return new SandboxError("failed", {
    fr: `« ${name} » n'a pas démarré ; la fin de sa console :\n${said}`,
    en: `"${name}" did not start; the end of its console:\n${said}`,
  });
}

/** Whether an SSH server greets at the address; needs no account there. */
async function speaksSsh(host: string): Promise<boolean> {
  const socket = connect({ host, port: 22 }).setTimeout(1000);
  const greeting = await new Promise<string>((resolve) => {
    socket.once("data", (data) => {
      resolve(data.toString());
    });
    for (const end of ["error", "timeout", "close"])
      socket.once(end, () => {
        resolve("");
      });
  });
  socket.destroy();
  return greeting.startsWith("SSH-");
}

/** Powers a machine off in order, so that its databases and disks are at rest. */
export async function powerOff(machine: Machine): Promise<void> {
  const { container, folder } = machine;
  if (isRunning(machine)) {
    const supervisor = readFileSync(`${folder}/pid`, "utf8").trim();
    // The number may be another process's by now.
    if (membersOf(container).includes(Number(supervisor))) await rootScript('kill -TERM "$1"', supervisor);
    for (const deadline = Date.now() + powerOffDeadlineMs; membersOf(container).length > 0 && Date.now() < deadline;)
      await sleep(25);
  }
  await kill(machine);
}

/** Ends a machine at once, as a power cut would, and clears up everything that it had on the host, after a crash too. */
export async function kill({ container, folder }: Machine): Promise<void> {
  await killGroup(container);
  await rootScript(
    `# A connection that is still being closed can hold the network of a dead machine, and its next start finds the name taken.
     ip link delete dev "vb-$2" 2>/dev/null || :
     for try in {1..200}; do
       loops=$(losetup --list --noheadings --output NAME,BACK-FILE | awk -v folder="$1/" 'index($2, folder) == 1 { print $1 }')
       [ -n "$loops" ] || exit 0
       # A file system that is still being unmounted keeps its disk for a moment.
       for loop in $loops; do losetup --detach "$loop" 2>/dev/null || :; done
       sleep 0.02
     done
     echo "disks of $1 are still in use: $loops" >&2; exit 1`,
    folder,
    container,
  );
}
