import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { serve } from "../../provider/server.ts";
import { fewOrAll } from "../thorough.ts";
import { LocalRemote } from "./local-remote.ts";
import { MiniEngine } from "./mini-engine.ts";
import { thing, unlucky } from "./thing.ts";

const names = ["a", "b", "c"] as const;
const size = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 9 }) },
  fc.constantFrom(unlucky.halfDone, unlucky.notAtAll),
);
const labels = fc.uniqueArray(fc.constantFrom("x", "y", "'", "é $(id)"), { maxLength: 3 });
const program = fc.dictionary(fc.constantFrom(...names), fc.record({ size, labels }), { maxKeys: 3 });
const drift = fc.record({ name: fc.constantFrom(...names), how: fc.constantFrom("edited", "removed", "appeared") });

test("from whatever was asked for, failed and was done by hand, one good run leads to no difference", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(program, fc.array(drift, { maxLength: 2 })), { minLength: 1, maxLength: 4 }),
      async (story) => {
        const remote = new LocalRemote();
        const server = await serve({
          kinds: [thing(remote.folder)],
          backends: { alternc: [] },
          lang: "fr",
          version: "0",
          connect: () => remote,
        });
        const engine = new MiniEngine(server.port);
        try {
          let last = {};
          for (const [asked, drifts] of story) {
            await engine.configure(config);
            await engine.up(withNames(asked));
            for (const one of drifts) meddle(remote.folder, one.name, one.how);
            last = healthy(withNames(asked));
          }
          await engine.configure(config);
          const steps = await engine.up(last);
          expect(steps.filter(({ op }) => op === "failed" || op === "refused")).toEqual([]);
          await engine.configure(config);
          const again = await engine.preview(last);
          expect(again.filter(({ op }) => op !== "same")).toEqual([]);
          const there = readdirSync(remote.folder).filter((name) => name.endsWith(".json"));
          for (const name of Object.keys(last)) expect(there).toContain(`${name}.json`);
        } finally {
          engine.close();
          await server.close();
          remote.remove();
        }
      },
    ),
    { numRuns: fewOrAll(8, 30) },
  );
}, 60_000);

const config = {
  host: "konbit.example",
  user: "root",
  hostKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA6yoOIst9iZ4lGVWgUGdLiLpqtxWSn22oIxEIbew7Zh",
};

type Asked = Readonly<Record<string, { readonly size: number; readonly labels: readonly string[] }>>;

function withNames(asked: Asked): Record<string, { name: string; size: number; labels: readonly string[] }> {
  return Object.fromEntries(Object.entries(asked).map(([name, rest]) => [name, { name, ...rest }]));
}

function healthy(asked: ReturnType<typeof withNames>): ReturnType<typeof withNames> {
  return Object.fromEntries(
    Object.entries(asked).map(([name, rest]) => [name, { ...rest, size: Math.min(rest.size, 9) }]),
  );
}

function meddle(folder: string, name: string, how: string): void {
  const file = join(folder, `${name}.json`);
  if (how === "removed") rmSync(file, { force: true });
  else if (how === "appeared" || existsSync(file)) {
    writeFileSync(file, JSON.stringify({ name, size: 77, labels: [], limits: { odd: 1 }, files: {} }));
  }
}
