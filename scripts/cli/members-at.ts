import { execa } from "execa";
import type { MemberSource } from "../../core/member/read.ts";
import { exitCode } from "./exit-code.ts";
import { Failure } from "./ui.ts";

/**
 * A members' folder as it was at a revision, asked from git's plumbing: names may hold anything, so nothing is split at
 * line ends. @throws Failure (usage) when git does not know the folder or the revision.
 */
export async function membersAt(revision: string, folder: string): Promise<readonly MemberSource[]> {
  await resolved(revision, folder);
  // `REV:./` is the folder that git runs in, wherever the repository begins.
  const { stdout } = await git(folder, ["ls-tree", "-z", "--full-tree", `${revision}:./`]);
  return Promise.all(
    stdout
      .split("\0")
      .filter(Boolean)
      .map((entry) => source(entry, folder)),
  );
}

async function resolved(revision: string, folder: string): Promise<void> {
  const { failed } = await git(
    folder,
    ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{tree}`],
    false,
  );
  if (!failed) return;
  throw new Failure(
    {
      fr: `git ne connaît pas « ${revision} » dans ${folder} : une branche, une étiquette ou un commit qui existe ici, par exemple HEAD.`,
      en: `git does not know “${revision}” in ${folder}: a branch, tag or commit that exists here, such as HEAD.`,
    },
    exitCode.usage,
  );
}

/** An entry of ls-tree is "mode type object\tname". */
async function source(entry: string, folder: string): Promise<MemberSource> {
  const [, mode = "", type = "", object = "", name = ""] = /^(\d+) (\w+) (\w+)\t([\s\S]*)$/.exec(entry) ?? [];
  const kind = type === "tree" ? "folder" : mode === "120000" ? "symlink" : type === "blob" ? "file" : "other";
  const bytes = kind === "file" ? await blob(folder, object) : new Uint8Array();
  return { path: `members/${name}`, bytes, kind };
}

async function blob(folder: string, object: string): Promise<Uint8Array> {
  const { stdout } = await execa("git", ["-C", folder, "cat-file", "blob", object], { encoding: "buffer" });
  return stdout;
}

async function git(folder: string, args: readonly string[], reject = true) {
  return execa("git", ["-C", folder, ...args], { reject, stripFinalNewline: false });
}
