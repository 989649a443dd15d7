import type { Kind, Props } from "../kinds/kind.ts";
import type { Verb } from "./batch.ts";
import { failed, HalfDone, noServer, Problem } from "./problem.ts";
import { RemoteError } from "../remote/errors.ts";
import type { Session } from "./session.ts";

/** What a call of the engine brings along. */
export interface Context {
  /** Absent when no server is configured. */
  readonly session?: Session;
  /** Says in the engine's display what is being done; it is gone when that is done. */
  readonly log: (text: string) => void;
  /** As customTimeouts says, 0 when it does not. */
  readonly timeoutS: number;
}

/**
 * The outputs hold nothing, but of what was left half done: why. Inputs say all that there is to say, and texts of files that stood in
 * both were written, sent and compared twice. While it stands there, reading the thing tells the engine so
 * again, and the engine updates it even where all that can be observed is as it should be.
 */
const unfinished = "unfinished";

export interface Shown {
  readonly id: string;
  readonly inputs: Props;
  readonly outputs: Props;
}

/** @throws HalfDone when something was made but not all of it; Problem; RemoteError. */
export async function create(kind: Kind, desired: Props, context: Context): Promise<Shown> {
  const id = kind.id(desired);
  return ensure(kind, id, desired, context);
}

/** Creating once more: a kind finds out by itself what is there. */
export async function ensure(kind: Kind, id: string, desired: Props, context: Context): Promise<Shown> {
  await write(kind, "ensure", id, desired, context);
  return { id, inputs: desired, outputs: {} };
}

/** Closes access and moves data to quarantine: nothing is erased. */
export async function retire(kind: Kind, id: string, state: Props, context: Context): Promise<void> {
  await write(kind, "retire", id, state, context);
}

/**
 * What the server shows, as inputs: so a difference to what was asked for is found by Diff. Absent when
 * nothing is there. @param expected what was last asked for, absent in an import. @throws HalfDone; Problem; RemoteError.
 */
export async function read(
  kind: Kind,
  id: string,
  expected: Props | undefined,
  outputs: Props,
  context: Context,
): Promise<Shown | undefined> {
  const { session } = context;
  if (session === undefined) {
    if (expected === undefined) throw noServer();
    // A preview on a machine that reaches no server: the state is all there is.
    return { id, inputs: expected, outputs };
  }
  const survey = await session
    .within(id, context.timeoutS, () => session.inventory.now(kind, id))
    .catch((error: unknown) => {
      // A server with another key that does not know our operator is a new one: nothing of ours is there yet.
      if (session.isReplaced && error instanceof RemoteError && error.kind === "denied") return undefined;
      throw error;
    });
  if (survey === undefined) return undefined;
  const found = kind.observe(survey, id, expected);
  if (found === undefined) return undefined;
  const reason = outputs[unfinished];
  if (typeof reason === "string") throw new HalfDone(failed(id, reason), id, found, { [unfinished]: reason });
  return { id, inputs: found, outputs: {} };
}

async function write(kind: Kind, verb: Verb, id: string, state: Props, context: Context): Promise<void> {
  const { session, log, timeoutS } = context;
  if (session === undefined) throw noServer();
  const delivery = verb === "ensure" ? kind.delivery?.(state) : undefined;
  const outcome = await session.within(id, timeoutS, async (signal) => {
    if (delivery !== undefined) await session.deliver(delivery, signal);
    return session.batches.submit({ kind, verb, id, state, signal });
  });
  for (const text of outcome.changed) log(text);
  if (outcome.reason === undefined) return;
  if (verb === "retire") throw new Problem(failed(id, outcome.reason));
  const there = kind.observe(await session.inventory.now(kind, id), id, state);
  if (there === undefined) throw new Problem(failed(id, outcome.reason));
  throw new HalfDone(failed(id, outcome.reason), id, there, { [unfinished]: outcome.reason });
}
