import { setTimeout as sleep } from "node:timers/promises";
import { orAborted } from "./abort.ts";
import { Connection } from "./connection.ts";
import { aborted, dropped, timedOut } from "./errors.ts";
import { Pool } from "./pool.ts";
import type { Remote, Result, RunOptions, Target } from "./remote.ts";
import type { Script } from "./sh.ts";
import { type Running, type Shell, ShellLost } from "./shell.ts";

export interface ConnectOptions {
  /** Scripts that run at the same time, 4 unless told; the connection takes one session more. */
  readonly shells?: number;
  /** An ssh_config of one's own instead of the person's (`ssh -F`); KONBIT_SSH_CONFIG unless told. */
  readonly configFile?: string;
}

/** A server, connected on first use and once more after a drop. */
export function connect(target: Target, options: ConnectOptions = {}): Remote {
  return new Line(target, options);
}

class Line implements Remote {
  readonly #target: Target;
  readonly #pool: Pool;
  #closing = new AbortController();

  constructor(target: Target, options: ConnectOptions) {
    this.#target = target;
    this.#pool = new Pool(() => Connection.open(target, options.configFile), options.shells ?? 4);
  }

  async run(script: Script, options: RunOptions = {}): Promise<Result> {
    if (script.text.includes("\0")) throw new TypeError("a script cannot hold a NUL character");
    return this.#unlessAborted(options.signal, (signal) =>
      this.#twice(() => this.#once(script.text, options, signal), options.repeatable === true),
    );
  }

  async send(script: Script, file: string, options: Pick<RunOptions, "signal"> = {}): Promise<Result> {
    return this.#unlessAborted(options.signal, (signal) =>
      this.#twice(() => this.#pool.use((_shell, connection) => connection.send(script, file, signal), signal), true),
    );
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#closing = new AbortController();
    await this.#pool.close();
  }

  async #unlessAborted<T>(given: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = given === undefined ? this.#closing.signal : AbortSignal.any([given, this.#closing.signal]);
    try {
      return await work(signal);
    } catch (error) {
      throw signal.aborted ? aborted(this.#target) : error;
    }
  }

  /** Once, and once more after a drop when that does no harm. */
  async #twice(once: () => Promise<Result>, isRepeatable: boolean): Promise<Result> {
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof ShellLost)) throw error;
      if (error.wasSent && !isRepeatable) throw dropped(this.#target, false);
    }
    try {
      return await once();
    } catch (error) {
      throw error instanceof ShellLost ? dropped(this.#target, true) : error;
    }
  }

  #once(script: string, { timeoutMs = 60_000 }: RunOptions, signal: AbortSignal): Promise<Result> {
    return this.#pool.use(async (shell, connection) => {
      signal.throwIfAborted();
      const time = new AbortController();
      const timer = setTimeout(() => {
        time.abort(timedOut(this.#target, timeoutMs));
      }, timeoutMs);
      const running = shell.run(script);
      try {
        return await orAborted(running.result, AbortSignal.any([signal, time.signal]));
      } catch (error) {
        if (!(error instanceof ShellLost)) await end(shell, connection, running);
        throw error;
      } finally {
        clearTimeout(timer);
      }
    }, signal);
  }
}

/** Closing the channel would let the script run on: sshd ends nothing. */
async function end(shell: Shell, connection: Connection, running: Running): Promise<void> {
  // It was sent but may not have begun; what has not within half a second never will, its shell being gone.
  for (let tries = 0; running.group() === undefined && shell.isAlive && tries < 25; tries++) await sleep(20);
  const group = running.group();
  if (group !== undefined) await connection.endGroup(group);
  shell.kill();
}
