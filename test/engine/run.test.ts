import { readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Engine } from "../../engine/engine.ts";
import type { EngineEvent } from "../../engine/events.ts";
import { foldersOf } from "../../engine/folders.ts";
import { runPulumi } from "../../engine/run.ts";
import { program, temporaryFolder } from "./folder.ts";

function engineThat(script: string): Engine {
  const folder = temporaryFolder();
  return {
    pulumi: program(path.join(folder, "pulumi"), script),
    version: "3.259.0",
    origin: "path",
    languageHost: { path: "", origin: "official" },
    plugins: [],
    folders: foldersOf(folder, {}),
    variables: { KONBIT_TEST: "of the engine" },
  };
}

const env = { PATH: process.env["PATH"] };

test("the engine's end is returned, with what it said", async () => {
  const result = await runPulumi(engineThat('echo "$KONBIT_TEST" "$@"; echo no >&2; exit 3'), ["up", "--yes"], { env });
  expect(result).toEqual({ exitCode: 3, stdout: "of the engine up --yes", stderr: "no", isInterrupted: false });
});

test("^C reaches the engine once, and its orderly end is waited for", async () => {
  const engine = engineThat(
    "n=0; trap 'n=$((n+1))' INT; echo started; for i in 1 2 3 4 5 6 7 8; do sleep 0.1; done; echo ended after $n; exit 1",
  );
  const stop = new AbortController();
  const run = runPulumi(engine, [], { env, signal: stop.signal });
  await sleep(200);
  stop.abort();
  expect(await run).toMatchObject({ exitCode: 1, stdout: "started\nended after 1", isInterrupted: true });
});

test("events come whole and in order, the last one too, and leave no file", async () => {
  const line = (sequence: number): string =>
    JSON.stringify({ sequence, timestamp: 0, diagnosticEvent: { message: "é".repeat(50_000), severity: "info" } });
  const half = Math.floor(line(2).length / 2);
  const engine = engineThat(
    [
      'while [ "$1" != --event-log ]; do shift; done; [ "$PULUMI_DEBUG_COMMANDS" = true ] || exit 9',
      `cat > "$0.1" <<'E'\n${line(1)}\nE`,
      `cat > "$0.2" <<'E'\n${line(2)}\nE`,
      `cat "$0.1" >> "$2"; head -c ${half} "$0.2" >> "$2"; sleep 0.2; tail -c +${half + 1} "$0.2" >> "$2"`,
      `echo '{"sequence":3,"timestamp":0,"cancelEvent":{}}' >> "$2"`,
    ].join("\n"),
  );
  const events: EngineEvent[] = [];
  const before = readdirSync(os.tmpdir()).filter((name) => name.startsWith("konbit-events-"));
  const { exitCode } = await runPulumi(engine, ["up"], { env, onEvent: (event) => void events.push(event) });
  expect(exitCode).toBe(0);
  expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  expect(events[1]?.diagnosticEvent?.message).toBe("é".repeat(50_000));
  expect(readdirSync(os.tmpdir()).filter((name) => name.startsWith("konbit-events-"))).toEqual(before);
});

test("an engine that does not start is an error that says what to do", async () => {
  const engine = { ...engineThat(""), pulumi: "/nowhere/pulumi" };
  await expect(runPulumi(engine, [], { env })).rejects.toThrow("konbit engine install");
});
