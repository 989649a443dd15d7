import type { Tree, TreeEntry } from "../../core/request/tree.ts";
import type { Git } from "./git.ts";

/** Every file, link and submodule of a revision. Names are split at NUL, which no name can hold. */
export async function treeOf(git: Git, revision: string): Promise<Tree> {
  const listed = await git.bytes(["ls-tree", "-r", "-l", "-z", "--full-tree", "--end-of-options", revision]);
  // One character a byte: `Buffer` shares the memory, and latin1 loses nothing.
  const lines = Buffer.from(listed.buffer, listed.byteOffset, listed.byteLength).toString("latin1").split("\0");
  return new Map(lines.filter(Boolean).map(entryOf));
}

/** The contents of blobs, each asked for once. */
export async function blobsOf(git: Git, objects: Iterable<string>): Promise<ReadonlyMap<string, Uint8Array>> {
  const wanted = Array.from(new Set(objects));
  if (wanted.length === 0) return new Map();
  const answer = await git.bytes(["cat-file", "--batch"], wanted.map((object) => `${object}\n`).join(""));
  const contents = new Map<string, Uint8Array>();
  // Each answer is "object type size\n", the bytes, and a line end.
  for (let at = 0; at < answer.length;) {
    const end = answer.indexOf(10, at);
    const [object = "", , size = ""] = new TextDecoder().decode(answer.subarray(at, end)).split(" ");
    const start = end + 1;
    contents.set(object, answer.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return contents;
}

/** "mode type object size\tname"; a submodule's size is "-". */
function entryOf(line: string): [string, TreeEntry] {
  const tab = line.indexOf("\t");
  const [mode = "", , object = "", size = ""] = line.slice(0, tab).split(/ +/);
  const name = line.slice(tab + 1);
  const path = Buffer.from(name, "latin1").toString("utf8");
  return [name, { path, mode, object, size: Number(size) || 0 }];
}
