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
  /** Milliseconds until the script is given up and its shell ended; 60,000 unless told. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** One server for the length of a run: one connection, a few persistent shells, root on the other side. */
export interface Remote {
  /**
   * Runs a script and returns what it printed, whatever its status.
   * @throws RemoteError when the server cannot be reached, refuses, changes its key, or the time is over.
   */
  run(script: Script, options?: RunOptions): Promise<Result>;
  /** Ends shells and connection; later calls of `run` connect anew. */
  close(): Promise<void>;
}
