import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { EngineError } from "./error.ts";
import type { Report } from "./progress.ts";
import { engineVersion } from "./version.ts";

/** Where Pulumi publishes its engine and the checksums of it. */
export interface Source {
  readonly archive: string;
  readonly checksums: string;
}

export interface DownloadOptions {
  readonly source: Source;
  /** The folder to make, with `pulumi` and what ships beside it; it appears whole or not at all. */
  readonly folder: string;
  readonly report: Report;
  readonly signal?: AbortSignal | undefined;
  /** Until the first answer, and between two pieces of it. */
  readonly patienceMs?: number;
}

/** Pulumi's own addresses for this system (https://www.pulumi.com/docs/install/versions/), or nothing where it has no build. */
export function officialSource(platform: string = process.platform, arch: string = process.arch): Source | undefined {
  const system = { linux: "linux", darwin: "darwin" }[platform];
  const machine = { x64: "x64", arm64: "arm64" }[arch];
  if (system === undefined || machine === undefined) return undefined;
  return {
    archive: `https://get.pulumi.com/releases/sdk/pulumi-v${engineVersion}-${system}-${machine}.tar.gz`,
    checksums: `https://github.com/pulumi/pulumi/releases/download/v${engineVersion}/pulumi-${engineVersion}-checksums.txt`,
  };
}

/**
 * Downloads Pulumi's own archive, checks it against the published SHA-256 and unpacks it. A part that an earlier run got is kept.
 * @throws EngineError within seconds when there is no way there, and for an archive that is not the published one.
 */
export async function download(options: DownloadOptions): Promise<void> {
  const { source, folder } = options;
  const name = path.basename(source.archive);
  // The checksum comes first: it is small, and without it nothing is worth downloading.
  const expected = checksumOf(name, await textOf(source.checksums, options));
  if (expected === undefined)
    throw passedOver(name, { fr: "pas de somme de contrôle publiée", en: "no checksum is published" });
  const part = `${folder}.${name}.part`;
  await mkdir(path.dirname(folder), { recursive: true });
  await fetchInto(part, options);
  const actual = createHash("sha256");
  await pipeline(createReadStream(part), actual);
  if (actual.digest("hex") !== expected) {
    await rm(part);
    throw passedOver(name, {
      fr: "l'archive reçue n'est pas celle qui est publiée (SHA-256)",
      en: "what arrived is not what is published (SHA-256)",
    });
  }
  const making = await mkdtemp(`${folder}.making-`);
  try {
    const { execa } = await import("execa");
    await execa("tar", ["-xzf", part, "-C", making, "--strip-components=1"]);
    await rename(making, folder);
    await rm(part);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** A small file, whole within thrice the patience. */
async function textOf(url: string, options: DownloadOptions): Promise<string> {
  const soon = AbortSignal.timeout(3 * (options.patienceMs ?? 5000));
  const signal = options.signal ? AbortSignal.any([soon, options.signal]) : soon;
  const response = await get(url, { ...options, signal });
  return response.text().catch((error: unknown) => {
    options.signal?.throwIfAborted();
    throw passedOver(new URL(url).host, { fr: "s'est arrêté en route", en: "it stopped on the way" }, error);
  });
}

async function fetchInto(part: string, options: DownloadOptions): Promise<void> {
  const have = await stat(part).then(
    (status) => status.size,
    () => 0,
  );
  const response = await get(options.source.archive, options, have > 0 ? { range: `bytes=${have}-` } : {});
  // 416: all of it was there already
  if (response.status === 416) return;
  const isRest = response.status === 206;
  const length = Number(response.headers.get("content-length"));
  const totalMiB = length > 0 ? { totalMiB: (length + (isRest ? have : 0)) / 2 ** 20 } : {};
  let done = isRest ? have : 0;
  const { patienceMs = 5000 } = options;
  const file = path.basename(options.source.archive);
  if (response.body === null) return;
  const stalled = new AbortController();
  let timer = setTimeout(() => {
    stalled.abort();
  }, patienceMs);
  const signal = AbortSignal.any([stalled.signal, ...(options.signal ? [options.signal] : [])]);
  try {
    await pipeline(
      Readable.fromWeb(response.body),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          clearTimeout(timer);
          timer = setTimeout(() => {
            stalled.abort();
          }, patienceMs);
          done += chunk.length;
          options.report({ stage: "download", file, doneMiB: done / 2 ** 20, ...totalMiB });
          yield chunk;
        }
      },
      createWriteStream(part, { flags: isRest ? "a" : "w" }),
      { signal },
    );
  } catch (error) {
    options.signal?.throwIfAborted();
    throw passedOver(
      file,
      { fr: "le téléchargement s'est arrêté en route", en: "the download stopped on the way" },
      error,
    );
  } finally {
    clearTimeout(timer);
  }
}

async function get(url: string, options: DownloadOptions, headers: Record<string, string> = {}): Promise<Response> {
  // The patience ends with the headers: a slow body is watched piece by piece.
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
  }, options.patienceMs ?? 5000);
  const host = new URL(url).host;
  try {
    const response = await fetch(url, {
      headers,
      signal: AbortSignal.any([late.signal, ...(options.signal ? [options.signal] : [])]),
    });
    if (response.ok || response.status === 416) return response;
    throw passedOver(host, { fr: `réponse ${response.status}`, en: `it answered ${response.status}` });
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof EngineError) throw error;
    throw passedOver(host, { fr: "hors d'atteinte", en: "out of reach" }, error);
  } finally {
    clearTimeout(timer);
  }
}

/** `<sha256>  <file>` lines, as sha256sum writes them. */
function checksumOf(name: string, list: string): string | undefined {
  const line = list.split("\n").find((candidate) => candidate.trim().split(/\s+\*?/)[1] === name);
  return line?.trim().split(/\s+/)[0]?.toLowerCase();
}

function passedOver(where: string, why: { fr: string; en: string }, cause?: unknown): EngineError {
  return new EngineError(
    { fr: `téléchargement de Pulumi (${where}) : ${why.fr}`, en: `Pulumi's own download (${where}): ${why.en}` },
    { cause },
  );
}
