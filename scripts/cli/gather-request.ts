import { idsIn } from "../../core/member/admission.ts";
import type { Request } from "../../core/request/request.ts";
import { isTooLarge, type Contents } from "../../core/request/sources.ts";
import type { Tree } from "../../core/request/tree.ts";
import { baseConfig } from "./base-config.ts";
import { checkout } from "./checkout.ts";
import { Git } from "./git.ts";
import { readInventory } from "./inventory-file.ts";
import { blobsOf, treeOf } from "./git-tree.ts";
import { revisions } from "./revisions.ts";
import { statementLines } from "./statement.ts";

export interface Asked {
  readonly base: string;
  readonly head: string;
  readonly author: string;
  /** The request's own text. */
  readonly body?: string;
  /** The repository that the request is made to; this checkout when absent. */
  readonly repo?: string;
  /** The members' folder from the root of that repository, where the base's configuration does not say. */
  readonly members?: string;
  /** A file with the published inventory. */
  readonly inventory?: string;
}

/** Everything that a request is judged by, asked from git and from the base. @throws Failure (usage). */
export async function gatherRequest({
  base,
  head,
  author,
  body,
  repo = checkout,
  members,
  inventory: file,
}: Asked): Promise<Request> {
  const statement = body === undefined ? [] : statementLines(body);
  const inventory = await readInventory(file);
  const git = await Git.open(repo);
  const at = await revisions(git, base, head);
  const [tip, top, fork] = await Promise.all([treeOf(git, at.tip), treeOf(git, at.head), treeOf(git, at.fork)]);
  const merged = at.merged === undefined ? undefined : await treeOf(git, at.merged);
  const { rules, folder } = await baseConfig(git, tip, base, members);
  const contents = await blobsOf(git, [...objectsIn(tip, folder), ...objectsIn(merged ?? top, folder)]);
  return {
    author: author.replace(/^@/, "").toLowerCase(),
    today: new Date().toISOString().slice(0, 10),
    base,
    statement,
    rules,
    ...(inventory === undefined ? {} : { inventory }),
    folder,
    fork,
    head: top,
    tip,
    ...(merged ? { merged } : {}),
    conflicts: at.conflicts,
    contents,
    idsEver: merged
      ? await pastIds(git, at.tip, folder, idsOf(tip, folder, contents), idsOf(merged, folder, contents))
      : new Set(),
  };
}

/** The objects of the plain files that are not too large to be a member's. */
function objectsIn(tree: Tree, folder: string): readonly string[] {
  return Array.from(tree.values())
    .filter((entry) => entry.path.startsWith(`${folder}/`) && entry.mode.startsWith("100") && !isTooLarge(entry))
    .map(({ object }) => object);
}

function idsOf(tree: Tree, folder: string, contents: Contents): ReadonlySet<string> {
  const texts = objectsIn(tree, folder).map((object) => new TextDecoder().decode(contents.get(object)));
  return new Set(texts.flatMap(idsIn));
}

/** Ids that members of the past had. The past is long, so it is asked only when the request brings an id that is new. */
async function pastIds(
  git: Git,
  tip: string,
  folder: string,
  known: ReadonlySet<string>,
  now: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  if (Array.from(now).every((id) => known.has(id))) return new Set();
  const limit = ["--filter=blob:limit=65537", "--no-object-names"];
  const listed = await git.bytes(["rev-list", "--objects", ...limit, "--end-of-options", tip, "--", folder]);
  const versions = await blobsOf(git, new TextDecoder().decode(listed).split("\n").filter(Boolean));
  const ever = Array.from(versions.values()).flatMap((bytes) => idsIn(new TextDecoder().decode(bytes)));
  return new Set(ever.filter((id) => !known.has(id)));
}
