import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { withLock } from "../../engine/lock.ts";
import { temporaryFolder } from "./folder.ts";

test("two at once do their work one after the other", async () => {
  const file = path.join(temporaryFolder(), "cache", "lock");
  const told: string[] = [];
  const work = (name: string) => () =>
    withLock(
      file,
      () => told.push(`${name} waits`),
      undefined,
      async () => {
        told.push(`${name} begins`);
        await sleep(400);
        told.push(`${name} ends`);
      },
    );
  await Promise.all([work("one")(), sleep(50).then(work("two"))]);
  expect(told).toEqual(["one begins", "two waits", "one ends", "two begins", "two ends"]);
});

test("the lock of a process that was killed is free", async () => {
  const file = path.join(temporaryFolder(), "lock");
  const script = `import { withLock } from ${JSON.stringify(path.resolve("engine/lock.ts"))};
    await withLock(process.argv[1], () => {}, undefined, () => { console.log("held"); return new Promise(() => setInterval(() => {}, 1000)); });`;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", script, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => holder.stdout.once("data", resolve));
  holder.kill("SIGKILL");
  await expect(
    withLock(
      file,
      () => undefined,
      AbortSignal.timeout(3000),
      () => Promise.resolve("mine"),
    ),
  ).resolves.toBe("mine");
});

test("waiting for a lock ends when one is interrupted", async () => {
  const file = path.join(temporaryFolder(), "lock");
  await withLock(
    file,
    () => undefined,
    undefined,
    async () => {
      await expect(
        withLock(
          file,
          () => undefined,
          AbortSignal.timeout(100),
          () => Promise.resolve(),
        ),
      ).rejects.toThrow();
    },
  );
});
