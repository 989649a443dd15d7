import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { execa } from "execa";
import { z } from "zod";
import { checkout } from "../../scripts/cli/checkout.ts";

/** Programs of a real forge, given by the environment (test/forges/request.contract.test.ts says which). */
export interface Programs {
  readonly server: string;
  readonly runner: string;
  /** Folder of the server's templates and options, where they are not built in. */
  readonly assets: string;
  /** An empty PostgreSQL database, `postgres://user@127.0.0.1:5432/name`, for a server that was built without SQLite. */
  readonly database?: string;
}

/** A real forge with a real runner on 127.0.0.1, with accounts and this checkout as its one repository. */
export class TestForge implements AsyncDisposable {
  readonly url: string;
  readonly folder: string;
  readonly #programs: Programs;
  readonly #running: ChildProcess[] = [];
  readonly #tokens = new Map<string, string>();

  private constructor(url: string, folder: string, programs: Programs) {
    this.url = url;
    this.folder = folder;
    this.#programs = programs;
  }

  static async start(programs: Programs): Promise<TestForge> {
    const port = await freePort();
    const forge = new TestForge(
      `http://127.0.0.1:${port}`,
      await mkdtemp(path.join(tmpdir(), "konbit-forge-")),
      programs,
    );
    await forge.#configure(port);
    await forge.#gitea("migrate");
    forge.#background(programs.server, ["web", "--config", forge.#ini], "server.log");
    await eventually("the forge answers", async () => (await fetch(`${forge.url}/api/v1/version`)).ok || undefined);
    return forge;
  }

  /** A token that may do everything that the account may. */
  token(login: string): string {
    const token = this.#tokens.get(login);
    if (token === undefined) throw new Error(`no account ${login}`);
    return token;
  }

  async addAccount(login: string, ...flags: readonly string[]): Promise<void> {
    const account = ["--username", login, "--email", `${login}@ailleurs.example`, "--random-password"];
    await this.#gitea("admin", "user", "create", ...account, "--must-change-password=false", ...flags);
    const asked = ["--username", login, "--token-name", "test", "--scopes", "all", "--raw"];
    this.#tokens.set(
      login,
      (await this.#gitea("admin", "user", "generate-access-token", ...asked)).split("\n").at(-1) ?? "",
    );
  }

  /** Runs jobs on this machine, each in a folder of its own. */
  async startRunner(repository: string): Promise<void> {
    const home = path.join(this.folder, "runner");
    await mkdir(path.join(home, "bin"), { recursive: true });
    // A job's `npm ci` takes the packages of this checkout: the same ones, without waiting for a registry.
    await writeFile(
      path.join(home, "bin/npm"),
      `#!/bin/sh\n[ "$1" = ci ] && exec cp -al '${checkout}/node_modules' .\nexit 0\n`,
      {
        mode: 0o755,
      },
    );
    const config = path.join(home, "config.yaml");
    await writeFile(
      config,
      `runner:\n  file: ${home}/.runner\n  fetch_interval: 1s\nhost:\n  workdir_parent: ${home}/work\ncache:\n  enabled: false\n`,
    );
    const { token } = await this.ask(
      z.object({ token: z.string() }),
      "root-co",
      "POST",
      `/repos/${repository}/actions/runners/registration-token`,
    );
    const where = ["--instance", this.url, "--token", token, "--name", "test", "--labels", "docker:host"];
    await execa(this.#programs.runner, ["register", "--no-interactive", "--config", config, ...where], { cwd: home });
    const PATH = `${path.join(home, "bin")}:${process.env["PATH"] ?? ""}`;
    this.#background(this.#programs.runner, ["daemon", "--config", config], "runner.log", { PATH });
  }

  async call(login: string, method: string, where: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.url}/api/v1${where}`, {
      method,
      headers: { authorization: `token ${this.token(login)}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${where}: ${response.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }

  async ask<Schema extends z.ZodType>(
    schema: Schema,
    login: string,
    method: string,
    where: string,
    body?: unknown,
  ): Promise<z.output<Schema>> {
    return schema.parse(await this.call(login, method, where, body));
  }

  /** What server and runner have written, for a failing test. */
  async log(): Promise<string> {
    const logs = ["server.log", "runner.log"].map((name) =>
      readFile(path.join(this.folder, name), "utf8").catch(() => ""),
    );
    return (await Promise.all(logs)).join("\n");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const program of this.#running.toReversed()) {
      const ended = once(program, "exit");
      if (program.exitCode === null && program.kill("SIGTERM")) await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  get #ini(): string {
    return path.join(this.folder, "app.ini");
  }

  async #configure(port: number): Promise<void> {
    const { folder } = this;
    const lines = [
      "APP_NAME = Konbit",
      "RUN_MODE = prod",
      `WORK_PATH = ${folder}`,
      // CI runs as root; this server lives in a folder of its own for a minute.
      "I_AM_BEING_UNSAFE_RUNNING_AS_ROOT = true",
      "[server]",
      "HTTP_ADDR = 127.0.0.1",
      `HTTP_PORT = ${port}`,
      `ROOT_URL = ${this.url}/`,
      `STATIC_ROOT_PATH = ${this.#programs.assets}`,
      "OFFLINE_MODE = true",
      "DISABLE_SSH = true",
      "LFS_START_SERVER = false",
      "[database]",
      ...databaseLines(this.#programs.database),
      "[security]",
      "INSTALL_LOCK = true",
      `SECRET_KEY = ${"k".repeat(40)}`,
      "[actions]",
      "ENABLED = true",
      "WORKFLOW_DIRS = .forgejo/workflows",
      "[log]",
      "LEVEL = warn",
      "[cron]",
      "ENABLED = false",
    ];
    await writeFile(this.#ini, `${lines.join("\n")}\n`);
  }

  async #gitea(...args: readonly string[]): Promise<string> {
    return (await execa(this.#programs.server, [...args, "--config", this.#ini], { env: { HOME: this.folder } }))
      .stdout;
  }

  #background(program: string, args: readonly string[], log: string, env: NodeJS.ProcessEnv = {}): void {
    const out = openSync(path.join(this.folder, log), "a");
    const all = { ...process.env, HOME: this.folder, ...env };
    this.#running.push(spawn(program, args, { cwd: this.folder, env: all, stdio: ["ignore", out, out] }));
  }
}

function databaseLines(url: string | undefined): readonly string[] {
  if (url === undefined) return ["DB_TYPE = sqlite3"];
  const { host, pathname, username } = new URL(url);
  return [
    "DB_TYPE = postgres",
    `HOST = ${host}`,
    `NAME = ${pathname.slice(1)}`,
    `USER = ${username}`,
    "SSL_MODE = disable",
  ];
}

/** Asks until there is an answer. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>, seconds = 240): Promise<T> {
  let last: unknown;
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    try {
      const found = await look();
      if (found !== undefined) return found;
    } catch (error) {
      last = error;
    }
    await pause(500);
  }
  throw new Error(`not within ${seconds} s: ${what}`, { cause: last });
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
