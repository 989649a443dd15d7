import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Engine, presentEngine, readyEngine } from "../../engine/engine.ts";
import type { EngineEvent } from "../../engine/events.ts";
import { runPulumi, type PulumiResult } from "../../engine/run.ts";
import { ensureStack, stackExport } from "../../engine/stack.ts";
import { temporaryFolder } from "./folder.ts";

const checkout = path.resolve(".");
const present = await presentEngine({ checkout, env: process.env });
if (present === undefined) console.warn("skipped: no Pulumi engine here; `./konbit engine install` gets it");

describe.skipIf(present === undefined)("with the real engine", () => {
  test("a password is made once, and the state has it only encrypted", async () => {
    const project = await projectOf(`
      import { RandomPassword } from "@pulumi/random";
      export const password = new RandomPassword("db", { length: 24, special: false }).result;`);
    expect(await project.up()).toMatchObject({ exitCode: 0 });
    const shown = JSON.parse((await project.run("stack", "output", "--json", "--show-secrets")).stdout) as {
      password: string;
    };
    expect(shown.password).toMatch(/^[A-Za-z0-9]{24}$/);
    expect(await project.changes()).toEqual({ same: 2 });
    const exported = await stackExport(project.engine, "test", project.options);
    expect(JSON.stringify(exported)).not.toContain(shown.password);
    expect(everyFileUnder(project.folder)).not.toContain(shown.password);
  });

  test("events tell each step as the engine works, in an order that can be folded", async () => {
    const project = await projectOf(`
      import { RandomPassword } from "@pulumi/random";
      new RandomPassword("db", { length: 24 });`);
    const events: EngineEvent[] = [];
    await runPulumi(project.engine, ["up", "--yes", "--stack", "test", "--skip-preview"], {
      ...project.options,
      onEvent: (event) => void events.push(event),
    });
    const ops = events.flatMap(({ resourcePreEvent }) =>
      resourcePreEvent ? [`${resourcePreEvent.metadata.op} ${resourcePreEvent.metadata.type}`] : [],
    );
    expect(ops).toEqual([
      "create pulumi:pulumi:Stack",
      "create pulumi:providers:random",
      "create random:index/randomPassword:RandomPassword",
    ]);
    expect(events.find(({ summaryEvent }) => summaryEvent)?.summaryEvent).toMatchObject({
      isPreview: false,
      resourceChanges: { create: 2 },
    });
    expect(events.at(-1)).toHaveProperty("cancelEvent");
  });

  test("the program gets its configuration, secrets marked as such", async () => {
    const project = await projectOf(`
      import { Config } from "@pulumi/pulumi";
      const config = new Config();
      export const plain = config.require("plain");
      export const hidden = config.requireSecret("hidden");
      export const list = config.requireObject("list");`);
    await project.run("config", "set", "plain", "a b");
    await project.run("config", "set", "--path", "list[0]", "first");
    await project.run("config", "set", "--secret", "hidden", "canary");
    await project.up();
    expect(await project.outputs()).toEqual({ plain: "a b", hidden: "[secret]", list: ["first"] });
    expect(everyFileUnder(project.folder)).not.toContain("canary");
  });

  test("an error of the program is told once, and its end code is not 0", async () => {
    const project = await projectOf(`throw new Error("a mistake of the program");`);
    const { exitCode, stdout } = await project.up();
    expect(exitCode).not.toBe(0);
    expect(stdout.match(/Error: a mistake of the program/g)).toHaveLength(1);
  });

  test("a program that is interrupted ends in good order, and the stack is free for the next run", async () => {
    const project = await projectOf(`await new Promise((resolve) => setTimeout(resolve, 60_000));`);
    const stop = new AbortController();
    const start = performance.now();
    const run = runPulumi(project.engine, ["up", "--yes", "--stack", "test", "--skip-preview"], {
      ...project.options,
      signal: stop.signal,
    });
    await sleep(2500);
    stop.abort();
    expect(await run).toMatchObject({ isInterrupted: true });
    expect(performance.now() - start).toBeLessThan(12_000);
    project.write("export {};");
    expect(await project.up()).toMatchObject({ exitCode: 0 });
  });

  test("a stack is made once, and its configuration gets the salt alone", async () => {
    const project = await projectOf("export {};");
    const config = path.join(project.folder, "Pulumi.other.yaml");
    writeFileSync(config, 'config:\n  test:port: "22" # kept\n');
    await ensureStack(project.engine, "other", project.options);
    const first = readFileSync(config, "utf8");
    await ensureStack(project.engine, "other", project.options);
    expect(readFileSync(config, "utf8")).toBe(first);
    expect(first.replace(/^encryptionsalt: .*\n/m, "")).toBe('config:\n  test:port: "22" # kept\n');
  });

  const sshd = "/usr/sbin/sshd";
  test.skipIf(process.getuid?.() !== 0 || !existsSync(sshd))(
    "a command runs on a server over ssh, is updated and deleted",
    async () => {
      const server = await startSshd(sshd);
      const program = (create: string): string => `
      import { remote } from "@pulumi/command";
      const command = new remote.Command("first", {
        connection: { host: "127.0.0.1", port: ${server.port}, user: "root", hostKey: ${JSON.stringify(server.hostKey)}, dialErrorLimit: 1 },
        create: ${JSON.stringify(create)}, stdin: "from stdin", environment: { KONBIT_X: "it's" },
        delete: "echo gone > ${server.folder}/gone",
      });
      export const { stdout, stderr } = command;`;
      const project = await projectOf(program('cat; echo " $KONBIT_X"; echo careful >&2'), {
        SSH_AUTH_SOCK: server.agent,
      });
      expect(await project.up()).toMatchObject({ exitCode: 0 });
      expect(await project.outputs()).toEqual({ stdout: "from stdin it's", stderr: "careful" });
      expect(await project.changes()).toEqual({ same: 2 });

      project.write(program('echo "before: $PULUMI_COMMAND_STDOUT"'));
      await project.up();
      expect(await project.outputs()).toEqual({ stdout: "before: from stdin it's", stderr: "" });

      project.write(program("echo half; exit 7"));
      const failed = await project.up();
      expect(failed.exitCode).not.toBe(0);
      expect(failed.stdout).toContain('Process exited with status 7: running "echo half; exit 7":');

      const stranger = server.hostKey.replace(/.{4}$/, "AAAA");
      project.write(program("true").replace(server.hostKey, stranger));
      expect((await project.up()).stdout).toContain("Host key verification failed");

      await project.run("destroy", "--yes", "--stack", "test", "--skip-preview");
      expect(readFileSync(path.join(server.folder, "gone"), "utf8")).toBe("gone\n");
    },
  );
});

interface Project {
  readonly engine: Engine;
  readonly folder: string;
  readonly options: { env: NodeJS.ProcessEnv; cwd: string };
  write(program: string): void;
  run(...args: string[]): Promise<PulumiResult>;
  up(): Promise<PulumiResult>;
  /** What the next `up` would do, by kind. */
  changes(): Promise<object | undefined>;
  outputs(): Promise<unknown>;
}

/** A Pulumi project of the test's own with a stack "test". */
async function projectOf(program: string, more: NodeJS.ProcessEnv = {}): Promise<Project> {
  const folder = temporaryFolder();
  const state = path.join(folder, "state");
  mkdirSync(state);
  symlinkSync(path.join(checkout, "node_modules"), path.join(folder, "node_modules"));
  writeFileSync(path.join(folder, "package.json"), '{"name":"test","type":"module","main":"main.ts"}');
  writeFileSync(
    path.join(folder, "Pulumi.yaml"),
    "name: test\nruntime: {name: nodejs, options: {typescript: false}}\n",
  );
  const write = (text: string): void => {
    writeFileSync(path.join(folder, "main.ts"), text);
  };
  write(program);
  const env = {
    ...process.env,
    ...more,
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
  };
  const engine = await readyEngine({ checkout, env });
  const options = { env, cwd: folder };
  await ensureStack(engine, "test", options);
  const run = (...args: string[]): Promise<PulumiResult> =>
    runPulumi(engine, args.includes("--stack") ? args : [...args, "--stack", "test"], options);
  return {
    engine,
    folder,
    options,
    write,
    run,
    up: () => run("up", "--yes", "--skip-preview", "--color=never", "--stack", "test"),
    changes: async () => {
      let changes: object | undefined;
      await runPulumi(engine, ["preview", "--stack", "test"], {
        ...options,
        onEvent: (event) => {
          changes ??= event.summaryEvent?.resourceChanges;
        },
      });
      return changes;
    },
    outputs: async () => JSON.parse((await run("stack", "output", "--json")).stdout) as unknown,
  };
}

/** An ssh server on 127.0.0.1 and an agent with the key that it lets in; both end with the test. */
async function startSshd(program: string): Promise<{ folder: string; port: number; hostKey: string; agent: string }> {
  const folder = temporaryFolder();
  const at = (name: string): string => path.join(folder, name);
  for (const name of ["host", "user"]) execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", at(name)]);
  const port = await freePort();
  const config = {
    ...{ ListenAddress: `127.0.0.1:${port}`, HostKey: at("host"), PidFile: "none", AuthorizedKeysFile: at("user.pub") },
    ...{
      StrictModes: "no",
      UsePAM: "no",
      PermitRootLogin: "prohibit-password",
      AcceptEnv: "KONBIT_* PULUMI_COMMAND_*",
    },
  };
  writeFileSync(
    at("config"),
    Object.entries(config)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(""),
  );
  mkdirSync("/run/sshd", { recursive: true });
  started(spawn(program, ["-D", "-f", at("config")], { stdio: "ignore" }));
  const agent = path.join(os.tmpdir(), `konbit-agent-${process.pid}`);
  started(spawn("ssh-agent", ["-D", "-a", agent], { stdio: "ignore" }));
  for (let tries = 0; tries < 100 && !existsSync(agent); tries += 1) await sleep(20);
  execFileSync("ssh-add", ["-q", at("user")], { env: { ...process.env, SSH_AUTH_SOCK: agent } });
  return { folder, port, agent, hostKey: readFileSync(at("host.pub"), "utf8").split(" ").slice(0, 2).join(" ") };
}

function started(child: ChildProcess): void {
  onTestFinished(() => {
    child.kill();
  });
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** All that a run has written there, the packages apart. */
function everyFileUnder(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules")
    .map((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? everyFileUnder(file) : readFileSync(file, "utf8");
    })
    .join("\n");
}
