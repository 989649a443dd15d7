import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { aborted } from "../../remote/errors.ts";
import type { Remote, Result, RunOptions } from "../../remote/remote.ts";
import type { Script } from "../../remote/sh.ts";

/** A Remote without a network: this machine's bash, a folder for a server, and what was asked of it. */
export class LocalRemote implements Remote {
  readonly folder = mkdtempSync("/tmp/konbit-local-");
  readonly scripts: string[] = [];
  readonly options: (RunOptions | undefined)[] = [];
  /** Files that were sent to it. */
  readonly sent: string[] = [];
  closed = 0;
  /** Thrown instead of running anything. */
  failure: Error | undefined;
  /** Settles before a script runs: holds it back. */
  gate: Promise<unknown> = Promise.resolve();

  async run(script: Script, options?: RunOptions): Promise<Result> {
    this.scripts.push(script.text);
    this.options.push(options);
    await this.gate;
    if (this.failure !== undefined) throw this.failure;
    return this.#bash([], options, (bash) => bash.stdin.end(script.text));
  }

  async send(script: Script, file: string, options?: Pick<RunOptions, "signal">): Promise<Result> {
    this.sent.push(file);
    return this.#bash(["-c", script.text], options, (bash) => createReadStream(file).pipe(bash.stdin));
  }

  #bash(
    args: readonly string[],
    options: Pick<RunOptions, "signal"> | undefined,
    feed: (bash: ChildProcessWithoutNullStreams) => unknown,
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      const bash = spawn("bash", ["--noprofile", "--norc", ...args], { stdio: "pipe" });
      let [stdout, stderr] = ["", ""];
      bash.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
      bash.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
      bash.once("close", (status) => {
        resolve({ stdout, stderr, status: status ?? 255 });
      });
      options?.signal?.addEventListener("abort", () => {
        bash.kill("SIGKILL");
        reject(aborted({ host: "local", port: 22, user: "root", hostKey: "" }));
      });
      feed(bash);
    });
  }

  close(): Promise<void> {
    this.closed++;
    return Promise.resolve();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
