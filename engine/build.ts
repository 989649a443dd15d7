import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { EngineError } from "./error.ts";
import type { Report } from "./progress.ts";
import { engineVersion } from "./version.ts";

const tool = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
// osusergo and no cgo: one file that runs on any system of this kind; grpcnotrace: smaller. Without the version the SDK refuses it.
const flags = [
  ...["-trimpath", "-buildvcs=false", "-tags", "osusergo,grpcnotrace"],
  ...["-ldflags", `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${engineVersion}`],
];

export interface BuildOptions {
  /** The folder of go.mod and go.sum. */
  readonly source: string;
  /** The folder to make, with `pulumi` in it; it appears whole or not at all. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly report: Report;
  readonly signal?: AbortSignal | undefined;
}

/** A name for what a build would be made from: same name, same engine. */
export async function buildKey(source: string): Promise<string> {
  const hash = createHash("sha256");
  for (const file of ["go.mod", "go.sum"]) hash.update(await readFile(path.join(source, file))).update("\0");
  hash.update(JSON.stringify([flags, process.platform, process.arch]));
  return hash.digest("hex").slice(0, 12);
}

/**
 * Builds `pulumi` with the ordinary Go client: about a minute of downloads and four of compiling on two cores, once. Go keeps
 * what it has downloaded and compiled, so a build that was stopped goes on where it was.
 * @throws EngineError when there is no Go, no module proxy in reach, or no room.
 */
export async function build(options: BuildOptions): Promise<void> {
  const { execa } = await import("execa");
  const go = execa({
    cwd: options.source,
    // GOWORK: a go.work above the checkout is not ours. GOFLAGS stay the person's own.
    env: { ...options.env, CGO_ENABLED: "0", GOWORK: "off" },
    extendEnv: false,
    ...(options.signal ? { cancelSignal: options.signal } : {}),
    forceKillAfterDelay: 2000,
  });
  const packages = await download();
  await mkdir(path.dirname(options.folder), { recursive: true });
  const making = await mkdtemp(`${options.folder}.making-`);
  try {
    await compile(path.join(making, "pulumi"));
    await rename(making, options.folder);
  } finally {
    await rm(making, { recursive: true, force: true });
  }

  async function download(): Promise<number> {
    const total = (await readFile(path.join(options.source, "go.sum"), "utf8"))
      .split("\n")
      .filter((line) => / v\S+ h1:/.test(line) && !line.includes("/go.mod ")).length;
    const listing = go`go list -deps -tags osusergo,grpcnotrace ${tool}`;
    let done = 0;
    void follow(listing.iterable({ from: "stderr" }), (line) => {
      if (line.startsWith("go: downloading ")) options.report({ stage: "modules", done: ++done, total });
    });
    const { stdout } = await listing.catch((error: unknown) => fail(error));
    return stdout.split("\n").length;
  }

  async function compile(output: string): Promise<void> {
    const start = performance.now();
    const building = go`go build -v ${flags} -o ${output} ${tool}`;
    let done = 0;
    void follow(building.iterable({ from: "stderr" }), (what) => {
      options.report({ stage: "compile", done: ++done, total: packages, what, elapsedMs: performance.now() - start });
    });
    await building.catch((error: unknown) => fail(error));
  }

  function fail(error: unknown): never {
    options.signal?.throwIfAborted();
    // execa's error has what Go printed; its last lines say why
    const said =
      error instanceof Error && "stderr" in error && typeof error.stderr === "string"
        ? error.stderr.split("\n").slice(-3).join("\n")
        : String(error);
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new EngineError({
        fr: "pas de Go sur cette machine, pour construire le moteur : https://go.dev/doc/install (1.25 ou plus récent)",
        en: "no Go on this machine to build the engine with: https://go.dev/doc/install (1.25 or newer)",
      });
    }
    throw new EngineError(
      {
        fr: `la construction du moteur par Go n'a pas abouti ; relancez, elle reprendra où elle en était :\n${said}`,
        en: `building the engine with Go did not succeed; run it again, it goes on from there:\n${said}`,
      },
      { cause: error },
    );
  }
}

/** Lines as they come; how the command ends is told by its own promise. */
async function follow(lines: AsyncIterable<string>, each: (line: string) => void): Promise<void> {
  try {
    for await (const line of lines) each(line);
  } catch {
    // the same error rejects the command itself
  }
}
