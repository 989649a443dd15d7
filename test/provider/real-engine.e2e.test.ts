import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { presentEngine } from "../../engine/engine.ts";
import { runPulumi, type PulumiResult } from "../../engine/run.ts";
import { serve, type Running } from "../../provider/server.ts";
import { LocalRemote } from "./local-remote.ts";
import { thing, unlucky } from "./thing.ts";

const checkout = new URL("../..", import.meta.url).pathname;
const folder = mkdtempSync("/tmp/konbit-engine-");
/** A state of its own, and not the checkout's. */
const env = { ...process.env, PULUMI_BACKEND_URL: pathToFileURL(folder).href, PULUMI_CONFIG_PASSPHRASE: "test" };
const engine = await presentEngine({ checkout, env, signal: new AbortController().signal });
if (engine === undefined) console.warn("skipped: no engine yet (./konbit engine)");

/** The mini engine is what we think the engine does; this is the engine. */
describe.skipIf(engine === undefined)("the real engine", () => {
  let remote: LocalRemote;
  let server: Running;

  beforeAll(async () => {
    symlinkSync(join(checkout, "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: things\nruntime: {name: nodejs, options: {typescript: false}}\n");
    writeFileSync(join(folder, "package.json"), '{"type": "module", "main": "index.js"}');
    writeFileSync(join(folder, "index.js"), program);
    const init = await pulumi("stack", "init", "test");
    expect(init.exitCode, init.stderr).toBe(0);
  }, 60_000);
  beforeEach(async () => {
    remote = new LocalRemote();
    server = await serve({
      kinds: [thing(remote.folder)],
      backends: { alternc: [] },
      lang: "en",
      version: "1.0.0",
      connect: () => remote,
    });
    writeFileSync(
      join(folder, "Pulumi.test.yaml"),
      `${readFileSync(join(folder, "Pulumi.test.yaml"), "utf8").split("config:")[0] ?? ""}config:\n  test:host: konbit.example\n  test:port: "22"\n  test:user: root\n  test:hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA6yoOIst9iZ4lGVWgUGdLiLpqtxWSn22oIxEIbew7Zh\n`,
    );
    return async () => {
      await up({});
      await server.close();
      remote.remove();
    };
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const up = (things: object, ...args: string[]): Promise<PulumiResult> => run("up", things, "--yes", ...args);
  const preview = (things: object, ...args: string[]): Promise<PulumiResult> => run("preview", things, ...args);

  async function run(verb: string, things: object, ...args: string[]): Promise<PulumiResult> {
    writeFileSync(join(folder, "things.json"), JSON.stringify(things));
    return pulumi(verb, "--stack", "test", "--diff", "--non-interactive", ...args);
  }

  function pulumi(...args: string[]): Promise<PulumiResult> {
    // The server lives in this process: it is attached to, not started.
    const attached =
      (server as Running | undefined) === undefined ? {} : { PULUMI_DEBUG_PROVIDERS: `test:${server.port}` };
    if (engine === undefined) throw new Error("no engine");
    return runPulumi(engine, args, { env: { ...env, ...attached }, cwd: folder });
  }

  const file = (name: string): string => join(remote.folder, `${name}.json`);
  const edit = (name: string, change: object): void => {
    writeFileSync(
      file(name),
      JSON.stringify({ ...(JSON.parse(readFileSync(file(name), "utf8")) as object), ...change }),
    );
  };

  test(
    "shows what was edited on the server in a plain preview, found and expected, and up repairs it",
    { timeout: 90_000 },
    async () => {
      const things = { a: { size: 3, limits: { cpu: 1 } } };
      expect((await up(things)).exitCode).toBe(0);
      expect((await preview(things, "--expect-no-changes")).exitCode).toBe(0);
      edit("a", { limits: { cpu: 9 }, files: { "main.conf": "edited" } });
      const { stdout } = await preview(things, "--diff");
      expect(stdout).toMatch(/cpu: 9 => 1/);
      expect(stdout).toMatch(/main\.conf[\s\S]*- edited\n\s*\+ name=a/);
      expect((await up(things)).exitCode).toBe(0);
      expect(JSON.parse(readFileSync(file("a"), "utf8"))).toMatchObject({ limits: { cpu: 1 } });
      expect((await preview(things, "--expect-no-changes")).exitCode).toBe(0);
    },
  );

  test("makes again what was removed, and retires what is no longer asked for", { timeout: 90_000 }, async () => {
    await up({ a: { size: 3 }, b: { size: 3 } });
    rmSync(file("a"));
    expect((await up({ a: { size: 3 } })).exitCode).toBe(0);
    expect([existsSync(file("a")), existsSync(file("b"))]).toEqual([true, false]);
    expect(existsSync(join(remote.folder, "quarantine/b.json"))).toBe(true);
  });

  test("keeps what is half done, says so, and goes on from there", { timeout: 90_000 }, async () => {
    const failed = await up({ a: { size: unlucky.halfDone } });
    expect(failed.exitCode).not.toBe(0);
    expect(failed.stdout + failed.stderr).toContain("the disk said no");
    edit("a", { labels: [] });
    expect((await preview({ a: { size: unlucky.halfDone } })).stdout).toMatch(/~ 1 to update/);
    expect((await up({ a: { size: 3 } })).exitCode).toBe(0);
    expect((await preview({ a: { size: 3 } }, "--expect-no-changes")).exitCode).toBe(0);
  });

  test("says what is wrong at its property", { timeout: 60_000 }, async () => {
    const { stdout, stderr, exitCode } = await preview({ a: { size: 1000 } });
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).toMatch(/property size .*Too big/s);
  });

  test(
    "has no secret in its state nor in what it shows, though the program never marked it",
    { timeout: 90_000 },
    async () => {
      const shown = await up({ a: { size: 3, password: "canari-5512" } });
      expect(shown.exitCode).toBe(0);
      edit("a", { hash: "other" });
      const drift = await preview({ a: { size: 3, password: "canari-5512" } });
      expect(drift.stdout).toMatch(/\+ password/);
      const state = await pulumi("stack", "export", "--stack", "test");
      expect(state.stdout).toContain('"name": "a"');
      expect(state.stdout + shown.stdout + drift.stdout).not.toContain("canari-5512");
    },
  );

  test("imports by id alone", { timeout: 90_000 }, async () => {
    writeFileSync(
      file("a"),
      JSON.stringify({ name: "a", size: 3, labels: [], limits: {}, files: { "main.conf": "name=a\nsize=3\n" } }),
    );
    const imported = await up({ a: { size: 3, import: "a" } });
    expect(imported.stdout + imported.stderr).toContain("imported");
    expect((await preview({ a: { size: 3 } }, "--expect-no-changes")).exitCode).toBe(0);
  });
});

const program = `
import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
const things = JSON.parse(readFileSync("things.json", "utf8"));
for (const [name, { import: id, ...args }] of Object.entries(things)) {
  new pulumi.CustomResource("test:index:Thing", name, { name, ...args }, id === undefined ? {} : { import: id });
}
`;
