import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "./engine.ts";
import { EngineError } from "./error.ts";
import type { EngineEvent } from "./events.ts";

export interface RunOptions {
  /** The person's own environment; the engine's variables are added to it. */
  readonly env: NodeJS.ProcessEnv;
  /** Where Pulumi.yaml is; the checkout unless told. */
  readonly cwd?: string;
  /** Aborted by ^C: the engine is asked once to stop in good order, and waited for. */
  readonly signal?: AbortSignal;
  /** Gets every event as it happens; a slow answer delays the next event, never the engine. */
  readonly onEvent?: (event: EngineEvent) => void | Promise<void>;
}

export interface PulumiResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** ^C came; the engine has ended in good order nevertheless. */
  readonly isInterrupted: boolean;
}

/**
 * Runs `pulumi` and returns how it ended, whatever that is: 0 is success.
 * @throws EngineError when it cannot be started at all.
 */
export async function runPulumi(engine: Engine, args: readonly string[], options: RunOptions): Promise<PulumiResult> {
  const { onEvent } = options;
  if (onEvent === undefined) return start(engine, args, options, {});
  // At once: whoever has started it may then take the processor for a while.
  const folder = mkdtempSync(path.join(os.tmpdir(), "konbit-events-"));
  const log = path.join(folder, "events.jsonl");
  const ended = new AbortController();
  try {
    // --event-log is a hidden option of preview, up, refresh and destroy, and works at all times (unlike `up --json`, which
    // is silent until the end, and the streaming of `preview --json`, which takes the place of the engine's own display).
    const run = start(engine, [...args, "--event-log", log], options, { PULUMI_DEBUG_COMMANDS: "true" }).finally(() => {
      ended.abort();
    });
    const [result] = await Promise.all([run, follow(log, ended.signal, onEvent)]);
    return result;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// Node's own spawn: execa takes 0.1 s of processor time to load, which every run would pay (docs/speed.md).
async function start(
  engine: Engine,
  args: readonly string[],
  options: RunOptions,
  extra: Record<string, string>,
): Promise<PulumiResult> {
  const { signal } = options;
  const child = spawn(engine.pulumi, args, {
    cwd: options.cwd ?? engine.folders.checkout,
    env: { ...options.env, ...engine.variables, ...extra },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own: ^C in a terminal reaches a whole group, and a second SIGINT makes the engine give up at once.
    detached: true,
  });
  let isInterrupted = false;
  const interrupt = (): void => {
    isInterrupted = true;
    child.kill("SIGINT");
  };
  if (signal?.aborted === true) interrupt();
  signal?.addEventListener("abort", interrupt, { once: true });
  try {
    const [stdout, stderr, ended] = await Promise.all([text(child.stdout), text(child.stderr), endOf(child)]);
    if (ended instanceof Error) throw cannotStart(engine, ended.message);
    return { exitCode: ended, stdout: trimmed(stdout), stderr: trimmed(stderr), isInterrupted };
  } finally {
    signal?.removeEventListener("abort", interrupt);
  }
}

/** The exit code, as a shell tells it of what a signal ended; or why it did not start. */
function endOf(child: ChildProcess): Promise<number | Error> {
  return new Promise((resolve) => {
    child.once("error", resolve);
    child.once("close", (code: number | null, signal: NodeJS.Signals | null) => {
      resolve(code ?? 128 + os.constants.signals[signal ?? "SIGKILL"]);
    });
  });
}

/** Without the end of its last line. */
function trimmed(said: string): string {
  return said.replace(/\n$/, "");
}

/** Reads lines as they are written, until the writer has ended and all of it is read. */
async function follow(
  file: string,
  ended: AbortSignal,
  onEvent: (event: EngineEvent) => void | Promise<void>,
): Promise<void> {
  const handle = await open(file, "a+");
  try {
    let rest = Buffer.alloc(0);
    const piece = Buffer.alloc(1 << 16);
    for (let position = 0; ;) {
      // asked before reading: what is written before the end is read after it
      const isLast = ended.aborted;
      const { bytesRead } = await handle.read(piece, 0, piece.length, position);
      if (bytesRead === 0) {
        if (isLast) return;
        // Nobody sees the difference, and each look costs a millisecond of processor time.
        await sleep(100, undefined, { signal: ended }).catch(() => undefined);
        continue;
      }
      position += bytesRead;
      const written = Buffer.concat([rest, piece.subarray(0, bytesRead)]);
      const end = written.lastIndexOf("\n");
      for (const line of written.subarray(0, Math.max(end, 0)).toString("utf8").split("\n")) {
        // written by the engine of the version that events.ts describes
        if (line !== "") await onEvent(JSON.parse(line) as EngineEvent);
      }
      rest = Buffer.from(written.subarray(end + 1));
    }
  } finally {
    await handle.close();
  }
}

function cannotStart(engine: Engine, why: string): EngineError {
  return new EngineError({
    fr: `${engine.pulumi} ne démarre pas : ${why} ; « konbit engine install » le remet en place.`,
    en: `${engine.pulumi} does not start: ${why}; "konbit engine install" puts it right.`,
  });
}
