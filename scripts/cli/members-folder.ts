import { open, readdir } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { maxFileBytes } from "../../core/member/source-text.ts";
import type { MemberSource } from "../../core/member/read.ts";
import { exitCode } from "./exit-code.ts";
import { projectFolder, type StackConfig } from "./stack-config.ts";
import { Failure } from "./ui.ts";

/** A members' folder, and how its path is printed: as the person gave it. */
export interface MembersFolder {
  readonly folder: string;
  readonly shown: string;
}

/** `--members DIR`, else `konbit:members` of the stack (relative to the project), else `members/` of the project. */
export function findMembersFolder(given: string | undefined, config: StackConfig, cwd = process.cwd()): MembersFolder {
  if (given !== undefined) return { folder: path.resolve(cwd, given), shown: path.normalize(given) };
  const folder = path.resolve(projectFolder, config.members ?? "members");
  const relative = path.relative(cwd, folder);
  return { folder, shown: relative.startsWith("..") ? folder : relative };
}

/**
 * Everything that lies in the folder, links not followed. Names that begin with a dot (.git, an editor's) are not
 * looked at.
 * @throws Failure when the folder cannot be read or nothing lies in it.
 */
export async function readMembersFolder({ folder, shown }: MembersFolder): Promise<readonly MemberSource[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(shown, error);
  });
  const sources = await Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith("."))
      .map(async (entry): Promise<MemberSource> => {
        const kind = entry.isFile()
          ? "file"
          : entry.isDirectory()
            ? "folder"
            : entry.isSymbolicLink()
              ? "symlink"
              : "other";
        const bytes =
          kind === "file"
            ? await readStart(path.join(folder, entry.name), path.join(shown, entry.name))
            : new Uint8Array();
        return { path: path.join(shown, entry.name), bytes, kind };
      }),
  );
  const isMember = ({ path: file, kind }: MemberSource) =>
    kind === "file" && file.endsWith(".yaml") && !path.basename(file).startsWith("_");
  if (sources.length === 0 || !sources.some((source) => isMember(source) || source.kind === "symlink"))
    throw empty(shown);
  return sources;
}

/** One byte more than a member file may have is enough to refuse it. */
async function readStart(file: string, shown: string): Promise<Uint8Array> {
  try {
    await using handle = await open(file, "r");
    const { buffer, bytesRead } = await handle.read(new Uint8Array(maxFileBytes + 1), 0, maxFileBytes + 1, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw unreadable(shown, error);
  }
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
