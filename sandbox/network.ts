import { spawn } from "node:child_process";
import { existsSync, openSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { processesOf } from "./control-group.ts";
import { asRoot, cacheFolder, rootScript, SandboxError } from "./host.ts";

export const bridge = "konbit0";
const gateway = "198.18.0.1";
const proxyPort = 3142;
/** Where apt inside a machine asks for packages. */
export const aptProxy = `http://${gateway}:${proxyPort}`;

/**
 * The bridge between the machines, with no way out, and the apt proxy on it. Call it under the lock `host`.
 * The guard route comes before everything and stays after everything: without it, a packet for a machine that is
 * down would leave by the host's default route.
 */
export async function prepareNetwork(): Promise<void> {
  if (!hasGuardRoute() || networkInterfaces()[bridge]?.[0]?.address !== gateway)
    await rootScript(
      `ip route replace unreachable 198.18.0.0/15 metric 4000000000
       [ -e "/sys/class/net/$1" ] || ip link add "$1" type bridge
       ip address replace "$2/24" dev "$1"
       ip link set "$1" up
       # A first try before the machine answers would otherwise cost a whole second.
       echo 100 >"/proc/sys/net/ipv4/neigh/$1/retrans_time_ms"`,
      bridge,
      gateway,
    );
  if (!(await answers())) await startProxy();
}

/** Takes bridge and proxy away once no machine is left; the guard route stays. Call it under the lock `host`. */
export async function removeNetwork(): Promise<void> {
  // It may be another user's.
  const proxies = processesOf("apt-proxy.ts", gateway);
  if (proxies.length > 0) await asRoot(["kill", ...proxies.map(String)], { reject: false });
  await rootScript('[ ! -e "/sys/class/net/$1" ] || ip link delete "$1"', bridge);
}

/** Looks for the unreachable route in the kernel's table: destination 198.18.0.0, mask /15 (RTF_REJECT is 0x0200). */
function hasGuardRoute(): boolean {
  return readFileSync("/proc/net/route", "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .some(
      ([, destination, , flags, , , , mask]) =>
        destination === "000012C6" && mask === "0000FEFF" && (parseInt(flags ?? "0", 16) & 0x200) !== 0,
    );
}

async function startProxy(): Promise<void> {
  const log = `${cacheFolder}/apt-proxy.log`;
  await mkdir(`${cacheFolder}/apt`, { recursive: true });
  const output = openSync(log, "w");
  const argv = [
    `${import.meta.dirname}/apt-proxy.ts`,
    gateway,
    String(proxyPort),
    `${cacheFolder}/apt`,
    ...new Set((await archives()).map(({ url }) => url)),
  ];
  const proxy = spawn(process.execPath, argv, { detached: true, cwd: "/", stdio: ["ignore", output, output] });
  proxy.unref();
  for (let tries = 0; proxy.exitCode === null && tries < 200; tries++) {
    if (await answers()) return;
    await sleep(25);
  }
  throw new SandboxError("failed", {
    fr: `Le relais apt n'a pas démarré :\n${readFileSync(log, "utf8")}`,
    en: `The apt proxy did not start:\n${readFileSync(log, "utf8")}`,
  });
}

/** Whether the proxy listens. */
async function answers(): Promise<boolean> {
  const socket = connect(proxyPort, gateway);
  return new Promise((resolve) => {
    socket
      .once("connect", () => {
        resolve(true);
      })
      .once("error", () => {
        resolve(false);
      });
  }).finally(() => socket.destroy()) as Promise<boolean>;
}

interface Archive {
  readonly url: string;
  readonly suite: string;
}

/** The Debian archives in this host's own apt configuration, for Debian 12; Debian's public ones when it is no Debian. */
export async function archives(): Promise<Archive[]> {
  const format = "$(REPO_URI) $(RELEASE)";
  const { stdout } = await execa(
    "apt-get",
    ["indextargets", "--format", format, "Created-By: Packages", "Origin: Debian"],
    { reject: false },
  );
  const codename = existsSync("/etc/os-release")
    ? /^VERSION_CODENAME=(.*)$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1]
    : undefined;
  const found = [...new Set(stdout.split("\n"))].filter(Boolean).map((line): Archive => {
    const [url = "", suite = ""] = line.split(" ");
    return { url, suite: codename === undefined ? suite : suite.replace(codename, "bookworm") };
  });
  const debian = "http://deb.debian.org/debian";
  return found.length > 0
    ? found
    : [
        { url: debian, suite: "bookworm" },
        { url: debian, suite: "bookworm-updates" },
        { url: "http://deb.debian.org/debian-security", suite: "bookworm-security" },
      ];
}
