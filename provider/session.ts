import { isDeepStrictEqual } from "node:util";
import { orAborted } from "../remote/abort.ts";
import type { Delivery } from "../kinds/kind.ts";
import type { Remote, Target } from "../remote/remote.ts";
import type { Places } from "./archive-file.ts";
import { Batches } from "./batch.ts";
import { deliver } from "./deliver.ts";
import { Inventory } from "./inventory.ts";
import { interrupted, Problem, tooLong } from "./problem.ts";

/** How long work that is under way may go on after the engine said stop: it kills us after five seconds. */
const graceMs = 3_000;

/** What the engine has configured us for. */
interface Of {
  readonly target: Target;
  readonly isReplaced: boolean;
  /** For what stands in the state, not for what the program declares. */
  readonly isOfState: boolean;
  /** Where archives lie on this machine. */
  readonly places: Omit<Places, "signal">;
}

/** One run with one server: from Configure to Cancel. */
export class Session {
  readonly inventory: Inventory;
  readonly batches: Batches;
  readonly #of: Of;
  readonly #remote: Remote;
  readonly #stop = new AbortController();
  readonly #underWay = new Set<Promise<unknown>>();
  #isStopping = false;

  constructor(remote: Remote, of: Of) {
    this.#remote = remote;
    this.#of = of;
    this.inventory = new Inventory(remote);
    this.batches = new Batches(remote, (kind, ids) => {
      this.inventory.forget(kind, ids);
    });
  }

  /** The server has another host key than the one that the state remembers. */
  get isReplaced(): boolean {
    return this.#of.isReplaced;
  }

  /** What was begun for the state goes on for the program of the same run, when that has the same server. */
  isAlsoFor(target: Target): boolean {
    const { isOfState, isReplaced } = this.#of;
    return isOfState && !isReplaced && !this.#isStopping && isDeepStrictEqual(this.#of.target, target);
  }

  /** Brings a file to the server where that wants it. */
  deliver(delivery: Delivery, signal: AbortSignal): Promise<void> {
    return deliver(this.#remote, delivery, { ...this.#of.places, signal });
  }

  /** Does one thing within its time. @param seconds as customTimeouts says, 0 when it does not. */
  async within<T>(id: string, seconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#isStopping) throw new Problem(interrupted(id));
    const limitS = seconds > 0 ? seconds : 1_200;
    const time = new AbortController();
    const timer = setTimeout(() => {
      time.abort(new Problem(tooLong(id, limitS)));
    }, limitS * 1_000);
    const stopped = (): void => {
      time.abort(new Problem(interrupted(id)));
    };
    this.#stop.signal.addEventListener("abort", stopped);
    const doing = orAborted(work(time.signal), time.signal);
    this.#underWay.add(doing);
    try {
      return await doing;
    } finally {
      clearTimeout(timer);
      this.#stop.signal.removeEventListener("abort", stopped);
      this.#underWay.delete(doing);
    }
  }

  /** Begins nothing more, lets what is under way end if it does so soon, and lets go of the server. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#underWay.size > 0) {
      const timer = setTimeout(() => {
        this.#stop.abort();
      }, graceMs);
      await Promise.allSettled(this.#underWay);
      clearTimeout(timer);
    }
    await this.#remote.close();
  }
}
