import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { randomBytes } from "node:crypto";
import { envelope, Frame, loop } from "./frame.ts";
import type { Result } from "./remote.ts";

/** The shell ended before it answered: a drop, or the script killed it. */
export class ShellLost extends Error {
  /** Whether the script was on its way: it may have run, wholly or in part. */
  readonly wasSent: boolean;
  /** What ssh wrote while the shell was being opened. Never anything of a script. */
  readonly said: string;

  constructor(wasSent: boolean, said = "") {
    super("the shell ended");
    this.wasSent = wasSent;
    this.said = said;
  }
}

export interface Running {
  readonly result: Promise<Result>;
  /** Process group of the script on the server, once it has begun. */
  group(): number | undefined;
}

interface Asked {
  readonly out: Frame;
  readonly err: Frame;
  resolve(result: Result): void;
  reject(error: Error): void;
}

/** One persistent bash on the server, behind an ssh process. It runs one script at a time. */
export class Shell {
  readonly #ssh: ChildProcessWithoutNullStreams;
  /** What ssh said until the shell answered for the first time; absent from then on, since scripts write there too. */
  #said: string | undefined = "";
  #asked: Asked | undefined;
  #isAlive = true;
  readonly ended: Promise<void>;

  constructor(ssh: ChildProcessWithoutNullStreams) {
    this.#ssh = ssh;
    this.ended = new Promise((resolve) => {
      const lost = (why: string): void => {
        this.#isAlive = false;
        this.#asked?.reject(new ShellLost(true, (this.#said ?? "") + why));
        this.#asked = undefined;
        resolve();
      };
      ssh.once("error", (error: NodeJS.ErrnoException) => {
        lost(error.code ?? error.message);
      });
      ssh.once("close", () => {
        lost("");
      });
    });
    // A drop shows in `close`; the pipe's own complaint adds nothing.
    ssh.stdin.on("error", () => undefined);
    ssh.stdout.on("data", (chunk: Buffer) => {
      this.#asked?.out.push(chunk);
      this.#settle();
    });
    ssh.stderr.on("data", (chunk: Buffer) => {
      if (this.#said !== undefined) this.#said = (this.#said + chunk.toString("utf8")).slice(-4096);
      this.#asked?.err.push(chunk);
      this.#settle();
    });
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Starts the loop on the other side. @throws ShellLost with ssh's words when there is no shell to be had. */
  async begin(): Promise<void> {
    const mark = newMark();
    const err = new Frame(mark);
    // The loop greets on standard output alone.
    err.push(Buffer.from(`${mark}\n${mark}\n`));
    await this.#ask(new Frame(mark), err, Buffer.from(loop(mark)));
    this.#said = undefined;
  }

  run(script: string): Running {
    const mark = newMark();
    const out = new Frame(mark);
    const result = this.#ask(out, new Frame(mark), envelope(mark, script));
    return { result, group: () => (out.begin === undefined ? undefined : Number(out.begin)) };
  }

  /** Lets go of the channel. The loop ends at the end of its input. */
  end(): void {
    this.#ssh.stdin.end();
  }

  kill(): void {
    this.#isAlive = false;
    this.#ssh.kill("SIGKILL");
  }

  #ask(out: Frame, err: Frame, input: Buffer): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (!this.#isAlive) {
        reject(new ShellLost(false, this.#said));
        return;
      }
      this.#asked = { out, err, resolve, reject };
      this.#ssh.stdin.write(input);
    });
  }

  #settle(): void {
    const asked = this.#asked;
    if (asked?.out.end === undefined || asked.err.end === undefined) return;
    this.#asked = undefined;
    asked.resolve({ stdout: asked.out.text, stderr: asked.err.text, status: Number(asked.out.end) });
  }
}

/** No script can guess it, so none can end its frame. */
function newMark(): string {
  return randomBytes(16).toString("hex");
}
