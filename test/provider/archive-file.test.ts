import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, test as plain } from "vitest";
import { sh } from "../../remote/sh.ts";
import { archiveFile } from "../../provider/archive-file.ts";
import { deliver } from "../../provider/deliver.ts";
import { LocalRemote } from "./local-remote.ts";

const bytes = "an archive";
const sha256 = createHash("sha256").update(bytes).digest("hex");

/** A project's own server, a folder of ours, and an empty cache. */
const test = plain.extend("given", async ({ task: _task }, { onCleanup }) => {
  const root = mkdtempSync(join(tmpdir(), "konbit-archive-"));
  const asked: string[] = [];
  const project = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url === "/other.tar.gz") response.end("something else");
    else if (request.url === "/half.tar.gz")
      response.writeHead(200, { "content-length": "100" }).write("an arc", () => response.destroy());
    else if (request.url === "/a.tar.gz") response.end(bytes);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => project.listen(0, "127.0.0.1", resolve));
  const at = `http://127.0.0.1:${(project.address() as AddressInfo).port}`;
  const places = { folder: join(root, "folder"), cache: join(root, "cache"), signal: new AbortController().signal };
  mkdirSync(places.folder);
  onCleanup(() => {
    project.close();
    rmSync(root, { recursive: true });
  });
  const pinned = (file: string) => ({ title: "essai 1.0", url: `${at}/${file}`, file, sha256 });
  return { asked, places, pinned, project };
});

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

test("what lies in the folder is taken from there, and nobody is asked", async ({ given, expect }) => {
  const { asked, places, pinned } = given;
  writeFileSync(join(places.folder, "a.tar.gz"), bytes);
  expect(await archiveFile(pinned("a.tar.gz"), places)).toBe(join(places.folder, "a.tar.gz"));
  expect(asked).toEqual([]);
});

test("what lies nowhere is fetched once, and kept in the cache", async ({ given, expect }) => {
  const { asked, places, pinned } = given;
  const file = await archiveFile(pinned("a.tar.gz"), places);
  expect(file.startsWith(places.cache)).toBe(true);
  expect(readFileSync(file, "utf8")).toBe(bytes);
  expect(await archiveFile(pinned("a.tar.gz"), places)).toBe(file);
  expect(asked).toEqual(["/a.tar.gz"]);
});

test("what the disk has spoilt in the cache is fetched anew", async ({ given, expect }) => {
  const { places, pinned } = given;
  const file = await archiveFile(pinned("a.tar.gz"), places);
  writeFileSync(file, "spoilt");
  expect(readFileSync(await archiveFile(pinned("a.tar.gz"), places), "utf8")).toBe(bytes);
});

test("another file of that name in the folder is refused, with both checksums", async ({ given, expect }) => {
  const { places, pinned } = given;
  writeFileSync(join(places.folder, "a.tar.gz"), "something else");
  await expect(archiveFile(pinned("a.tar.gz"), places)).rejects.toThrow(
    new RegExp(
      `^essai 1\\.0: ${places.folder}/a\\.tar\\.gz is not .* expected: ${sha256}; found: [0-9a-f]{64}\\..*konbit:apps`,
    ),
  );
});

test("another file from the project is refused, and not kept", async ({ given, expect }) => {
  const { places, pinned } = given;
  await expect(archiveFile(pinned("other.tar.gz"), places)).rejects.toThrow(
    /other\.tar\.gz is not the expected archive/,
  );
  expect(filesOf(places.cache)).toEqual([]);
});

test.for([
  ["half.tar.gz", /could not be had from http:.*half\.tar\.gz \(.+\)/],
  ["gone.tar.gz", /\(HTTP 404\)\. Nothing was changed\. Put that file \(SHA-256 [0-9a-f]{64}\).*konbit:archives/],
] as const)(
  "%s cannot be had: which file, why, and the way out are said, and nothing is kept",
  async ([file, words], { given, expect }) => {
    const { places, pinned } = given;
    await expect(archiveFile(pinned(file), places)).rejects.toThrow(words);
    expect(filesOf(places.cache)).toEqual([]);
  },
);

test("a server that does not want it is sent nothing, and nothing is looked for here", async ({ given, expect }) => {
  const { asked, places, pinned } = given;
  const remote = local();
  await deliver(remote, { ...pinned("gone.tar.gz"), isWanted: sh`echo it is there`, receive: sh`cat` }, places);
  expect([asked, remote.sent]).toEqual([[], []]);
});

test("a server that wants it gets it on standard input", async ({ given, expect }) => {
  const { places, pinned } = given;
  const remote = local();
  const receive = sh`cat >${remote.folder}/got`;
  await deliver(remote, { ...pinned("a.tar.gz"), isWanted: sh`echo wanted`, receive }, places);
  expect(readFileSync(join(remote.folder, "got"), "utf8")).toBe(bytes);
});

test("a server that could not keep it says why", async ({ given, expect }) => {
  const { places, pinned } = given;
  const receive = sh`cat >/dev/null; echo no space >&2; exit 1`;
  await expect(deliver(local(), { ...pinned("a.tar.gz"), isWanted: sh`echo wanted`, receive }, places)).rejects.toThrow(
    /^essai 1\.0: the archive a\.tar\.gz did not arrive whole on the server \(no space\)/,
  );
});

function local(): LocalRemote {
  const remote = new LocalRemote();
  onTestFinished(() => {
    remote.remove();
  });
  return remote;
}
