import type { MemberSource } from "../../core/member/read.ts";
import { exitCode } from "./exit-code.ts";
import { blobsOf } from "./git-tree.ts";
import { Git } from "./git.ts";
import { Failure } from "./ui.ts";

/**
 * A members' folder as it was at a revision, asked from git's plumbing: names may hold anything, so nothing is split at
 * line ends. A folder that was not there yet holds nothing. `shown` is how its path is called in problems.
 * @throws Failure (usage) when git does not know the revision, or the folder is in no repository.
 */
export async function membersAt(revision: string, folder: string, shown = "members"): Promise<readonly MemberSource[]> {
  const git = await Git.find(folder);
  const tree = await git?.word(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{tree}`]);
  if (git === undefined || tree === undefined) throw unknown(revision, folder);
  const object = await git.word(["rev-parse", "--verify", "--quiet", `${tree}:${git.prefix}`]);
  if (object === undefined) return [];
  const listed = new TextDecoder().decode(await git.bytes(["ls-tree", "-z", object]));
  const entries = listed.split("\0").filter(Boolean).map(parsed);
  const files = entries.filter(({ kind }) => kind === "file");
  const blobs = await blobsOf(
    git,
    files.map(({ object: blob }) => blob),
  );
  return entries.map(({ name, kind, object: blob }) => ({
    path: `${shown}/${name}`,
    kind,
    bytes: (kind === "file" ? blobs.get(blob) : undefined) ?? new Uint8Array(),
  }));
}

function unknown(revision: string, folder: string): Failure {
  return new Failure(
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
