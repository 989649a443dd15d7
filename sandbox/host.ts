import { existsSync } from "node:fs";
import { homedir } from "node:os";
import process from "node:process";
import { execa, type Options } from "execa";

/** What a person reads, whole in each language (the shape of core/text.ts, which this folder may not import). */
interface Words {
  readonly fr: string;
  readonly en: string;
}

/** Told what is being done at the moment. */
export type Report = (status: Words) => void;

/** `environment`: something is missing on this machine; `failed`: running the command again goes on from there. */
export class SandboxError extends Error {
  readonly text: Words;
  readonly kind: "environment" | "failed";

  constructor(kind: SandboxError["kind"], text: Words) {
    super(text.en);
    this.name = "SandboxError";
    this.kind = kind;
    this.text = text;
  }
}

/** Slots, locks and running machines belong to the host, not to a user: there is one bridge and one range of addresses. */
export const hostFolder = process.env["KONBIT_SANDBOX_DIR"] ?? "/var/lib/konbit-sandbox";

/** How many sandboxes a host has room for: the last one's machines have 198.18.0.240 and the one after it. */
export const slotCount = 24;

/** Images, and the packages they were made from: the user's own. */
export const cacheFolder = `${process.env["XDG_CACHE_HOME"] ?? `${homedir()}/.cache`}/konbit/sandbox`;

const isRoot = process.getuid?.() === 0;

/** The command line that runs `argv` as root. */
export const rootArgv = (argv: readonly string[]): [string, string[]] =>
  isRoot ? [argv[0] ?? "true", argv.slice(1)] : ["sudo", ["-n", ...argv]];

/**
 * Runs a command as root and returns its standard output.
 * @throws ExecaError when it fails.
 */
export async function asRoot(argv: readonly string[], options: Options = {}): Promise<string> {
  const { stdout } = await execa(...rootArgv(argv), { stdin: "ignore", ...options });
  return typeof stdout === "string" ? stdout : "";
}

/** One bash script as root, its values in `$1`, `$2` …. */
export const rootScript = (script: string, ...values: readonly string[]): Promise<string> =>
  asRoot(["bash", "-euo", "pipefail", "-c", script, "sandbox", ...values]);

/** The Debian package of each program that the sandbox starts; none of them starts a service. */
const tools = {
  mmdebstrap: "mmdebstrap",
  "systemd-nspawn": "systemd-container",
  ip: "iproute2",
  ssh: "openssh-client",
  "ssh-agent": "openssh-client",
  mount: "mount",
  losetup: "mount",
} as const;

/**
 * Makes sure that this machine can run sandboxes, and installs with apt what is missing.
 * @throws SandboxError `environment` when it is not Linux, not root, or has no apt.
 */
export async function prepareHost(report: Report, signal?: AbortSignal): Promise<void> {
  if (process.platform !== "linux")
    throw new SandboxError("environment", {
      fr: "Le bac à sable demande Linux ; vérifier, planifier et appliquer marchent partout ailleurs aussi (docs/sandbox.md).",
      en: "The sandbox needs Linux; checking, planning and applying work on other systems too (docs/sandbox.md).",
    });
  if (!isRoot && (await execa("sudo", ["-n", "true"], { reject: false })).failed)
    throw new SandboxError("environment", {
      fr: "Le bac à sable demande les droits de root : lancez la commande en root, ou permettez `sudo -n` à votre compte.",
      en: "The sandbox needs root: run the command as root, or allow your account `sudo -n`.",
    });
  if (missingPackages().length > 0) await install(missingPackages(), report, signal);
  // Locks are made once, by root: any user of the host may hold one.
  const locks = ["host", "build", "ground", ...Array.from({ length: slotCount }, (_, slot) => slot)].map(
    (name) => `${name}.lock`,
  );
  if (!locks.every((lock) => existsSync(`${hostFolder}/${lock}`)))
    await rootScript('mkdir -p "$1"; cd "$1"; shift; touch "$@"', hostFolder, ...locks);
}

function missingPackages(): string[] {
  const folders = [...(process.env["PATH"] ?? "").split(":"), "/usr/sbin", "/sbin"];
  const missing = Object.entries(tools).filter(([tool]) => !folders.some((folder) => existsSync(`${folder}/${tool}`)));
  return [...new Set(missing.map(([, name]) => name))];
}

async function install(names: readonly string[], report: Report, signal?: AbortSignal): Promise<void> {
  if (!existsSync("/usr/bin/apt-get"))
    throw new SandboxError("environment", {
      fr: `Il manque ${names.join(", ")}, et cette machine n'a pas apt ; installez l'équivalent de votre distribution.`,
      en: `${names.join(", ")} are missing and this machine has no apt; install your distribution's equivalent.`,
    });
  report({ fr: `installation par apt : ${names.join(", ")}`, en: `installing with apt: ${names.join(", ")}` });
  const cancel = signal ? { cancelSignal: signal } : {};
  const apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=600"];
  // The images are signed by Debian, whatever distribution this machine runs.
  const wanted = [...names, "debian-archive-keyring", "ca-certificates"];
  try {
    await asRoot([...apt, "update"], cancel);
    await asRoot([...apt, "install", "-y", "--no-install-recommends", ...wanted], cancel);
  } catch (error) {
    signal?.throwIfAborted();
    throw new SandboxError("environment", {
      fr: `apt n'a pas pu installer ${names.join(", ")} : ${lastLines(error)}`,
      en: `apt could not install ${names.join(", ")}: ${lastLines(error)}`,
    });
  }
}

/** The end of what a failed command said: enough to see why. */
export function lastLines(error: unknown, count = 8): string {
  const said =
    error instanceof Error && "stderr" in error && typeof error.stderr === "string" ? error.stderr : String(error);
  return said.trim().split("\n").slice(-count).join("\n");
}
