/** What `konbit` ends with; `./konbit help` prints this table. */
export const exitCode = {
  /** Done, or nothing to do. */
  ok: 0,
  /** Refused: a member file, a request or a plan is not acceptable, and nothing was changed. */
  refused: 1,
  /** The command line, or git, was not understood. */
  usage: 2,
  /** Something is missing on this machine (engine, ssh, root, space); the message says what to do. */
  environment: 3,
  /** The server or the engine failed half-way; running it again goes on from there. */
  failed: 4,
  /** Stopped by ^C; nothing is left half done. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
