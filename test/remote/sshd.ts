import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect as dial, createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Target } from "../../remote/remote.ts";

const binary = process.env["KONBIT_SSHD"] ?? "/usr/sbin/sshd";

/** Why no sshd of our own can be started here, absent when it can. */
export const whyNoSshd: string | undefined = !existsSync(binary)
  ? `${binary} is missing (package openssh-server, or KONBIT_SSHD)`
  : process.getuid?.() !== 0
    ? "scripts run as root over there, so the test must be root here"
    : undefined;

/** An sshd on 127.0.0.1 with a private configuration, key and account of its own; nothing of the system's is used. */
export class Sshd {
  readonly folder = mkdtempSync("/tmp/konbit-sshd-");
  readonly configFile = join(this.folder, "ssh_config");
  readonly #extra: string;
  #port = 0;
  #process: ChildProcess | undefined;

  constructor(extra = "") {
    this.#extra = extra;
  }

  get target(): Target {
    const hostKey = readFileSync(join(this.folder, "host.pub"), "utf8").split(" ").slice(0, 2).join(" ");
    return { host: "127.0.0.1", port: this.#port, user: "root", hostKey };
  }

  async start(): Promise<this> {
    for (const key of ["host", "user"])
      execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", join(this.folder, key)]);
    this.#port = await freePort();
    writeFileSync(join(this.folder, "authorized_keys"), readFileSync(join(this.folder, "user.pub")), { mode: 0o600 });
    writeFileSync(join(this.folder, "sshd_config"), this.#serverConfig());
    writeFileSync(this.configFile, `IdentityFile ${this.folder}/user\nIdentitiesOnly yes\nIdentityAgent none\n`);
    // sshd's own empty folder for its unprivileged half
    mkdirSync("/run/sshd", { recursive: true });
    await this.listen();
    return this;
  }

  /** Listens (again) on the port it had. */
  async listen(): Promise<void> {
    this.#process = spawn(binary, ["-D", "-e", "-f", join(this.folder, "sshd_config")], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    for (let tries = 0; tries < 100; tries++) {
      if (await answers(this.#port)) return;
      await sleep(20);
    }
    throw new Error("sshd does not listen");
  }

  /** Ends every connection from the server's side, as a reboot does, and listens no more. */
  drop(): void {
    const pid = this.#process?.pid;
    if (pid === undefined) return;
    const children = execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    this.#process?.kill("SIGKILL");
    for (const child of children.split(/\s+/).filter(Boolean)) process.kill(Number(child), "SIGKILL");
  }

  stop(): void {
    try {
      this.drop();
    } catch {
      // nobody was connected: ps found no child
      this.#process?.kill("SIGKILL");
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  #serverConfig(): string {
    return `Port ${this.#port}
ListenAddress 127.0.0.1
HostKey ${this.folder}/host
AuthorizedKeysFile ${this.folder}/authorized_keys
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
LogLevel ERROR
${this.#extra}
`;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // a TCP server's address is an object; only a Unix socket's is a string
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = dial(port, "127.0.0.1");
    socket.once("data", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
}
