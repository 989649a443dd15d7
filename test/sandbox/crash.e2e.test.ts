import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { freshHead, keepHead, recoverHead, restoreHead } from "../../sandbox/head.ts";
import { rootScript } from "../../sandbox/host.ts";
import { down, snapshot, up } from "../../sandbox/sandbox.ts";
import { find, slots } from "../../sandbox/slot.ts";
import { fewOrAll } from "../thorough.ts";
import { checkout, isPossible, on, traces } from "./on-machine.ts";

const claim = { checkout, purpose: "sandbox-crash-test" };
const small = { ...claim, machines: ["server"], layer: "base" } as const;

/** Moments to be killed or interrupted at. */
const moments = fewOrAll<readonly number[]>;

afterAll(() => (isPossible ? down({ ...claim, purge: true }) : undefined));

describe.skipIf(!isPossible)("after kill -9 in the middle", () => {
  /** Starts `konbit sandbox …` and kills it, alone, after a while. */
  async function killed(afterMs: number, words: readonly string[], env = process.env): Promise<void> {
    const argv = [`${checkout}/scripts/konbit.ts`, "sandbox", ...words, "--purpose", claim.purpose];
    const command = spawn(process.execPath, argv, { stdio: "ignore", env });
    await sleep(afterMs);
    command.kill("SIGKILL");
    if (command.exitCode === null && command.signalCode === null) await once(command, "exit");
  }

  for (const afterMs of moments([350, 700], [150, 250, 350, 500, 700, 900, 1100]))
    test(`of a new server's start (${afterMs} ms), up starts it`, async () => {
      await killed(afterMs, ["up", "--bare"]);
      const sandbox = await up(small);
      expect((await on(sandbox, "systemctl is-system-running")).said).toBe("running");
    });

  for (const afterMs of moments([500], [150, 300, 450, 500, 600, 700, 800, 1100]))
    test(`of a snapshot or of going back (${afterMs} ms), nothing is lost`, async () => {
      const sandbox = await up(small);
      await on(sandbox, `echo ${afterMs} >/root/mark; sync`);
      await killed(afterMs, ["snapshot", "aside"]);
      await up(small);
      expect((await on(sandbox, "cat /root/mark")).said).toBe(String(afterMs));
      await snapshot({ ...claim, name: "kept" });
      await killed(afterMs, ["reset", "kept"]);
      await up(small);
      expect((await on(sandbox, "cat /root/mark")).said).toBe(String(afterMs));
    });

  for (const afterMs of moments([0, 300], [0, 50, 100, 200, 300, 500, 800]))
    test(`of a power-off (${afterMs} ms before), up waits for its end and starts it`, async () => {
      const sandbox = await up(small);
      // What a command that powers off has done when it is killed.
      await rootScript('kill -TERM "$(cat "$1/server/pid")"', sandbox.folder);
      await sleep(afterMs);
      await up(small);
      expect((await on(sandbox, "systemctl is-system-running")).said).toBe("running");
    });

  for (const afterMs of moments([250], [150, 200, 250, 300, 350, 400]))
    test(`of down --purge (${afterMs} ms), down and up work`, async () => {
      const sandbox = await up(small);
      await killed(afterMs, ["down", "--purge"]);
      await down({ ...claim, purge: true });
      expect(await traces(sandbox)).toEqual([]);
      expect(existsSync(sandbox.folder)).toBe(false);
      expect(find(claim)).toBeUndefined();
    });

  for (const afterMs of moments([], [1000, 4000, 9000, 15_000]))
    test(`of an image's making (${afterMs} ms), the next command makes it`, async () => {
      const cache = await mkdtemp(`${tmpdir()}/konbit-cache-`);
      const env = { ...process.env, XDG_CACHE_HOME: cache };
      await killed(afterMs, ["up", "--bare"], env);
      await execa(
        process.execPath,
        [`${checkout}/scripts/konbit.ts`, "sandbox", "up", "--bare", "--purpose", claim.purpose],
        { env },
      );
      await down({ ...claim, purge: true });
      expect((await readdir(`${cache}/konbit/sandbox/layers`)).map((name) => name.replace(/-.*/, ""))).toEqual([
        "base",
      ]);
      expect(await readFile("/proc/mounts", "utf8")).not.toContain(cache);
      await rootScript('rm -rf --one-file-system "$1"', cache);
    });
});

describe.skipIf(!isPossible)("a sandbox that is interrupted", () => {
  for (const afterMs of moments([400], [10, 50, 100, 200, 400, 600, 900]))
    test(`after ${afterMs} ms leaves nothing running, and starts afterwards`, async () => {
      const stop = new AbortController();
      const starting = up({ ...small, fresh: true, signal: stop.signal });
      setTimeout(() => {
        stop.abort(new Error("interrupted"));
      }, afterMs);
      await expect(starting).rejects.toThrow(/interrupted|abort/i);
      const slot = find(claim);
      // What was killed may take a moment to be gone on a busy machine.
      if (slot)
        await expect.poll(() => traces({ slot: slot.number, folder: slot.folder }), { timeout: 5000 }).toEqual([]);
      expect((await on(await up(small), "true")).status).toBe(0);
    });
});

describe.skipIf(!isPossible)("a slot", () => {
  test("whose checkout was deleted is free again", async () => {
    const gone = await mkdtemp(`${tmpdir()}/konbit-gone-`);
    const abandoned = await up({ ...small, checkout: gone });
    await rm(gone, { recursive: true });
    const next = await up(small);
    expect(slots().some((slot) => slot.checkout === gone)).toBe(false);
    // The same place, another machine.
    expect(next.server.hostKey).not.toBe(abandoned.server.hostKey);
  });
});

describe.skipIf(!isPossible)("the head of a machine", () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(`${tmpdir()}/konbit-head-`)));
  afterEach(() => rootScript('rm -rf "$1"/*', folder));
  afterAll(() => rm(folder, { recursive: true }));
  const mark = (text: string) =>
    rootScript(
      'echo "$2" >"$1/head/tree/mark"; echo "$2" | dd of="$1/head/sda.img" conv=notrunc status=none',
      folder,
      text,
    );

  test("is found again when a command died between the two renames", async () => {
    await freshHead(folder, ["/below"]);
    await mark("kept");
    await keepHead(folder, "one");
    await rootScript('cd "$1"; mv head next', folder);
    await recoverHead(folder);
    expect((await readFile(`${folder}/head/layers`, "utf8")).split("\n")).toEqual([
      `${folder}/snapshots/one.1/tree`,
      "/below",
      "",
    ]);
  });

  test("stands when a command died before the first rename", async () => {
    await freshHead(folder, ["/below"]);
    await mark("kept");
    await rootScript('cd "$1"; mkdir next; echo half >next/layers', folder);
    await recoverHead(folder);
    expect(await readFile(`${folder}/head/tree/mark`, "utf8")).toBe("kept\n");
    expect(existsSync(`${folder}/next`)).toBe(false);
  });

  test("takes seconds to copy, not what its disks could hold", async () => {
    await freshHead(folder, ["/below"]);
    await mark("disk");
    await keepHead(folder, "one");
    await mark("changed");
    const started = Date.now();
    await restoreHead(folder, "one");
    expect(Date.now() - started).toBeLessThan(2000);
    expect((await rootScript('head -c 4 "$1/head/sda.img"; stat -c %s "$1/head/sda.img"', folder)).trim()).toBe(
      `disk${6 * 2 ** 40}`,
    );
  });
});
