import { idsIn } from "../../core/member/admission.ts";
import { Git } from "./git.ts";

/** Ids that files of this folder ever had, and whether git knows the whole story. */
export interface IdHistory {
  readonly ids: readonly string[];
  /** `none`: no git here. `shallow`: older commits were not fetched. */
  readonly extent: "whole" | "shallow" | "none";
}

/** Asks git's plumbing for every version of every file that the folder ever held, on all branches. */
export async function idsInHistory(folder: string): Promise<IdHistory> {
  const git = await Git.find(folder);
  if (git === undefined) return { ids: [], extent: "none" };
  // Each line begins with an object's name; what a path may hold behind it does not matter.
  const listed = text(await git.bytes(["rev-list", "--all", "--objects", "--no-object-names", ...git.here]));
  const objects = listed.split("\n").filter((line) => /^[0-9a-f]{40,64}$/.test(line));
  const contents = await git.bytes(
    ["cat-file", "--batch=%(objecttype)", "--buffer"],
    objects.map((object) => `${object}\n`).join(""),
  );
  const isShallow = (await git.word(["rev-parse", "--is-shallow-repository"])) === "true";
  return { ids: idsIn(text(contents)), extent: isShallow ? "shallow" : "whole" };
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
