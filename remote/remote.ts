import type { Script } from "./sh.ts";

/** A server and how to reach it. Keys are the business of the person's own OpenSSH (agent or configuration). */
export interface Target {
  readonly host: string;
  /** TCP port, 22 unless told. */
  readonly port: number;
  /** Unix account of the operator; commands go through `sudo -n` unless it is root. */
  readonly user: string;
  /** Public host key as in known_hosts without the name: `ssh-ed25519 AAAA…`. The only one that is accepted. */
  readonly hostKey: string;
}

export interface Result {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit status of the script, 0 to 255. */
  readonly status: number;
}

export interface RunOptions {
  /** Milliseconds from its start until the script and all it started are ended on the server; 60,000 unless told. */
  readonly timeoutMs?: number;
  /** Ends the script, and all it started, on the server too. */
  readonly signal?: AbortSignal;
  /** The script may be run again when the connection drops under it: twice does the same as once. */
  readonly repeatable?: boolean;
}

/**
 * One server for the length of a run: one connection, a few persistent shells, root on the other side. Made by
 * `connect` (connect.ts). A script is bash; it gets no input, a clean environment (LC_ALL=C.UTF-8) and /, and can
 * change nothing for the next. What it leaves running in the background goes on, unheard.
 */
export interface Remote {
  /**
   * Runs a script and returns what it printed, whatever its status.
   * @throws RemoteError when the server cannot be reached, refuses, changes its key, drops the connection, or when the
   * time is over. Never with anything of the script in it.
   */
  run(script: Script, options?: RunOptions): Promise<Result>;
  /**
   * Runs a script with a local file as its standard input, in a shell of its own. What the script sees is cut short when the
   * connection drops: it must tell a whole file from a part, and leave nothing of a part. Once more after a drop.
   * @throws RemoteError as `run` does; NodeJS.ErrnoException when the file cannot be read.
   */
  send(script: Script, file: string, options?: Pick<RunOptions, "signal">): Promise<Result>;
  /** Ends shells and connection; later calls of `run` connect anew. */
  close(): Promise<void>;
}
