import type { Kind, Props } from "../kinds/kind.ts";
import type { Remote, Result } from "../remote/remote.ts";
import type { Script } from "../remote/sh.ts";
import { readOutcomes, scrubber, type Outcome } from "./outcome.ts";
import { quiet } from "./quiet.ts";

export type Verb = "ensure" | "retire";

/** One thing to ensure or to retire, and who waits for it. */
export interface Request {
  readonly kind: Kind;
  readonly verb: Verb;
  readonly id: string;
  readonly state: Props;
  /** Aborted when the one who asked has given up; the script goes on while anybody waits. */
  readonly signal: AbortSignal;
}

interface Waiting extends Request {
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

/** Longer than any timeout of a resource: who waits decides how long. */
const scriptTimeoutMs = 3_600_000;

/**
 * Group commit: while one script of a kind runs, further requests for it queue up and go together as the next one.
 * Kinds do not wait for one another, and within a kind ensure and retire take turns.
 */
export class Batches {
  readonly #remote: Remote;
  readonly #wrote: (kind: Kind, ids: readonly string[]) => void;
  readonly #queues = new Map<string, Waiting[]>();
  readonly #running = new Set<string>();

  /** @param wrote is told before and after each script: what was read of these no longer holds. */
  constructor(remote: Remote, wrote: (kind: Kind, ids: readonly string[]) => void) {
    this.#remote = remote;
    this.#wrote = wrote;
  }

  /** @throws RemoteError when the script could not run; what it says about the item is the outcome. */
  submit(request: Request): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const { kind } = request;
      const queue = this.#queues.get(kind.token) ?? [];
      this.#queues.set(kind.token, queue);
      queue.push({ ...request, resolve, reject });
      if (!this.#running.has(kind.token)) void this.#drain(kind, queue);
    });
  }

  async #drain(kind: Kind, queue: Waiting[]): Promise<void> {
    this.#running.add(kind.token);
    await quiet(() => queue.length);
    for (let batch = next(queue); batch.length > 0; batch = next(queue)) await this.#run(kind, batch);
    this.#running.delete(kind.token);
  }

  async #run(kind: Kind, batch: readonly Waiting[]): Promise<void> {
    const ids = batch.map(({ id }) => id);
    this.#wrote(kind, ids);
    try {
      const signal = allAborted(batch.map((one) => one.signal));
      const result = await this.#remote.run(scriptOf(kind, batch), {
        signal,
        timeoutMs: scriptTimeoutMs,
        repeatable: true,
      });
      const outcomes = outcomesOf(kind, batch, result);
      this.#wrote(kind, ids);
      for (const one of batch) one.resolve(outcomes(one.id));
    } catch (error) {
      this.#wrote(kind, ids);
      for (const one of batch) one.reject(error);
    }
  }
}

/** All at the head of the queue that can go together: those still waited for, of one verb, each thing once. */
function next(queue: Waiting[]): readonly Waiting[] {
  const given = queue.filter((one) => one.signal.aborted);
  for (const one of given) one.reject(one.signal.reason);
  const waiting = queue.filter((one) => !one.signal.aborted);
  const ids = new Set<string>();
  const batch = waiting.filter((one) => {
    if (one.verb !== waiting[0]?.verb || ids.has(one.id)) return false;
    ids.add(one.id);
    return true;
  });
  queue.splice(0, queue.length, ...waiting.filter((one) => !batch.includes(one)));
  return batch;
}

function scriptOf(kind: Kind, batch: readonly Waiting[]): Script {
  const states = batch.map((one) => one.state);
  return batch[0]?.verb === "retire" ? kind.retire(states) : kind.ensure(states);
}

function outcomesOf(kind: Kind, batch: readonly Waiting[], result: Result): (id: string) => Outcome {
  const scrub = scrubber(
    batch.map(({ state }) => state),
    kind.secrets,
  );
  return readOutcomes(result, scrub);
}

/** Aborted when all of them are. */
function allAborted(signals: readonly AbortSignal[]): AbortSignal {
  const all = new AbortController();
  const look = (): void => {
    if (signals.every((signal) => signal.aborted)) all.abort();
  };
  for (const signal of signals) signal.addEventListener("abort", look, { once: true });
  look();
  return all.signal;
}
