import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Delivery } from "../kinds/kind.ts";
import { noArchive, Problem, unreadableArchive, wrongArchive } from "./problem.ts";

export type Pinned = Pick<Delivery, "title" | "url" | "file" | "sha256">;

export interface Places {
  /** A folder of files that somebody has put there (`konbit:archives`); it is looked at first. */
  readonly folder?: string;
  /** What was fetched before, for all konbits of this person. */
  readonly cache: string;
  readonly signal: AbortSignal;
  /** Until the first answer of the project's own server, and between two pieces of it. */
  readonly patienceMs?: number;
}

/**
 * The path of the right file on this machine: from the folder, from the cache, or fetched now.
 * @throws Problem that says which file of which app is missing or is another one, and the way out.
 */
export async function archiveFile(pinned: Pinned, { folder, cache, signal, patienceMs }: Places): Promise<string> {
  if (folder !== undefined) {
    const given = path.join(folder, pinned.file);
    const found = await digestOf(given);
    if (found === pinned.sha256) return given;
    if (found !== undefined) throw new Problem(wrongArchive(pinned, given, found));
  }
  const kept = path.join(cache, pinned.sha256, pinned.file);
  // What a disk has spoilt since is fetched anew.
  if ((await digestOf(kept)) !== pinned.sha256) {
    signal.throwIfAborted();
    await fetchTo(kept, pinned, signal, patienceMs);
  }
  return kept;
}

/** Where archives are kept: in the user's cache folder. */
export function archiveCache(env: NodeJS.ProcessEnv = process.env): string {
  // empty is as good as not set (XDG Base Directory Specification)
  const [base = path.join(os.homedir(), ".cache")] = [env["XDG_CACHE_HOME"]].filter((set) => set);
  return path.join(base, "konbit", "apps");
}

/** Absent where there is no such file. */
async function digestOf(file: string): Promise<string | undefined> {
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(file), hash);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new Problem(unreadableArchive(file, String(code ?? error)));
  }
  return hash.digest("hex");
}

/** Whole and checked before it has its name. */
async function fetchTo(kept: string, pinned: Pinned, signal: AbortSignal, patienceMs = 10_000): Promise<void> {
  const part = `${kept}.${process.pid}.part`;
  await mkdir(path.dirname(kept), { recursive: true });
  try {
    await download(pinned, part, signal, patienceMs);
    const found = (await digestOf(part)) ?? "";
    if (found !== pinned.sha256) throw new Problem(wrongArchive(pinned, pinned.url, found));
    await rename(part, kept);
  } finally {
    await rm(part, { force: true });
  }
}

async function download(pinned: Pinned, part: string, signal: AbortSignal, patienceMs: number): Promise<void> {
  const late = new AbortController();
  const wait = () =>
    setTimeout(() => {
      late.abort(new Error(`no answer within ${patienceMs / 1000} s`));
    }, patienceMs);
  let timer = wait();
  try {
    const either = AbortSignal.any([signal, late.signal]);
    const { ok, status, body } = await fetch(pinned.url, { signal: either });
    if (!ok || body === null) throw new Error(`HTTP ${status}`);
    await pipeline(
      Readable.fromWeb(body),
      async function* (pieces: AsyncIterable<Uint8Array>) {
        for await (const piece of pieces) {
          clearTimeout(timer);
          timer = wait();
          yield piece;
        }
      },
      createWriteStream(part),
      { signal: either },
    );
  } catch (error) {
    signal.throwIfAborted();
    throw new Problem(noArchive(pinned, reasonOf(error)));
  } finally {
    clearTimeout(timer);
  }
}

/** `fetch` keeps what happened one level below "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
