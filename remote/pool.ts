import { orAborted } from "./abort.ts";
import type { Connection } from "./connection.ts";
import type { Shell } from "./shell.ts";

/**
 * A few shells over one connection, and a queue for them. sshd allows ten sessions on a connection (MaxSessions), one of
 * which is the connection's own; where a server allows fewer, the pool makes do with what it got.
 */
export class Pool {
  readonly #open: () => Promise<Connection>;
  #limit: number;
  #connection: Promise<Connection> | undefined;
  #idle: Shell[] = [];
  #inUse = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(open: () => Promise<Connection>, limit: number) {
    this.#open = open;
    this.#limit = limit;
  }

  /**
   * Lends a shell for the length of `work`. The signal ends the waiting; `work` looks at it itself.
   * @throws RemoteError when there is no shell to be had.
   */
  async use<T>(work: (shell: Shell, connection: Connection) => Promise<T>, signal: AbortSignal): Promise<T> {
    while (this.#inUse >= this.#limit) await this.#turn(signal);
    this.#inUse++;
    try {
      const connection = await orAborted(this.#connected(), signal);
      const shell = this.#takeIdle() ?? (await this.#newShell(connection, signal));
      if (shell !== undefined) return await this.#lend(shell, connection, work);
    } finally {
      this.#inUse--;
      this.#waiting.shift()?.();
    }
    return this.use(work, signal);
  }

  /** Waits for what is lent, then ends shells and connection. */
  async close(): Promise<void> {
    while (this.#inUse > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const connection = await this.#connection?.catch(() => undefined);
    this.#connection = undefined;
    for (const shell of this.#idle) shell.end();
    this.#idle = [];
    await connection?.close();
  }

  async #lend<T>(
    shell: Shell,
    connection: Connection,
    work: (shell: Shell, connection: Connection) => Promise<T>,
  ): Promise<T> {
    try {
      return await work(shell, connection);
    } finally {
      if (shell.isAlive) this.#idle.push(shell);
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    let wake: () => void = () => undefined;
    const turn = new Promise<void>((resolve) => (wake = resolve));
    this.#waiting.push(wake);
    try {
      await orAborted(turn, signal);
    } catch (error) {
      const place = this.#waiting.indexOf(wake);
      // Woken and given up at the same moment: the turn is the next one's.
      if (place < 0) this.#waiting.shift()?.();
      else this.#waiting.splice(place, 1);
      throw error;
    }
  }

  #takeIdle(): Shell | undefined {
    for (;;) {
      const shell = this.#idle.pop();
      if (shell === undefined || shell.isAlive) return shell;
    }
  }

  /** The connection, opened anew when there is none, it failed, or it has died. */
  async #connected(): Promise<Connection> {
    const current = this.#connection;
    if (current === undefined) return this.#connect();
    const connection = await current;
    if (connection.isAlive) return connection;
    if (this.#connection === current) this.#connection = undefined;
    await connection.close();
    return this.#connected();
  }

  #connect(): Promise<Connection> {
    const opening = this.#open();
    this.#connection = opening;
    opening.catch(() => {
      if (this.#connection === opening) this.#connection = undefined;
    });
    return opening;
  }

  /** Absent when the server allows no more sessions (the caller waits for another's) or the connection has gone. */
  async #newShell(connection: Connection, signal: AbortSignal): Promise<Shell | undefined> {
    const isFirst = !connection.hasGivenShells;
    const opening = connection.shell();
    try {
      return await orAborted(opening, signal);
    } catch (error) {
      if (signal.aborted) {
        opening.then(
          (shell) => this.#idle.push(shell),
          () => undefined,
        );
        throw error;
      }
      if (connection.isAlive && this.#inUse > 1) {
        this.#limit = this.#inUse - 1;
        return undefined;
      }
      if (isFirst) throw error;
      // It worked before and works no more: gone, even where its end is not known here yet. The next one is the first.
      await connection.close();
      return undefined;
    }
  }
}
