import { exitCode } from "./exit-code.ts";
import type { Git } from "./git.ts";
import { Failure } from "./ui.ts";

/** The four trees that a request is judged by, as git names them. */
export interface Revisions {
  readonly tip: string;
  readonly head: string;
  /** Where the request left the base. */
  readonly fork: string;
  /** The tree that a merge makes, or the paths where it conflicts. */
  readonly merged: string | undefined;
  readonly conflicts: readonly string[];
}

/** @throws Failure (usage) when git does not know enough, with the way out. */
export async function revisions(git: Git, base: string, head: string): Promise<Revisions> {
  const shallow = await git.word(["rev-parse", "--is-shallow-repository"]);
  const [tip, top] = [await commitOf(git, base), await commitOf(git, head)];
  if (shallow === "true") throw isShallow();
  // More than one: the histories cross. Git's own three dots take the first too, and the merge is judged besides.
  const [fork] = ((await git.word(["merge-base", "--all", tip, top])) ?? "").split("\n");
  if (fork === undefined || fork === "") throw noCommonPast(base, head);
  const { code, bytes } = await git.ask(["merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", tip, top]);
  const [tree = "", ...paths] = new TextDecoder().decode(bytes).split("\0").filter(Boolean);
  return { tip, head: top, fork, merged: code === 0 ? tree : undefined, conflicts: code === 0 ? [] : paths };
}

async function commitOf(git: Git, revision: string): Promise<string> {
  const found = await git.word(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (found !== undefined) return found;
  throw new Failure(
    {
      fr: `git ne connaît pas « ${revision} » : une branche, une étiquette ou un commit qui existe ici. Pour l'apporter : git fetch origin ${revision}`,
      en: `git does not know “${revision}”: a branch, tag or commit that exists here. To bring it: git fetch origin ${revision}`,
    },
    exitCode.usage,
  );
}

function isShallow(): Failure {
  return new Failure(
    {
      fr: "git n'a ici qu'une partie de l'histoire (shallow), et on ne peut pas savoir ce que la demande change. Apportez le reste : git fetch --unshallow (dans un flux de forge : fetch-depth: 0).",
      en: "git has only a part of the history here (shallow), and what the request changes cannot be known. Bring the rest: git fetch --unshallow (in a forge's workflow: fetch-depth: 0).",
    },
    exitCode.usage,
  );
}

function noCommonPast(base: string, head: string): Failure {
  return new Failure(
    {
      fr: `« ${base} » et « ${head} » n'ont pas d'histoire commune. Recommencez la demande à partir de la branche de base : git switch -c ma-demande ${base}`,
      en: `“${base}” and “${head}” have no common history. Begin the request again from the base branch: git switch -c my-request ${base}`,
    },
    exitCode.usage,
  );
}
