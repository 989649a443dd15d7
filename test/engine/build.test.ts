import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { build, type BuildOptions } from "../../engine/build.ts";
import type { Progress } from "../../engine/progress.ts";
import { program, temporaryFolder } from "./folder.ts";

/** A machine whose `go` does what the script says; `$out` is the file that a build should write. */
function machine(script: string): BuildOptions & { told: Progress[] } {
  const root = temporaryFolder();
  const source = path.join(root, "engine");
  mkdirSync(source);
  writeFileSync(path.join(source, "go.mod"), "module m\n");
  writeFileSync(path.join(source, "go.sum"), "a v1 h1:x=\na v1/go.mod h1:y=\nb v2 h1:z=\n");
  program(
    path.join(root, "bin", "go"),
    `while [ $# -gt 1 ]; do [ "$1" = -o ] && out=$2; [ "$1" = list ] && list=1; shift; done\n${script}`,
  );
  const told: Progress[] = [];
  return {
    source,
    folder: path.join(root, "cache", "3.259.0-abc"),
    env: { PATH: `${root}/bin:/usr/bin:/bin` },
    report: (progress) => told.push(progress),
    told,
  };
}

test("a build tells how far it is, and appears whole", async () => {
  const options = machine(
    'if [ -n "$list" ]; then echo "go: downloading a v1" >&2; echo p; echo q; else echo p >&2; echo q >&2; echo engine > "$out"; fi',
  );
  await build(options);
  expect(readdirSync(options.folder)).toEqual(["pulumi"]);
  expect(options.told).toMatchObject([
    { stage: "modules", done: 1, total: 2 },
    { stage: "compile", done: 1, total: 2, what: "p" },
    { stage: "compile", done: 2, total: 2, what: "q" },
  ]);
});

test("a build that fails says what Go said, and leaves nothing", async () => {
  const options = machine('if [ -z "$list" ]; then echo half > "$out"; echo "no space left on device" >&2; exit 1; fi');
  await expect(build(options)).rejects.toThrow("no space left on device");
  expect(readdirSync(path.dirname(options.folder))).toEqual([]);
});

test("a build that is interrupted ends Go and leaves nothing", async () => {
  const options = machine('[ -n "$list" ] && exit 0; echo half > "$out"; exec sleep 30');
  const start = performance.now();
  await expect(build({ ...options, signal: AbortSignal.timeout(300) })).rejects.toThrow();
  expect(performance.now() - start).toBeLessThan(5000);
  expect(existsSync(options.folder)).toBe(false);
});

test("without Go it says where to get it", async () => {
  const options = machine("");
  await expect(build({ ...options, env: { PATH: "/nowhere" } })).rejects.toThrow("https://go.dev/doc/install");
});
