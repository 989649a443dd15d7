import path from "node:path";
import process from "node:process";
import type { MemberSource } from "../../core/member/read.ts";
import { membersFolder } from "../../stacks/members-folder.ts";
import { checkout } from "./checkout.ts";
import { exitCode } from "./exit-code.ts";
import { Failure } from "./ui.ts";

/** A members' folder, and how its path is printed: as the person gave it. */
export interface MembersFolder {
  readonly folder: string;
  readonly shown: string;
}

/** `--members DIR`, else `konbit:members` of the stack (relative to the project), else `members/` of the project. */
export function findMembersFolder(
  given: string | undefined,
  { members = "members" }: { readonly members?: string },
  cwd = process.cwd(),
): MembersFolder {
  if (given !== undefined) return { folder: path.resolve(cwd, given), shown: path.normalize(given) };
  const folder = path.resolve(checkout, members);
  const relative = path.relative(cwd, folder);
  return { folder, shown: relative.startsWith("..") ? folder : relative };
}

/** Everything that lies in the folder. @throws Failure when it cannot be read or no member file lies in it. */
export async function readMembersFolder({ folder, shown }: MembersFolder): Promise<readonly MemberSource[]> {
  const sources = await membersFolder(folder, shown).catch((error: unknown) => {
    throw unreadable(shown, error);
  });
  const isMember = ({ path: file, kind }: MemberSource) =>
    kind === "symlink" || (kind === "file" && file.endsWith(".yaml") && !path.basename(file).startsWith("_"));
  if (!sources.some(isMember)) throw empty(shown);
  return sources;
}

function unreadable(shown: string, error: unknown): Failure {
  const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return new Failure(
    {
      fr: `${shown} ne peut pas être lu (${reason}). Donnez le dossier des membres : --members DOSSIER`,
      en: `${shown} cannot be read (${reason}). Give the members' folder: --members DIR`,
    },
    exitCode.usage,
  );
}

function empty(shown: string): Failure {
  return new Failure(
    {
      fr: `${shown} ne contient aucun fichier de membre (<membre>.yaml). Commencez par une copie de _example.yaml, ou donnez le dossier : --members DOSSIER`,
      en: `${shown} holds no member file (<member>.yaml). Begin with a copy of _example.yaml, or give the folder: --members DIR`,
    },
    exitCode.usage,
  );
}
