import type { MemberSource } from "../member/folder.ts";
import { finding } from "../member/messages/index.ts";
import type { Member } from "../member/member.ts";
import { readMembers, type MembersRead } from "../member/read.ts";
import { reportWhole } from "../member/report.ts";
import { maxFileBytes } from "../member/source-text.ts";
import type { Rules } from "../rules.ts";
import type { Tree, TreeEntry } from "./tree.ts";

/** Bytes of an object, by its name. */
export type Contents = ReadonlyMap<string, Uint8Array>;

/** The members of a revision, read and judged together. `changed` are the paths that the request touches. */
export function readRevision(
  tree: Tree,
  folder: string,
  contents: Contents,
  rules: Rules,
  changed: ReadonlySet<string>,
): MembersRead {
  const sources = sourcesIn(tree, folder, contents).map((source) => ({
    ...source,
    isChanged: changed.has(source.path),
  }));
  const tooLarge = entriesIn(tree, folder)
    .filter(({ entry }) => isTooLarge(entry))
    .map(({ entry }) => entry.path);
  const read = readMembers(
    sources.filter(({ path }) => !tooLarge.includes(path)),
    rules,
  );
  return {
    members: read.members,
    problems: [...read.problems, ...tooLarge.map((path) => reportWhole(path, finding("K0101")))],
  };
}

/** The valid member that a file describes. */
export function memberAt(path: string | undefined, read: MembersRead | undefined): Member | undefined {
  return read?.members.find(({ file }) => file === path)?.member;
}

/** Such a file is not even read. */
export function isTooLarge({ size }: TreeEntry): boolean {
  return size > maxFileBytes;
}

/** Whether a path lies in the folder itself, not in one below it. */
export function isInFolder(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`) && !path.includes("/", folder.length + 1);
}

function sourcesIn(tree: Tree, folder: string, contents: Contents): readonly MemberSource[] {
  const none = new Uint8Array();
  const entries = entriesIn(tree, folder);
  const inside = entries.filter(({ name }) => name.includes("/")).map(({ name }) => name.slice(0, name.indexOf("/")));
  return [
    ...Array.from(new Set(inside), (name): MemberSource => ({
      path: `${folder}/${name}`,
      bytes: none,
      kind: "folder",
    })),
    ...entries
      .filter(({ name }) => !name.includes("/"))
      .map(({ entry: { path, mode, object } }): MemberSource => {
        const kind = mode === "120000" ? "symlink" : mode.startsWith("100") ? "file" : "other";
        return { path, bytes: kind === "file" ? (contents.get(object) ?? none) : none, kind };
      }),
  ];
}

function entriesIn(tree: Tree, folder: string): readonly { readonly entry: TreeEntry; readonly name: string }[] {
  return Array.from(tree.values()).flatMap((entry) =>
    entry.path.startsWith(`${folder}/`) ? [{ entry, name: entry.path.slice(folder.length + 1) }] : [],
  );
}
