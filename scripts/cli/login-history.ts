import path from "node:path";
import { execa } from "execa";
import { idsIn } from "../../core/member/admission.ts";
import type { Slug } from "../../core/member/brands.ts";
import { identityIn } from "../../core/member/format/login.ts";
import { deriveLogin } from "../../core/member/names.ts";

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
  const listed = await execa("git", ["-C", folder, "rev-list", "--reverse", "HEAD", "--", "."], { reject: false });
  if (listed.failed) return [];
  const changes = await git(
    folder,
    ["diff-tree", "--stdin", "--root", "-r", "-z", "--no-commit-id", "--no-renames", "--", "."],
    `${listed.stdout}\n`,
  );
  const fields = changes.toString("utf8").split("\0");
  const found = fields.flatMap((field, index) => {
    const blob = /^:\d+ 100\d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]$/.exec(field)?.[1];
    const name = path.posix.basename(fields[index + 1] ?? "");
    return blob !== undefined && name.endsWith(".yaml") ? [{ blob, slug: name.slice(0, -".yaml".length) }] : [];
  });
  const texts = await blobs(folder, new Set(found.map(({ blob }) => blob)));
  return found.map(({ blob, slug }) => ({ slug, text: texts.get(blob) ?? "" }));
}

async function blobs(folder: string, names: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const batch = await git(
    folder,
    ["cat-file", "--batch", "--buffer"],
    Array.from(names, (name) => `${name}\n`).join(""),
  );
  // "name type size", a line end, so many bytes, a line end.
  for (let at = 0; at < batch.length;) {
    const end = batch.indexOf("\n", at);
    const [name = "", , size = "0"] = batch.subarray(at, end).toString("utf8").split(" ");
    texts.set(name, batch.subarray(end + 1, end + 1 + Number(size)).toString("utf8"));
    at = end + 1 + Number(size) + 1;
  }
  return texts;
}

async function git(folder: string, args: readonly string[], input: string): Promise<Buffer> {
  const { stdout } = await execa("git", ["-C", folder, ...args], {
    input,
    encoding: "buffer",
    maxBuffer: 1024 ** 3,
    stripFinalNewline: false,
  });
  return Buffer.from(stdout);
}
