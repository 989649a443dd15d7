import path from "node:path";
import { idsIn } from "../../core/member/admission.ts";
import type { Slug } from "../../core/member/brands.ts";
import { identityIn } from "../../core/member/format/login.ts";
import { deriveLogin } from "../../core/member/names.ts";
import { blobsOf } from "./git-tree.ts";
import { Git } from "./git.ts";

/** The file that an id was first written in, and the account that it had there. */
export interface FirstHome {
  readonly slug: string;
  readonly login: string;
}

/**
 * Where git has each of these ids first: an id and its login are given together and never change, so the oldest version
 * decides, however often the file was renamed since. Empty where there is no git.
 */
export async function firstHomes(folder: string, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, FirstHome>> {
  const homes = new Map<string, FirstHome>();
  for (const { slug, text } of await versions(folder)) {
    // Only what may hold one of them is taken apart.
    if (!idsIn(text).some((id) => ids.has(id))) continue;
    const { id = "", login } = identityIn(text);
    // The name of a file that had an id was a slug.
    if (ids.has(id) && !homes.has(id)) homes.set(id, { slug, login: login ?? deriveLogin(slug as Slug).login });
  }
  return homes;
}

/** Every version of every file that the folder ever held on this branch, oldest first. Plumbing only, NUL between names. */
async function versions(folder: string): Promise<readonly { readonly slug: string; readonly text: string }[]> {
  const git = await Git.find(folder);
  if ((await git?.word(["rev-parse", "--verify", "--quiet", "HEAD"])) === undefined || git === undefined) return [];
  const commits = text(await git.bytes(["rev-list", "--reverse", "HEAD", ...git.here]));
  const asked = ["diff-tree", "--stdin", "--root", "-r", "-z", "--no-commit-id", "--no-renames", ...git.here];
  const fields = text(await git.bytes(asked, commits)).split("\0");
  const found = fields.flatMap((field, index) => {
    const blob = /^:\d+ 100\d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]$/.exec(field)?.[1];
    const name = path.posix.basename(fields[index + 1] ?? "");
    return blob !== undefined && name.endsWith(".yaml") ? [{ blob, slug: name.slice(0, -".yaml".length) }] : [];
  });
  const blobs = await blobsOf(git, new Set(found.map(({ blob }) => blob)));
  return found.map(({ blob, slug }) => ({ slug, text: text(blobs.get(blob)) }));
}

function text(bytes: Uint8Array = new Uint8Array()): string {
  return new TextDecoder().decode(bytes);
}
