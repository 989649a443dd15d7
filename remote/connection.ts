import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { badHostKey, explainSsh, noSsh, unreachable } from "./errors.ts";
import { hostKeyOf, type HostKey } from "./known-host.ts";
import type { Result, Target } from "./remote.ts";
import { type Script, sh } from "./sh.ts";
import { Shell, ShellLost } from "./shell.ts";

/** From `ssh` to the first answer: a slow line with a slow agent needs a few seconds. */
const connectTimeoutS = 15;

/**
 * One authenticated connection to a server (OpenSSH's ControlMaster). Its own session is a shell that ends what runs
 * too long elsewhere; when this process dies, that shell's input ends and the connection with it.
 */
export class Connection {
  readonly #target: Target;
  readonly #folder: string;
  readonly #args: readonly string[];
  readonly #master: Shell;
  readonly #fingerprint: string;
  #ending: Promise<unknown> = Promise.resolve();
  #hasGivenShells = false;

  private constructor(target: Target, key: HostKey, folder: string, configFile: string | undefined) {
    this.#target = target;
    this.#folder = folder;
    this.#fingerprint = key.fingerprint;
    const knownHosts = join(folder, "known_hosts");
    writeFileSync(knownHosts, key.line(alias));
    this.#args = [
      ...(configFile === undefined ? [] : ["-F", configFile]),
      ...pinned(knownHosts, key),
      "-S",
      join(folder, "s"),
    ];
    process.once("exit", this.#tidy);
    this.#master = new Shell(this.#spawn(["-o", "ControlMaster=yes", "-o", "ControlPersist=no"]));
  }

  /** @throws RemoteError when the server cannot be reached or lets us not in. */
  static async open(target: Target, configFile = process.env["KONBIT_SSH_CONFIG"]): Promise<Connection> {
    const key = hostKeyOf(target.hostKey);
    if (key === undefined) throw badHostKey(target);
    if (!/^[\w.:%[\]][\w.:%[\]-]*$/.test(target.host)) throw unreachable(target, "not a host name");
    const connection = new Connection(target, key, mkdtempSync(join(shortFolder(), "konbit-")), configFile);
    await connection.#begin(connection.#master);
    return connection;
  }

  get isAlive(): boolean {
    return this.#master.isAlive;
  }

  get hasGivenShells(): boolean {
    return this.#hasGivenShells;
  }

  /** One more shell over the same connection. @throws RemoteError */
  async shell(): Promise<Shell> {
    const shell = new Shell(this.#spawn(overMaster));
    await this.#begin(shell);
    this.#hasGivenShells = true;
    return shell;
  }

  /** Runs a script with the file as its input, in a process of its own. @throws ShellLost when the connection drops. */
  async send(script: Script, file: string, signal: AbortSignal): Promise<Result> {
    const ssh = this.#spawn(overMaster, sh` -c ${script.text}`.text);
    const ended = new Promise<number | null>((resolve) => {
      ssh.once("error", () => {
        resolve(null);
      });
      ssh.once("close", resolve);
    });
    const stop = () => ssh.kill("SIGKILL");
    signal.addEventListener("abort", stop, { once: true });
    // A script that has seen enough closes its end; what it says of that counts.
    const sent = pipeline(createReadStream(file), ssh.stdin).catch((error: unknown) => {
      // of the file, not of the pipe
      const { syscall } = error as NodeJS.ErrnoException;
      if (syscall === "open" || syscall === "read") {
        stop();
        throw error;
      }
    });
    const [stdout, stderr, status] = await Promise.all([text(ssh.stdout), text(ssh.stderr), ended, sent]);
    signal.removeEventListener("abort", stop);
    signal.throwIfAborted();
    // ssh's own word for a connection that is gone.
    if (status === null || status === 255) throw new ShellLost(true, stderr);
    return { stdout, stderr, status };
  }

  /** Ends a process group on the server, kindly for a second; settles when it is gone or the connection is. */
  endGroup(group: number): Promise<void> {
    const script = `kill -TERM -- -${group} || exit 0
for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 -- -${group} || exit 0; sleep 0.1; done
kill -KILL -- -${group}`;
    const ended = this.#ending.then(() => this.#master.run(script).result).then(nothing, nothing);
    this.#ending = ended;
    return ended;
  }

  async close(): Promise<void> {
    this.#master.end();
    const timer = setTimeout(() => {
      this.#master.kill();
    }, 2_000);
    await this.#master.ended;
    clearTimeout(timer);
    this.#tidy();
    process.off("exit", this.#tidy);
  }

  readonly #tidy = (): void => {
    this.#master.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  };

  async #begin(shell: Shell): Promise<void> {
    const timer = setTimeout(() => {
      shell.kill();
    }, 2_000 * connectTimeoutS);
    try {
      await shell.begin();
    } catch (error) {
      if (!(error instanceof ShellLost)) throw error;
      if (shell === this.#master) await this.close();
      throw error.said.endsWith("ENOENT") ? noSsh() : explainSsh(this.#target, error.said, this.#fingerprint);
    } finally {
      clearTimeout(timer);
    }
  }

  #spawn(options: readonly string[], work = ""): ChildProcessWithoutNullStreams {
    const { host, port, user } = this.#target;
    const args = [
      ...this.#args,
      ...options,
      "-p",
      String(port),
      "-l",
      user,
      "--",
      host,
      (user === "root" ? rootShell : `sudo -n ${rootShell}`) + work,
    ];
    // A group of its own: ^C in the terminal is for konbit, which then ends what runs in good order.
    return spawn("ssh", args, { stdio: "pipe", detached: true });
  }
}

/** Without the last option ssh would open a connection of its own when the first is gone. */
const overMaster = ["-o", "ControlMaster=no", "-o", "ProxyCommand=false"];

/** The name of the server in our private known_hosts: the key alone counts, whatever the address. */
const alias = "konbit-server";

/** The same surroundings whoever connects: no rc file, no locale, no variable of the person's own. */
const rootShell =
  "env -i HOME=/root USER=root LOGNAME=root SHELL=/bin/bash TERM=dumb LC_ALL=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin bash --noprofile --norc";

function pinned(knownHosts: string, key: HostKey): string[] {
  const options = {
    StrictHostKeyChecking: "yes",
    HostKeyAlias: alias,
    UserKnownHostsFile: `"${knownHosts}"`,
    GlobalKnownHostsFile: "none",
    HostKeyAlgorithms: key.algorithms,
    UpdateHostKeys: "no",
    VerifyHostKeyDNS: "no",
    CheckHostIP: "no",
    BatchMode: "yes",
    ConnectTimeout: String(connectTimeoutS),
    ServerAliveInterval: "5",
    ServerAliveCountMax: "3",
    RemoteCommand: "none",
    RequestTTY: "no",
    EscapeChar: "none",
    PermitLocalCommand: "no",
    ForwardAgent: "no",
    ForwardX11: "no",
    ClearAllForwardings: "yes",
    LogLevel: "ERROR",
  };
  return Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
}

/** A Unix socket's path holds 104 bytes (macOS), and ssh adds 17 while it makes one. */
function shortFolder(): string {
  return (
    [process.env["XDG_RUNTIME_DIR"], tmpdir()].find((path) => path !== undefined && path !== "" && path.length < 60) ??
    "/tmp"
  );
}

function nothing(): void {
  // Whether the group could be ended is told by the script that was in it.
}
