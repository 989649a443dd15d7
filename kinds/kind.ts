import type * as z from "zod";
import type { Script } from "../remote/sh.ts";

/** Plain data as Pulumi stores it: no undefined, no class. Absent is not a value: the key is left out. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Props = Readonly<Record<string, Json>>;

/**
 * A server-side thing. A file of this folder holds one, as plain data and pure functions, and `kinds/index.ts` lists
 * them (`export const kinds: readonly Kind[]`). Neither imports @pulumi/pulumi: loading it costs the provider 400 ms,
 * and the provider is started on every run. The class that components use is made from the kind in one line:
 * `export class Account extends resourceClass(account) {}` in `kinds/resources.ts`, which only components import.
 *
 * A kind is level-based: `desired` says what must be there, `observe` what is there, in the same
 * shape, and `ensure` makes the second equal to the first, from any half-done state. Everything here is pure; the
 * provider runs the scripts.
 */
export interface Kind<State extends Props = Props, Inputs extends Props = Props> {
  /** Pulumi's type token, `konbit:index:Account`. Never renamed. */
  readonly token: string;
  /** What the program gives. */
  readonly inputs: z.ZodType<Inputs>;
  /**
   * Keys (top level) whose change means another thing altogether: the engine makes a new one and retires the old
   * (in the other order when both have the same `id`).
   */
  readonly identity: readonly string[];
  /** Keys (top level) of `State` whose values are secret in state and output; scrubbed from every error and log. */
  readonly secrets: readonly string[];
  /**
   * What the server must show for checked inputs; becomes the resource's inputs in the state. In a preview an input
   * may hold a placeholder text for a value that is not known yet, so it takes texts as they come and never throws.
   */
  desired(inputs: Inputs): State;
  /** Identity on the server and in the state; what `pulumi import` is given. */
  id(desired: State): string;
  /** Prints what is there for the whole server, read-only, in one go. It becomes a section of the inventory. */
  readonly survey: Script;
  /**
   * What the survey shows of one thing, absent when there is none. `expected` is the state that was last applied:
   * values that cannot be read back (a password) are answered from it when the server's hash agrees.
   */
  observe(survey: string, id: string, expected?: State): State | undefined;
  /** A file that `ensure` needs beside it; whoever runs that brings it before, when the server wants it. */
  delivery?(state: State): Delivery;
  /**
   * Makes all of them so. The script prints one line for each: `ok ID`, or `failed ID REASON` when that one could not
   * be made while the others were; `changed ID TEXT` lines before it say what it did. An item without a line failed
   * with the script's last words on standard error. It is run again when the connection drops under it.
   */
  ensure(states: readonly State[]): Script;
  /** Closes access and moves data to quarantine; never erases. Same lines as `ensure`. */
  retire(states: readonly State[]): Script;
}

/** One file, by its checksum: too large for a script, and no server fetches it. */
export interface Delivery {
  /** What it is for, as people call it: "picocms 2.1.4". */
  readonly title: string;
  readonly url: string;
  /** Its name, in whatever folder it lies. */
  readonly file: string;
  readonly sha256: string;
  /** Prints `wanted` when `ensure` could not do without it. */
  readonly isWanted: Script;
  /** Takes the file from its standard input, and keeps it when it is the right one, whole. */
  readonly receive: Script;
}
