import { type ChildProcess, spawn } from "node:child_process";
import { access, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

export interface Connection {
  readonly host: string;
  readonly user: string;
  readonly port: number;
  /** How many failed attempts are forgiven; -1: all of them. */
  readonly dialErrorLimit: number;
  /** 0: no limit. */
  readonly perDialTimeoutSeconds: number;
  /** Socket of the ssh agent. */
  readonly agent?: string;
  /** As in known_hosts without the name; without it any key is accepted, as the official plugin does. */
  readonly hostKey?: string;
}

export interface RunResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both as they came. */
  readonly both: string;
}

export interface RunOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly stdin: string;
  readonly onLine: (stream: "stdout" | "stderr", line: string) => void;
}

/** One connection to a server, made by the system's OpenSSH and nothing of the person's own configuration. */
export interface Session {
  run(command: string, options: RunOptions): Promise<RunResult>;
  /** Which of these variables the server lets through (AcceptEnv). */
  acceptedNames(names: readonly string[]): Promise<ReadonlySet<string>>;
  close(): Promise<void>;
}

/** Connects, and tries again as often as the connection forgives. Keys come from the agent alone. */
export async function connect(
  connection: Connection,
  signal: AbortSignal,
  log: (line: string) => Promise<void>,
): Promise<Session> {
  // The folder is this user's alone (0700): the pinned host key and the socket of the connection are in it.
  const folder = await mkdtemp(path.join(os.tmpdir(), "konbit-ssh-"));
  try {
    const options = await optionsOf(connection, folder);
    const { dialErrorLimit: limit } = connection;
    for (let failures = 0, delayMs = 100; ; delayMs = Math.min(delayMs * 1.5, 5000)) {
      signal.throwIfAborted();
      const master = dial(options, signal);
      const why = await outcome(master, path.join(folder, "socket"));
      if (why === undefined) return sessionOn(master, options, folder, signal);
      failures += 1;
      if (limit >= 0 && failures > limit) throw new Error(`after ${failures - 1} failed attempts: ${why}`);
      await log(`Dial ${failures}/${limit < 0 ? "inf" : limit} failed: retrying`);
      await sleep(delayMs, undefined, { signal });
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function sessionOn(master: ChildProcess, options: readonly string[], folder: string, signal: AbortSignal): Session {
  const execute = async (command: string, { environment, stdin, onLine }: RunOptions): Promise<RunResult> => {
    // Values travel in the environment of the ssh process, which no other user can read, not in its arguments.
    const send = Object.keys(environment).map((name) => `-oSendEnv=${name}`);
    const child = spawn("ssh", [...options, "-oControlMaster=no", ...send, "server", command], {
      env: { ...process.env, ...environment },
      signal,
      stdio: ["pipe", "pipe", "pipe"],
    });
    // the command may end without reading all of it
    child.stdin.on("error", () => undefined);
    child.stdin.end(stdin);
    const both: Buffer[] = [];
    const [stdout, stderr, status] = await Promise.all([
      collect(child.stdout, both, (line) => {
        onLine("stdout", line);
      }),
      collect(child.stderr, both, (line) => {
        onLine("stderr", line);
      }),
      new Promise<number>((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (code) => {
          resolve(code ?? 255);
        });
      }),
    ]);
    return { status, stdout, stderr, both: Buffer.concat(both).toString("utf8") };
  };
  return {
    run: execute,
    acceptedNames: async (names) => {
      const environment = Object.fromEntries(names.map((name) => [name, "1"]));
      const { stdout } = await execute("env", { environment, stdin: "", onLine: () => undefined });
      return new Set(names.filter((name) => stdout.split("\n").includes(`${name}=1`)));
    },
    close: async () => {
      const ended = new Promise((resolve) => master.once("exit", resolve));
      if (master.exitCode === null && master.kill("SIGTERM")) await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function optionsOf(connection: Connection, folder: string): Promise<string[]> {
  const { agent, hostKey } = connection;
  if (agent !== undefined) {
    await stat(agent).catch((error: unknown) => {
      throw new Error(`dial unix ${agent}: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
  const known = path.join(folder, "known_hosts");
  if (hostKey !== undefined) await writeFile(known, `server ${knownHost(hostKey)}\n`, { mode: 0o600 });
  const type = hostKey?.trim().split(/\s+/)[0];
  return [
    // -F none: nothing of the person's own configuration, which the official plugin does not read either
    ...["-F", "none", "-T", "-l", connection.user, "-p", String(connection.port)],
    ...[`-oHostName=${connection.host}`, "-oHostKeyAlias=server", "-oBatchMode=yes", "-oLogLevel=ERROR"],
    ...["-oIdentityFile=none", `-oIdentityAgent=${agent ?? "none"}`, "-oPreferredAuthentications=publickey"],
    ...[`-oControlPath=${path.join(folder, "socket")}`, "-oServerAliveInterval=15", "-oServerAliveCountMax=4"],
    ...(connection.perDialTimeoutSeconds > 0 ? [`-oConnectTimeout=${connection.perDialTimeoutSeconds}`] : []),
    ...(hostKey === undefined
      ? ["-oStrictHostKeyChecking=no", "-oUserKnownHostsFile=/dev/null", "-oGlobalKnownHostsFile=/dev/null"]
      : ["-oStrictHostKeyChecking=yes", `-oUserKnownHostsFile=${known}`, "-oGlobalKnownHostsFile=/dev/null"]),
    // an RSA key signs with SHA-2
    ...(type === undefined ? [] : [`-oHostKeyAlgorithms=${type === "ssh-rsa" ? "rsa-sha2-512,rsa-sha2-256" : type}`]),
  ];
}

/** `ssh-ed25519 AAAA…`, as ssh.ParseAuthorizedKey takes it; a comment after it is left out. */
function knownHost(hostKey: string): string {
  const [type = "", key = ""] = hostKey.trim().split(/\s+/);
  const blob = Buffer.from(key, "base64");
  // Node takes any text for base64: what it read must be what stands there, and hold length-prefixed fields to its very end.
  const [first, ...rest] = fieldsOf(blob);
  if (blob.toString("base64") !== key || first?.toString("latin1") !== type || rest.length === 0) {
    throw new Error("failed to parse host key: ssh: no key found");
  }
  return `${type} ${key}`;
}

/** The fields of an SSH key (RFC 4253 §6.6), or none when they do not fill it exactly. */
function fieldsOf(blob: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  for (let at = 0; at < blob.length;) {
    const end = at + 4 + (at + 4 <= blob.length ? blob.readUInt32BE(at) : Infinity);
    if (end > blob.length) return [];
    fields.push(blob.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

function dial(options: readonly string[], signal: AbortSignal): ChildProcess {
  // SendEnv: the connection passes on what each session names; it has no session of its own whose environment could go.
  const child = spawn(
    "ssh",
    [...options, "-N", "-oControlMaster=yes", "-oControlPersist=no", "-oSendEnv=*", "server"],
    {
      stdio: ["ignore", "ignore", "pipe"],
      signal,
    },
  );
  child.on("error", () => undefined);
  return child;
}

/** Nothing when the connection stands, which its socket tells, or why it does not. */
async function outcome(master: ChildProcess, socket: string): Promise<string | undefined> {
  let said = "";
  let why: string | undefined;
  master.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
  master.once("close", (code) => (why ??= said.trim() || `ssh ended with ${code ?? "a signal"}`));
  master.once("error", (error) => (why = `ssh: ${error.message}`));
  for (;;) {
    const stands = await access(socket).then(
      () => true,
      () => false,
    );
    if (stands) return undefined;
    if (why !== undefined) return why;
    await sleep(5);
  }
}

async function collect(stream: NodeJS.ReadableStream, both: Buffer[], onLine: (line: string) => void): Promise<string> {
  const chunks: Buffer[] = [];
  let rest = "";
  for await (const chunk of stream) {
    // no encoding is set on it: Buffers
    const bytes = chunk as Buffer;
    chunks.push(bytes);
    both.push(bytes);
    const lines = (rest + bytes.toString("utf8")).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(onLine);
  }
  if (rest !== "") onLine(rest);
  return Buffer.concat(chunks).toString("utf8");
}
