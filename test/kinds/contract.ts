import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Kind, Props } from "../../kinds/kind.ts";
import type { Script } from "../../remote/sh.ts";
import { fewOrAll } from "../thorough.ts";
import type { Ground } from "./grounds.ts";
import { differences } from "./leaves.ts";
import { Server } from "./server.ts";

/** Something done by hand on the server, and the leaf in which it must show. */
export interface Drift {
  readonly leaf: string;
  readonly by: Script;
}

/** What the suite needs to know about a kind. */
export interface Contract<State extends Props, Inputs extends Props> {
  readonly kind: Kind<State, Inputs>;
  readonly inputs: readonly Inputs[];
  /** Inputs for one thing that is not there yet, a new one for each number. */
  another(number: number): { readonly inputs: Inputs; readonly before: (server: Server) => Promise<void> };
  /** What the kind stands on; nothing but Debian and its packages unless told. */
  readonly ground?: Ground;
  /** What it needs besides. */
  readonly prepare?: (server: Server) => Promise<unknown>;
  /** How often making and retiring are killed anew; 12 unless told, and fewer in an ordinary run. */
  readonly killings?: number;
  /**
   * One after another, and those of a list together: there, none hides another, and what mends one mends no other. With
   * KONBIT_THOROUGH=1 each comes alone.
   */
  readonly drifts: readonly (Drift | readonly Drift[])[];
  /** Puts data into the first thing, and prints a digest of it, wherever it lies. */
  readonly data?: {
    readonly fill: Script;
    readonly digest: Script;
    /** What is told when it comes back, where konbit leaves the data in its place. */
    readonly returns?: RegExp;
  };
  /** Where something else than konbit's own programs runs the server; absent: a fresh one of ours. */
  readonly backend?: {
    readonly isSupplied: boolean;
    start(): Promise<Server>;
    /** What a run without a change must leave alone, beside the files that it always must. */
    readonly fingerprint: Script;
  };
}

/** The suite that every kind passes against a real server. */
export function contract<State extends Props, Inputs extends Props>(
  name: string,
  given: Contract<State, Inputs>,
): void {
  const { kind, backend } = given;
  const { killings: all = 12 } = given;
  const rounds = fewOrAll(
    given.drifts.map((drift) => [drift].flat()),
    given.drifts.flat().map((drift) => [drift]),
  );
  const back = given.data?.returns ?? /moved the data back from/;
  const states = given.inputs.map((inputs) => kind.desired(kind.inputs.parse(inputs)));
  const [first] = states;
  if (first === undefined) throw new Error("a contract needs inputs");

  describe.skipIf(backend?.isSupplied === false)(`${name} on a server`, () => {
    let server: Server;
    const drift = async (expected: State) => differences(expected, await server.observe(kind, expected));

    beforeAll(async () => {
      server = await (backend?.start() ?? Server.fresh(given.ground));
      await given.prepare?.(server);
    });
    afterAll(async () => {
      await server.close();
    });

    test("is absent before it is made", async () => {
      expect(await server.observe(kind, first)).toBeUndefined();
    });

    /** By the first test that needs it, so that each can run alone. */
    const made = once(() => server.make(kind, states));

    test("shows what was asked for once it is made", async () => {
      const told = await made();
      expect(told.ok).toEqual(states.map((state) => kind.id(state)));
      expect(told.changed.length).toBeGreaterThan(0);
      for (const state of states) expect(await drift(state)).toEqual([]);
    });

    test("changes nothing the second time, and neither does looking", async () => {
      const fingerprint = async () => [
        await server.fingerprint(),
        backend === undefined ? "" : await server.run(backend.fingerprint),
      ];
      await made();
      const before = await fingerprint();
      expect((await server.make(kind, states)).changed).toEqual([]);
      expect(await drift(first)).toEqual([]);
      expect(await fingerprint()).toEqual(before);
    });

    /** What no repair has mended so far; it is told once. */
    const unmended = new Set<string>();
    /** What drifts came to that were on the server at the same time. */
    const repair = async (drifts: readonly Drift[]) => {
      await made();
      for (const { leaf, by } of drifts)
        await server.run(by).catch((cause: unknown) => {
          throw new Error(`${leaf} cannot be changed by hand`, { cause });
        });
      const found = await drift(first);
      const told = await server.make(kind, states);
      const left = (await drift(first)).filter((line) => !unmended.has(line));
      for (const line of left) unmended.add(line);
      return { found, told, left };
    };
    const repairs = rounds.flatMap((round) => {
      const repaired = once(() => repair(round));
      return round.map(({ leaf }) => ({ leaf, repaired, others: round.filter((other) => other.leaf !== leaf) }));
    });

    test.each(repairs)("finds and repairs $leaf", async ({ leaf, repaired, others }) => {
      const { found, told, left } = await repaired();
      expect(found.map(leafOf)).toContain(leaf);
      expect(told.changed.length).toBeGreaterThan(others.length);
      // What the others have left is theirs to tell.
      const isOfOthers = (line: string) => others.some((other) => `${leafOf(line)}.`.startsWith(`${other.leaf}.`));
      expect(left.filter((line) => !isOfOthers(line))).toEqual([]);
    });

    test("is made whole after being killed again and again", async () => {
      const beginnings = fewOrAll(Math.ceil(all / 6), all);
      await made();
      for (let number = 0; number < beginnings; number += 1) {
        const { inputs, before } = given.another(number);
        await before(server);
        const desired = kind.desired(inputs);
        const script = kind.ensure([desired]);
        // Each time later: what one has left half done, the next takes up. What takes seconds waits for programs to start.
        let seconds = 0.003 * 3 ** (number / beginnings);
        const killed: number[] = [];
        while (seconds < 5 && (await server.runKilled(script, seconds))) {
          killed.push(seconds);
          seconds *= 3;
        }
        expect(killed.length).toBeGreaterThan(0);
        await server.make(kind, [desired]);
        expect(await drift(desired), `killed after ${killed.join(", ")} s`).toEqual([]);
      }
    }, 300_000);

    const { data } = given;
    test.runIf(data !== undefined)("loses no byte when it is retired, and brings all of it back", async () => {
      if (data === undefined) return;
      await made();
      await server.run(data.fill);
      const before = await server.run(data.digest);
      for (let round = 0; round < 2; round += 1) {
        expect((await server.tell(kind.retire([first]))).failed).toEqual([]);
        expect(await server.observe(kind, first)).toBeUndefined();
        expect(await server.run(data.digest)).toBe(before);
        // Once more changes nothing.
        expect((await server.tell(kind.retire([first]))).failed).toEqual([]);
        expect(await server.run(data.digest)).toBe(before);
        expect((await server.make(kind, [first])).changed.join("\n")).toMatch(back);
        expect(await server.run(data.digest)).toBe(before);
        expect(await drift(first)).toEqual([]);
      }
    });

    test.runIf(data !== undefined)("loses no byte when its retirement is killed", async () => {
      if (data === undefined) return;
      const killings = fewOrAll(Math.min(4, all / 2), all);
      await made();
      const before = await server.run(data.digest);
      const measured = performance.now();
      await server.tell(kind.retire([first]));
      const seconds = (performance.now() - measured) / 1000;
      await server.make(kind, [first]);
      for (let point = 1; point <= killings; point += 1) {
        await server.runKilled(kind.retire([first]), (seconds * (point - 0.5)) / killings);
        expect(await server.run(data.digest), `killed at point ${point}`).toBe(before);
        if (point % 2 === 0) await server.tell(kind.retire([first]));
        await server.make(kind, [first]);
        expect(await server.run(data.digest), `repaired after point ${point}`).toBe(before);
        expect(await drift(first)).toEqual([]);
      }
    });
  });
}

/** Done for the first who asks. */
function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined;
  return () => (result ??= work());
}

/** Of a difference. */
const leafOf = (line: string): string => line.split(": ")[0] ?? "";
