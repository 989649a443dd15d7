import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { download, type DownloadOptions, officialSource } from "../../engine/download.ts";
import { program, temporaryFolder } from "./folder.ts";

const name = "pulumi-v3.259.0-linux-x64.tar.gz";

/** A site that publishes an engine, as `answer` says. */
async function site(answer: http.RequestListener): Promise<DownloadOptions> {
  const server = http.createServer(answer).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // listening on TCP, so it has a port
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const source = { archive: `${base}/${name}`, checksums: `${base}/checksums.txt` };
  return { source, folder: path.join(temporaryFolder(), "3.259.0"), report: () => undefined };
}

function archive(): { bytes: Buffer; checksums: string } {
  const folder = temporaryFolder();
  program(path.join(folder, "pulumi", "pulumi"), "echo v3.259.0");
  writeFileSync(path.join(folder, "pulumi", "filler"), Buffer.alloc(300_000, "x"));
  execFileSync("tar", ["-cf", name, "pulumi"], { cwd: folder });
  const bytes = readFileSync(path.join(folder, name));
  const gzipped = execFileSync("gzip", ["-1c"], { input: bytes });
  return { bytes: gzipped, checksums: `${createHash("sha256").update(gzipped).digest("hex")}  ${name}\n` };
}

test("an archive that is the published one is unpacked, and nothing else is left", async () => {
  const { bytes, checksums } = archive();
  const options = await site((request, response) => response.end(request.url?.endsWith(".txt") ? checksums : bytes));
  await download(options);
  expect(readFileSync(path.join(options.folder, "pulumi"), "utf8")).toContain("v3.259.0");
  expect(readdirSync(path.dirname(options.folder))).toEqual(["3.259.0"]);
});

test("an archive that is not the published one is refused and thrown away", async () => {
  const { bytes, checksums } = archive();
  const options = await site((request, response) =>
    response.end(request.url?.endsWith(".txt") ? checksums : Buffer.concat([bytes, Buffer.from("!")])),
  );
  await expect(download(options)).rejects.toThrow("SHA-256");
  expect(readdirSync(path.dirname(options.folder))).toEqual([]);
});

test("a download that stalls is given up within its patience, and goes on where it was", async () => {
  const { bytes, checksums } = archive();
  const half = Math.floor(bytes.length / 2);
  const ranges: (string | undefined)[] = [];
  const options = await site((request, response) => {
    if (request.url?.endsWith(".txt")) {
      response.end(checksums);
      return;
    }
    ranges.push(request.headers.range);
    if (request.headers.range === undefined) {
      response.writeHead(200, { "content-length": bytes.length });
      response.write(bytes.subarray(0, half));
    } else {
      response.writeHead(206);
      response.end(bytes.subarray(Number(/\d+/.exec(request.headers.range)?.[0])));
    }
  });
  await expect(download({ ...options, patienceMs: 1000 })).rejects.toThrow("stopped on the way");
  expect(existsSync(options.folder)).toBe(false);
  await download(options);
  expect(ranges).toEqual([undefined, `bytes=${half}-`]);
  expect(existsSync(path.join(options.folder, "pulumi"))).toBe(true);
});

test("a site that does not answer is given up within its patience", async () => {
  const options = await site(() => undefined);
  const start = performance.now();
  await expect(download({ ...options, patienceMs: 400 })).rejects.toThrow("out of reach");
  expect(performance.now() - start).toBeLessThan(4000);
});

test("Pulumi has builds for Linux and macOS on both processors", () => {
  const made = ["linux", "darwin"].flatMap((system) =>
    ["x64", "arm64"].map((arch) => officialSource(system, arch)?.archive),
  );
  expect(made.every((url) => url?.startsWith("https://get.pulumi.com/releases/sdk/pulumi-v3.259.0-"))).toBe(true);
  expect(officialSource("freebsd", "x64")).toBeUndefined();
});
