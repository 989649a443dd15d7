import { execa } from "execa";
import { idsIn } from "../../core/member/admission.ts";

/** Ids that files of this folder ever had, and whether git knows the whole story. */
export interface IdHistory {
  readonly ids: readonly string[];
  /** `none`: no git here. `shallow`: older commits were not fetched. */
  readonly extent: "whole" | "shallow" | "none";
}

/** Asks git's plumbing for every version of every file that the folder ever held, on all branches. */
export async function idsInHistory(folder: string): Promise<IdHistory> {
  const shallow = await git(folder, ["rev-parse", "--is-shallow-repository"]);
  if (shallow === undefined) return { ids: [], extent: "none" };
  // Each line begins with an object's name; what a path may hold behind it does not matter.
  const listed = (await git(folder, ["rev-list", "--all", "--objects", "--no-object-names", "--", "."])) ?? "";
  const objects = listed.split("\n").filter((line) => /^[0-9a-f]{40,64}$/.test(line));
  const { stdout } = await execa("git", ["-C", folder, "cat-file", "--batch=%(objecttype)", "--buffer"], {
    input: objects.map((object) => `${object}\n`).join(""),
    maxBuffer: 1024 ** 3,
  });
  return { ids: idsIn(stdout), extent: shallow.trim() === "true" ? "shallow" : "whole" };
}

async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  const { failed, stdout } = await execa("git", ["-C", folder, ...args], { reject: false });
  return failed ? undefined : stdout;
}
