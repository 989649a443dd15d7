import { execa } from "execa";
import type { MemberSource } from "../../core/member/read.ts";
import { exitCode } from "./exit-code.ts";
import { Failure } from "./ui.ts";

/**
 * A members' folder as it was at a revision, asked from git's plumbing: names may hold anything, so nothing is split at
 * line ends. A folder that was not there yet holds nothing. `shown` is how its path is called in problems.
 * @throws Failure (usage) when git does not know the revision, or the folder is in no repository.
 */
export async function membersAt(revision: string, folder: string, shown = "members"): Promise<readonly MemberSource[]> {
  await known(revision, folder);
  // `REV:./` is the folder that git runs in, wherever the repository begins.
  const { stdout, failed } = await git(folder, ["ls-tree", "-z", "--full-tree", `${revision}:./`]);
  if (failed) return [];
  const entries = stdout.split("\0").filter(Boolean).map(parsed);
  const blobs = await contents(
    folder,
    entries.filter(({ kind }) => kind === "file").map(({ object }) => object),
  );
  return entries.map(({ name, kind, object }) => ({
    path: `${shown}/${name}`,
    kind,
    bytes: (kind === "file" ? blobs.get(object) : undefined) ?? new Uint8Array(),
  }));
}

async function known(revision: string, folder: string): Promise<void> {
  const { failed } = await git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{tree}`]);
  if (!failed) return;
  throw new Failure(
    {
      fr: `git ne connaît pas « ${revision} » dans ${folder} : une branche, une étiquette ou un commit qui existe ici, par exemple HEAD.`,
      en: `git does not know “${revision}” in ${folder}: a branch, tag or commit that exists here, such as HEAD.`,
    },
    exitCode.usage,
  );
}

interface Entry {
  readonly name: string;
  readonly kind: MemberSource["kind"];
  readonly object: string;
}

/** An entry of ls-tree is "mode type object\tname". */
function parsed(entry: string): Entry {
  const [, mode = "", type = "", object = "", name = ""] = /^(\d+) (\w+) (\w+)\t([\s\S]*)$/.exec(entry) ?? [];
  const kind = type === "tree" ? "folder" : mode === "120000" ? "symlink" : type === "blob" ? "file" : "other";
  return { name, kind, object };
}

/** Objects by their hash, from one process for all of them: 200 files need not start git 200 times. */
async function contents(folder: string, objects: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const { stdout } = await execa("git", ["-C", folder, "cat-file", "--batch"], {
    input: objects.map((object) => `${object}\n`).join(""),
    encoding: "buffer",
    stripFinalNewline: false,
  });
  const found = new Map<string, Uint8Array>();
  let at = 0;
  while (at < stdout.length) {
    // "object type size\n", the bytes, "\n"
    const end = stdout.indexOf(0x0a, at);
    const [object = "", , size = "0"] = new TextDecoder().decode(stdout.subarray(at, end)).split(" ");
    const start = end + 1;
    found.set(object, stdout.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return found;
}

async function git(folder: string, args: readonly string[]) {
  return execa("git", ["-C", folder, ...args], { reject: false, stripFinalNewline: false });
}
